import { carName } from '~/areas/garage/car-name'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { visibleMembers } from '~/areas/membership/relations.server'
import { findByTerm } from '~/areas/membership/search-terms.server'
import type { Language } from '~/kernel/language'
import { maskName, maskPhone, maskPlate } from '~/kernel/masks'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'

/**
 * Members and their cars by plate, phone, name or number. Those that the desk's dealer has nothing to do with are found
 * by a complete plate, phone or number only, and masked until a booking links them.
 */
export async function findVisitors(club: Club, actor: Actor, text: string, language: Language) {
  if (text.trim() === '') return []
  const near = await findByTerm(club, text, { limit: 40 })
  const whole = new Set(
    (await findByTerm(club, text, { exact: true })).filter((hit) => hit.source !== 'name').map((hit) => hit.memberId),
  )
  const ids = [...new Set(near.map((hit) => hit.memberId))]
  const visible = await visibleMembers(club, actor, ids)
  const members = await readMembers(
    club,
    ids.filter((id) => visible.has(id) || whole.has(id)),
  )
  const found = []
  for (const member of [...members.values()].slice(0, 12)) {
    const open = visible.has(member.id)
    const cars = await ownVehicles(club, member.id)
    found.push({
      id: member.id,
      number: open ? member.number : '',
      name: open ? member.name : maskName(member.name),
      phone: open ? (member.phone ?? '') : maskPhone(member.phone ?? ''),
      cars: cars.map((car) => ({
        id: car.id,
        name: carName(car, language),
        plate: open ? car.plate : maskPlate(car.plate),
      })),
    })
  }
  return found
}
