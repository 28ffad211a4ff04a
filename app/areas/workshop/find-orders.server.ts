import { ownVehicles, readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { findByTerm } from '~/areas/membership/search-terms.server'
import { parseCode } from '~/kernel/codes'
import { searchKey } from '~/kernel/search-key'
import type { Club } from '~/platform/club.server'

const MOST = 40

/** What a list of orders looks for: its number, or the cars behind a plate or VIN, a guest's plate as it was typed. */
export async function findOrders(
  club: Club,
  text: string,
): Promise<{ number?: string; plate?: string; vehicleIds: string[] }> {
  const code = parseCode(text, 'W')
  return { number: code.ok ? code.value : text, plate: text, vehicleIds: await carsBy(club, text) }
}

/** Cars that a word leads to: plate, VIN, phone or number of the member. */
async function carsBy(club: Club, text: string): Promise<string[]> {
  const hits = await findByTerm(club, text, { exact: true, limit: MOST })
  const direct = hits
    .filter((hit) => hit.source.startsWith('vehicle:'))
    .map((hit) => hit.source.slice('vehicle:'.length))
  if (direct.length > 0) return [...new Set(direct)]
  const found: string[] = []
  for (const memberId of new Set(hits.map((hit) => hit.memberId))) {
    for (const car of await ownVehicles(club, memberId)) found.push(car.id)
  }
  return [...new Set(found)].slice(0, MOST)
}

/**
 * Cars for whoever brings one in: only by its complete plate or VIN, or the owner's complete phone or member number.
 * Part of one finds nothing, so that nobody looks through the members of other dealers.
 */
export async function findCars(club: Club, text: string): Promise<string[]> {
  const ids = await carsBy(club, text)
  const cars = await readVehicles(club, ids)
  const members = await readMembers(
    club,
    [...cars.values()].map((car) => car.ownerMemberId).filter((id) => id !== null),
  )
  const key = searchKey(text)
  const digits = text.replace(/\D/g, '')
  return ids.filter((id) => {
    const car = cars.get(id)
    const owner = car?.ownerMemberId ? members.get(car.ownerMemberId) : undefined
    const phone = owner?.phone?.replace(/\D/g, '') ?? ''
    return (
      (car?.plate && searchKey(car.plate) === key) ||
      (car?.vin && searchKey(car.vin) === key) ||
      (owner && searchKey(owner.number) === key) ||
      (digits.length >= 8 && phone.endsWith(digits))
    )
  })
}
