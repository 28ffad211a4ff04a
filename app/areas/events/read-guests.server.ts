import { and, asc, desc, eq, exists, gt, inArray, isNull, lt, notExists, or, type SQL, sql } from 'drizzle-orm'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { formatPhone, parsePhone } from '~/areas/membership/phones.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { findByTerm } from '~/areas/membership/search-terms.server'
import type { Instant } from '~/kernel/clock'
import { parseCode } from '~/kernel/codes'
import type { Club } from '~/platform/club.server'
import { audienceOf } from './audience.server'
import type { GuestSearch } from './desk-forms'
import type { PartyRow } from './rows.server'
import { dueOf } from './rules'

export type GuestParty = {
  id: string
  number: string
  state: string
  sessionId: string
  member: string
  memberNumber: string
  phone: string
  tier: string
  people: number
  /** Those who come besides the member. */
  with: string[]
  plates: string[]
  entered: number
  priceMinor: number
  paidMinor: number
  owedMinor: number
  points: number
  createdAt: Instant
}
export type GuestPerson = {
  id: string
  name: string
  phone: string
  plate: string
  kindId: string
  sessionId: string
  party: string
  member: string
  state: string
  enteredAt: Instant | null
  photoConsent: boolean
  answers: Record<string, string>
  /** What their party still has to pay, in minor units. */
  dueMinor: number
}
export type GuestKey = { at: number; id: string }

