import { randomUUID } from 'node:crypto'
import type { Instant } from '~/kernel/clock'
import { shortCode } from '~/kernel/codes'
import { newId } from '~/kernel/ids'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Work } from '~/platform/club.server'
import { insertPartyRow, insertSeatRow } from './hot-queries.server'
import type { CheckedParty, CheckedSeat } from './party-input.server'
import type { EventRow, PartyRow, SeatRow, SessionRow } from './rows.server'
import { writeStep } from './take-step.server'

export type Source = 'web' | 'desk' | 'door' | 'import'
type NewParty = {
  memberId: string
  source: Source
  priority: number
  checked: CheckedParty
  state: 'held' | 'waiting' | 'confirmed'
  until: Instant | null
}

/** What the seats of a party cost together. */
export const sumOf = (seats: readonly Pick<SeatRow, 'points' | 'priceMinor'>[], of: 'points' | 'priceMinor') =>
  seats.reduce((sum, seat) => sum + seat[of], 0)

/** Writes a new party with its seats and the first line of its history. A second live one of a member is refused. */
export async function insertParty(
  w: Work,
  event: EventRow,
  session: SessionRow,
  { checked, state, until, ...more }: NewParty,
): Promise<Outcome<{ party: PartyRow; seatIds: string[]; stepId: string; people: number }>> {
  const { seats, answers, waived } = checked
  const [party] = await insertPartyRow(w, w.tx, {
    ...more,
    ...{ id: newId(w.now), number: shortCode('T'), eventId: event.id, sessionId: session.id, state, until },
    ...{ rank: w.now, points: sumOf(seats, 'points'), priceMinor: sumOf(seats, 'priceMinor'), answers },
    ...{ waivedAt: waived ? w.now : null, uid: randomUUID(), createdAt: w.now },
    confirmedAt: state === 'confirmed' ? w.now : null,
  })
  if (!party) return refuse('events:refusal.joined')
  const seated = await insertSeats(w, party, seats)
  if (!seated.ok) return seated
  const people = seats.length
  const stepId = await writeStep(w, { party, event: 'register', hand: handOf(more.source), to: state, people })
  return done({ party, seatIds: seated.value, stepId, people })
}

const handOf = (source: Source) => (source === 'web' ? 'owner' : 'desk')

/** Writes people into a party. The engine refuses a phone or a car that comes with others. */
export async function insertSeats(
  w: Work,
  party: Pick<PartyRow, 'id' | 'eventId'>,
  given: readonly CheckedSeat[],
  from = 0,
): Promise<Outcome<string[]>> {
  const ids: string[] = []
  for (const [at, { waived, withCar: _, id: __, ...seat }] of given.entries()) {
    const [row] = await insertSeatRow(w, w.tx, {
      ...seat,
      ...{ id: newId(w.now), partyId: party.id, eventId: party.eventId, position: from + at },
      waivedAt: waived ? w.now : null,
    })
    if (!row) return refuse('events:refusal.guest_comes', { params: { name: seat.name } })
    ids.push(row.id)
  }
  return done(ids)
}
