import { and, desc, inArray, isNull } from 'drizzle-orm'
import { searchMembers } from '~/areas/archive/search-members.server'
import { carName } from '~/areas/garage/car-name'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import type { Language } from '~/kernel/language'
import { maskPlate } from '~/kernel/masks'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'

/** Somebody who may be telling the club something. */
export type Teller = {
  memberId: string
  number: string
  name: string
  phone: string
  cars: { id: string; name: string; plate: string }[]
  /** Open cases of the same person: it may be about one of these. */
  open: { number: string; title: string; state: string }[]
}
const MOST_FOUND = 6

/** Members for whoever writes a case down, as the archive finds them, each with what is open already. */
export async function findTellers(club: Club, actor: Actor, text: string, language: Language): Promise<Teller[]> {
  if (text.trim().length < 2) return []
  const found = (await searchMembers(club, actor, text, { limit: MOST_FOUND })).filter(
    ({ memberId }) => memberId !== actor.memberId,
  )
  const { cases: r } = club.schema.cases
  const ids = found.map(({ memberId }) => memberId)
  const open =
    ids.length === 0
      ? []
      : await club.store.read
          .select({ memberId: r.memberId, dealerId: r.dealerId, number: r.number, title: r.title, state: r.state })
          .from(r)
          .where(and(inArray(r.memberId, ids), isNull(r.closedAt)))
          .orderBy(desc(r.createdAt), desc(r.id))
          .limit(40)
  const tellers: Teller[] = []
  for (const { memberId, number, name, phone, masked } of found) {
    const cars = await ownVehicles(club, memberId)
    tellers.push({
      ...{ memberId, number, name, phone },
      cars: cars.map((car) => ({
        id: car.id,
        name: carName(car, language),
        plate: masked ? maskPlate(car.plate) : car.plate,
      })),
      open: open
        .filter((one) => one.memberId === memberId && can(actor, 'case:read', { dealerId: one.dealerId }))
        .map(({ number, title, state }) => ({ number, title, state })),
    })
  }
  return tellers
}
