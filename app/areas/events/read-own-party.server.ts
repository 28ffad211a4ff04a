import { and, asc, eq, isNull, or } from 'drizzle-orm'
import { carName } from '~/areas/garage/car-name'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import { previewReturn } from '~/areas/points/return-spend.server'
import { type Instant, MINUTE } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { qrMatrix } from '~/platform/qr.server'
import { previewCancel } from './cancel-party.server'
import { openCharges } from './charges.server'
import { loadEvent, loadParty, loadSession, type PartyRow, reading } from './rows.server'
import { HOLD_MINUTES, inOrder, type PartyState } from './rules'
import { readQueue } from './settle.server'
import { ticketCode } from './ticket-code.server'

/** The party with this number, if it is the actor's own; unknown and foreign ones are the same NotFound. */
export async function requireOwnParty(club: Club, actor: Actor, number: string): Promise<PartyRow> {
  const party = await loadParty(reading(club), number)
  if (actor.memberId === null || party.memberId !== actor.memberId) throw new NotFound('event party')
  return party
}

/** The people of a party, each with their ticket when the party is confirmed; of one that is over, who it was for. */
async function readSeats(club: Club, party: PartyRow, language: Language) {
  const { seats, kinds, entries } = club.schema.events
  const shown =
    party.endedAt === null ? isNull(seats.goneAt) : or(isNull(seats.goneAt), eq(seats.goneAt, party.endedAt))
  const rows = await club.store.read
    .select({ seat: seats, kind: kinds, enteredAt: entries.at })
    .from(seats)
    .innerJoin(kinds, eq(kinds.id, seats.kindId))
    .leftJoin(entries, eq(entries.seatId, seats.id))
    .where(and(eq(seats.partyId, party.id), shown))
    .orderBy(asc(seats.position), asc(seats.id))
  const cars = await readVehicles(
    club,
    rows.flatMap(({ seat }) => seat.vehicleId ?? []),
  )
  return rows.map(({ seat, kind, enteredAt }) => {
    const car = seat.vehicleId ? cars.get(seat.vehicleId) : undefined
    return {
      ...{
        id: seat.id,
        name: seat.name,
        phone: seat.phone,
        points: seat.points,
        priceMinor: seat.priceMinor,
        enteredAt,
      },
      ...{ kindId: seat.kindId, vehicleId: seat.vehicleId, typedPlate: seat.plate, answers: seat.answers },
      ...{ photoConsent: seat.photoConsent, waived: seat.waivedAt !== null },
      own: seat.memberId !== null,
      kind: say(kind.name, language),
      withCar: kind.withCar,
      car: car ? carName(car, language) : '',
      plate: car ? car.plate : seat.plate,
      qr: party.state === 'confirmed' ? qrMatrix(ticketCode(club, seat)) : null,
    }
  })
}

/** Where a waiting party stands: 1 is next. */
async function placeOf(club: Club, party: PartyRow) {
  if (party.state !== 'waiting') return null
  const queue = inOrder(await readQueue(reading(club), party.sessionId))
  const at = queue.findIndex(({ id }) => id === party.id)
  return at < 0 ? null : { place: at + 1, of: queue.length }
}

/** Everything that the owner's page of a party shows. Throws NotFound for what is not their own. */
export async function readOwnParty(club: Club, actor: Actor, number: string, language: Language) {
  const party = await requireOwnParty(club, actor, number)
  const on = reading(club)
  const event = await loadEvent(on, party.eventId)
  const { outcomes } = club.schema.events
  const [session, seats, place, charges, balance, [outcome]] = await Promise.all([
    loadSession(on, event.id, party.sessionId),
    readSeats(club, party, language),
    placeOf(club, party),
    openCharges(on, party.id),
    balanceOf(club, party.memberId),
    club.store.read.select().from(outcomes).where(eq(outcomes.partyId, party.id)),
  ])
  const now = club.clock.now()
  const state = party.state as PartyState
  const isOver = event.state === 'closed' || event.state === 'cancelled' || session.endsAt <= now
  const isBefore = session.startsAt > now || event.state === 'postponed'
  return {
    eventId: event.id,
    number: party.number,
    state,
    version: party.version,
    until: party.until,
    waitMs: (state === 'offered' ? event.offerMinutes : HOLD_MINUTES) * MINUTE,
    now,
    place,
    points: party.points,
    paidPoints: charges.reduce((sum, one) => sum + one.points - one.returned, 0),
    priceMinor: party.priceMinor,
    paidMinor: party.paidMinor,
    owedMinor: party.owedMinor,
    available: balance.available,
    reason: party.reason,
    endedAt: party.endedAt,
    score: party.score,
    attended: outcome?.attended ?? null,
    seats,
    session: { id: session.id, name: say(session.name, language), startsAt: session.startsAt, endsAt: session.endsAt },
    event: {
      ...{ number: event.number, state: event.state, kind: event.kind, art: event.art, zone: event.zone },
      ...{ currency: event.currency, lat: event.lat, lng: event.lng, reason: event.reason, refunds: event.refunds },
      ...{ fairness: event.fairness, mostSkips: event.mostSkips, offerMinutes: event.offerMinutes },
      ...{ noShowMonths: event.noShowMonths },
      freeUntil: event.freeUntil !== null && event.freeUntil > now ? event.freeUntil : null,
      title: say(event.title, language),
      place: say(event.place, language),
      address: say(event.address, language),
    },
    isOver,
    mayChange: !isOver && isBefore && (state === 'confirmed' || state === 'waiting' || state === 'held'),
    mayCancel: !isOver && isBefore && state === 'confirmed' && seats.every(({ enteredAt }) => enteredAt === null),
  }
}
export type OwnPartyView = Awaited<ReturnType<typeof readOwnParty>>

type Lot = { points: number; expiresAt: Instant; past: boolean }

/** What cancelling gives back now: by the rule of the event, into which lots, and what of it would end at once. */
export async function readCancel(club: Club, actor: Actor, number: string) {
  const party = await requireOwnParty(club, actor, number)
  const back = await previewCancel(club, actor, number)
  const lots = new Map<Instant, Lot>()
  let [left, gone] = [back.points, 0]
  for (const charge of await openCharges(reading(club), party.id)) {
    const share = Math.min(left, charge.points - charge.returned)
    if (share === 0) continue
    const preview = await previewReturn(club, charge.entryId, share)
    gone += preview.lost
    left -= share
    for (const lot of preview.lots) {
      const same = lots.get(lot.expiresAt)
      lots.set(lot.expiresAt, same ? { ...same, points: same.points + lot.points } : lot)
    }
  }
  return { ...back, ended: gone, lots: [...lots.values()].sort((a, b) => a.expiresAt - b.expiresAt) }
}