/** Parties that the filters find, newest first, by key. */
export async function listParties(
  club: Club,
  eventId: string,
  search: GuestSearch,
  { before, limit = 50 }: { before?: GuestKey; limit?: number } = {},
): Promise<{ rows: GuestParty[]; next: GuestKey | null }> {
  const { parties: p } = club.schema.events
  const found = await club.store.read
    .select()
    .from(p)
    .where(
      and(
        await conditionOf(club, eventId, search),
        before && or(lt(p.createdAt, before.at), and(eq(p.createdAt, before.at), lt(p.id, before.id))),
      ),
    )
    .orderBy(desc(p.createdAt), desc(p.id))
    .limit(limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const rows = await guestRows(club, page)
  return { rows, next: found.length > limit && last ? { at: last.createdAt, id: last.id } : null }
}

/** Parties as the list shows them, in the order given. Members, people and entries: one query each. */
export async function guestRows(club: Club, page: readonly PartyRow[]): Promise<GuestParty[]> {
  const members = await readMembers(
    club,
    page.map(({ memberId }) => memberId),
  )
  const people = await peopleOf(
    club,
    page.map(({ id }) => id),
  )
  return page.map((party) => {
    const member = members.get(party.memberId)
    const seats = people.get(party.id) ?? []
    const { id, number, state, sessionId, priceMinor, paidMinor, owedMinor, points, createdAt } = party
    return {
      ...{ id, number, state, sessionId, priceMinor, paidMinor, owedMinor, points, createdAt },
      ...{ member: member?.name ?? '', memberNumber: member?.number ?? '', phone: told(member?.phone) },
      tier: member?.tier ?? 'classic',
      people: seats.length,
      with: seats.filter(({ memberId }) => memberId === null).map(({ name }) => name),
      plates: seats.flatMap(({ plate }) => (plate ? [plate] : [])),
      entered: seats.filter(({ enteredAt }) => enteredAt !== null).length,
    }
  })
}

/** People that the filters find, in the order of their tickets, by key. */
export async function listPeople(
  club: Club,
  eventId: string,
  search: GuestSearch,
  { after, limit = 50 }: { after?: string; limit?: number } = {},
): Promise<{ rows: GuestPerson[]; next: string | null }> {
  const { parties: p, seats: s, entries } = club.schema.events
  const found = await club.store.read
    .select({ seat: s, party: p, enteredAt: entries.at })
    .from(s)
    .innerJoin(p, eq(p.id, s.partyId))
    .leftJoin(entries, eq(entries.seatId, s.id))
    .where(
      and(
        eq(s.eventId, eventId),
        isNull(s.goneAt),
        search.kind ? eq(s.kindId, search.kind) : undefined,
        await conditionOf(club, eventId, search),
        after ? gt(s.id, after) : undefined,
      ),
    )
    .orderBy(asc(s.id))
    .limit(limit + 1)
  const page = found.slice(0, limit)
  const members = await readMembers(
    club,
    page.map(({ party }) => party.memberId),
  )
  const plates = await platesOf(
    club,
    page.map(({ seat }) => seat.vehicleId),
  )
  const rows = page.map(({ seat, party, enteredAt }) => {
    const member = members.get(party.memberId)
    const own = seat.memberId !== null
    return {
      ...{ id: seat.id, kindId: seat.kindId, sessionId: party.sessionId, party: party.number, state: party.state },
      name: (own ? member?.name : seat.name) || seat.name,
      phone: told(own ? member?.phone : seat.phone),
      plate: seat.plate || plates.get(seat.vehicleId ?? '') || '',
      member: member?.name ?? '',
      dueMinor: dueOf(party),
      ...{ enteredAt, photoConsent: seat.photoConsent, answers: { ...party.answers, ...seat.answers } },
    }
  })
  return { rows, next: found.length > limit ? (page.at(-1)?.seat.id ?? null) : null }
}

/** How many parties and people the filters find. */
export async function countGuests(club: Club, eventId: string, search: GuestSearch) {
  const { parties: p, seats: s } = club.schema.events
  const condition = await conditionOf(club, eventId, search)
  const on = club.store.read
  const [parties] = await on.select({ count: sql<number>`count(*)` }).from(p).where(condition)
  const [people] = await on
    .select({ count: sql<number>`count(*)` })
    .from(s)
    .innerJoin(p, eq(p.id, s.partyId))
    .where(and(condition, isNull(s.goneAt)))
  return { parties: Number(parties?.count ?? 0), people: Number(people?.count ?? 0) }
}

/** What the filters of the guest list ask of a party. */
export async function conditionOf(club: Club, eventId: string, search: GuestSearch): Promise<SQL | undefined> {
  const { parties: p, entries } = club.schema.events
  const { state, owed, entered, q, ...rest } = search
  const inside = club.store.read.select({ one: sql`1` }).from(entries).where(eq(entries.partyId, p.id))
  return and(
    audienceOf(club, eventId, { ...rest, state: state === 'all' ? undefined : state }),
    owed ? sql`${p.owedMinor} > 0` : undefined,
    entered === 'yes'
      ? exists(inside)
      : entered === 'no'
        ? and(notExists(inside), eq(p.state, 'confirmed'))
        : undefined,
    q ? await textCondition(club, eventId, q) : undefined,
  )
}

/** A number, a phone, the member by any of their words, or a guest by name. */
async function textCondition(club: Club, eventId: string, text: string): Promise<SQL | undefined> {
  const { parties: p, seats: s } = club.schema.events
  const code = parseCode(text, 'T')
  const phone = parsePhone(text)
  const hits = await findByTerm(club, text, { limit: 200 })
  const ids = [...new Set(hits.map(({ memberId }) => memberId))]
  const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const seat = club.store.read
    .select({ one: sql`1` })
    .from(s)
    .where(
      and(
        eq(s.partyId, p.id),
        eq(s.eventId, eventId),
        isNull(s.goneAt),
        or(
          sql`lower(${s.name}) like ${like} escape '\\'`,
          sql`lower(${s.plate}) like ${like} escape '\\'`,
          phone.ok ? eq(s.phone, phone.value.e164) : undefined,
        ),
      ),
    )
  return or(
    code.ok ? eq(p.number, code.value) : undefined,
    ids.length > 0 ? inArray(p.memberId, ids) : undefined,
    exists(seat),
  )
}

async function platesOf(club: Club, vehicleIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const cars = await readVehicles(
    club,
    vehicleIds.flatMap((id) => id ?? []),
  )
  return new Map([...cars.values()].map(({ id, plate }) => [id, plate]))
}

async function peopleOf(club: Club, partyIds: readonly string[]) {
  const { seats: s, entries } = club.schema.events
  const all = new Map<string, { name: string; memberId: string | null; plate: string; enteredAt: Instant | null }[]>()
  if (partyIds.length === 0) return all
  const rows = await club.store.read
    .select({ seat: s, enteredAt: entries.at })
    .from(s)
    .leftJoin(entries, eq(entries.seatId, s.id))
    .where(and(inArray(s.partyId, [...partyIds]), isNull(s.goneAt)))
    .orderBy(asc(s.position), asc(s.id))
  const plates = await platesOf(
    club,
    rows.map(({ seat }) => seat.vehicleId),
  )
  for (const { seat, enteredAt } of rows) {
    const { partyId, name, memberId, vehicleId } = seat
    const plate = seat.plate || plates.get(vehicleId ?? '') || ''
    all.set(partyId, [...(all.get(partyId) ?? []), { name, memberId, plate, enteredAt }])
  }
  return all
}

const told = (phone: string | null | undefined): string => (phone ? formatPhone(phone) : '')
