import { carName } from '~/areas/garage/car-name'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import type { Language } from '~/kernel/language'
import { maskPlate } from '~/kernel/masks'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { searchMembers } from './search-members.server'

/** Somebody who may be on the telephone or at the counter. */
export type Caller = {
  memberId: string
  number: string
  name: string
  phone: string
  cars: { id: string; name: string; plate: string }[]
}
const MOST_FOUND = 6

/**
 * Members for whoever takes a call, by the beginning of name, phone, plate or number, as the archive finds them: those
 * of other dealers only by a complete phone, plate or number, and masked until the call links them.
 */
export async function findCallers(club: Club, actor: Actor, text: string, language: Language): Promise<Caller[]> {
  if (text.trim().length < 2) return []
  const found = await searchMembers(club, actor, text, { limit: MOST_FOUND })
  const callers: Caller[] = []
  for (const { memberId, number, name, phone, masked } of found) {
    const cars = await ownVehicles(club, memberId)
    callers.push({
      ...{ memberId, number, name, phone },
      cars: cars.map((car) => ({
        id: car.id,
        name: carName(car, language),
        plate: masked ? maskPlate(car.plate) : car.plate,
      })),
    })
  }
  return callers
}
