import { plateKey } from '~/areas/garage/plates'
import { ownVehicles, readVehicles } from '~/areas/garage/read-vehicles.server'
import { parsePhone } from '~/areas/membership/phones.server'
import { type Member, readMembers } from '~/areas/membership/read-members.server'
import { visibleMembers } from '~/areas/membership/relations.server'
import { findByTerm, type TermHit } from '~/areas/membership/search-terms.server'
import { parseCode } from '~/kernel/codes'
import { maskName, maskPhone, maskPlate } from '~/kernel/masks'
import type { Words } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { scopeOf } from '~/platform/permissions'

export type FoundMember = {
  memberId: string
  number: string
  /** Masked for somebody that the dealer has nothing to do with yet. */
  name: string
  tier: string
  /** Always masked in lists. */
  phone: string
  cars: { plate: string; model: Words }[]
  masked: boolean
}

/** A member has several words that begin alike (name, pinyin): so many hits are read for one row. */
const HITS_PER_ROW = 6

/**
 * Members by the beginning of name, pinyin, initials, phone or its last four digits, plate, VIN or number. Head office
 * searches the whole club; a dealer the members it has to do with, and anybody else only by a complete phone, plate,
 * VIN or number, masked. Nobody without the right to search finds anyone.
 */
export async function searchMembers(
  club: Club,
  actor: Actor,
  text: string,
  { limit = 8 }: { limit?: number } = {},
): Promise<FoundMember[]> {
  const scope = scopeOf(actor, 'member:search')
  if (scope === null || scope === 'own') return []
  const dealerIds = scope === 'club' ? undefined : [...scope]
  const hits = await findByTerm(club, text, { limit: limit * HITS_PER_ROW, dealerIds })
  const ids = [...new Set(hits.map(({ memberId }) => memberId))].slice(0, limit)
  if (dealerIds) ids.push(...(await strangersBy(club, text, ids)))
  return describeMembers(club, actor, ids)
}

/** Members of other dealers whose complete phone, plate, VIN or number this is. */
async function strangersBy(club: Club, text: string, known: readonly string[]): Promise<string[]> {
  const phone = parsePhone(text)
  const number = parseCode(text, 'M')
  const words = [text, phone.ok ? phone.value.e164 : '', number.ok ? number.value : '']
  const hits: TermHit[] = []
  for (const word of new Set(words)) hits.push(...(await findByTerm(club, word, { exact: true, limit: 5 })))
  const others = hits.filter(({ memberId }) => !known.includes(memberId))
  if (others.length === 0) return []
  const members = await readMembers(
    club,
    others.map(({ memberId }) => memberId),
  )
  const carIds = others.flatMap(({ source }) => (source.startsWith('vehicle:') ? [source.slice(8)] : []))
  const cars = await readVehicles(club, carIds)
  const complete = others.filter(({ memberId, source }) => {
    if (source === 'number') return true
    if (source === 'phone') return phone.ok && members.get(memberId)?.phone === phone.value.e164
    const car = cars.get(source.slice('vehicle:'.length))
    if (!car) return false
    const key = plateKey(text)
    return (key !== '' && plateKey(car.plate) === key) || car.vin === text.trim().toUpperCase()
  })
  return [...new Set(complete.map(({ memberId }) => memberId))]
}

/** Rows of a list, in the order of the ids: names and plates masked where the actor has no relation. */
export async function describeMembers(club: Club, actor: Actor, ids: readonly string[]): Promise<FoundMember[]> {
  const members = await readMembers(club, ids)
  const visible = await visibleMembers(club, actor, ids)
  const found: FoundMember[] = []
  for (const id of ids) {
    const member = members.get(id)
    if (member && member.erasedAt === null) found.push(await rowOf(club, member, !visible.has(id)))
  }
  return found
}

async function rowOf(club: Club, member: Member, masked: boolean): Promise<FoundMember> {
  const cars = await ownVehicles(club, member.id)
  return {
    memberId: member.id,
    number: member.number,
    name: masked ? maskName(member.name) : member.name,
    tier: member.tier,
    phone: member.phone ? maskPhone(member.phone) : '',
    cars: cars.slice(0, 3).map(({ plate, model }) => ({ plate: masked ? maskPlate(plate) : plate, model })),
    masked,
  }
}
