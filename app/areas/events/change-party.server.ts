import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { readMember } from '~/areas/membership/read-members.server'
import { done, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { chargePoints, givePointsBack, holdFor, letGo, openCharges } from './charges.server'
import { insertSeats, sumOf } from './insert-party.server'
import { tellParty } from './letters.server'
import { raiseEvent } from './live.server'
import { handOn, type OpenParty, openParty } from './open-party.server'
import { type CheckedParty, checkComing, checkParty, type SeatInput } from './party-input.server'
import { freePlaces, fullHouse, loadPools, takePlaces } from './pools.server'
import { eventKey, loadKinds, loadSession, type PartyRow, type SessionRow } from './rows.server'
import { type Demand, demandOf, type PartyHand, PEOPLE, refundPercent, shareOf, shortOf } from './rules'
import { mayTake, settle } from './settle.server'
import { changeRow, isTaking, movedOn, writeStep } from './take-step.server'

type Change = {
  number: string
  /** Of the party when the form was opened. */
  version: number
  sessionId: string
  /** All who come from now on; with `id` those who came before. */
  seats: readonly SeatInput[]
  /** As before when left out. */
  answers?: Record<string, string>
  waived?: boolean
}
/** Of somebody who is inside this stays as it is. */
const TICKET = ['id', 'name', 'kindId', 'vehicleId', 'plate'] as const
type Changed = { number: string; version: number; points: number; owedMinor: number }

/**
 * Changes who comes, with what, to which session. More people take places as a newcomer would; who is left out gives
 * theirs back, and the ticket is void; a new name gets a new code. The difference in points is spent or goes back by
 * the rule of the event, into the same lots. A form older than the party, and what does not fit, is refused.
 */
export async function changeParty({
  club,
  actor,
  submission,
  number,
  ...change
}: Act<Change>): Promise<Outcome<Changed>> {
  const { event, hand } = await handOn(club, actor, number)
  return club.write(
    actor,
    async (w) => {
      const before = await openParty(w, number)
      await settle(w, before.event, before.session)
      const open = await openParty(w, number)
      const session = await loadSession(w, event.id, change.sessionId)
      const late = tooLate(w, open, session)
      if (late) return late
      if (open.party.version !== change.version) return movedOn(open.party)
      if (hand === 'owner' && (await winsTime(w, open, session))) {
        return refuse('events:refusal.later_session', { field: 'sessionId' })
      }
      const checked = await checkChange(w, open, change, hand)
      if (!checked.ok) return checked
      return apply(w, open, { session, checked: checked.value, hand })
    },
    { ...(submission ? { submission } : {}), alone: eventKey(event.id) },
  )
}

function tooLate(w: Work, { party, event, session: now }: OpenParty, next: SessionRow): Refusal | null {
  if (!['held', 'waiting', 'confirmed'].includes(party.state)) return movedOn(party)
  if (event.state === 'cancelled') return refuse('events:refusal.called_off', { nextStep: '/events' })
  if (event.state !== 'published' && event.state !== 'postponed') return refuse('events:refusal.over')
  const begun = event.state === 'published' && [now, next].some(({ startsAt }) => startsAt <= w.now)
  return begun || !next.active ? refuse('events:refusal.session_over', { field: 'sessionId' }) : null
}

/** Whether more of what was paid would come back from the other session than from this one. */
async function winsTime(w: Work, { party, event, session }: OpenParty, next: SessionRow): Promise<boolean> {
  const byClub = event.state === 'postponed'
  const [here, there] = [session, next].map(({ startsAt }) => refundPercent(event, { startsAt, now: w.now, byClub }))
  if ((there ?? 0) <= (here ?? 0)) return false
  return party.paidMinor > party.owedMinor || (await openCharges(w, party.id)).length > 0
}

async function checkChange(
  w: Work,
  { party, event, seats: had }: OpenParty,
  { seats, answers = party.answers, waived = false, sessionId }: Change | Omit<Change, 'number'>,
  hand: PartyHand,
): Promise<Outcome<CheckedParty>> {
  const member = await readMember(w.club, party.memberId, w.tx)
  const cars = await ownVehicles(w.club, member.id, w.tx)
  const kinds = await loadKinds(w, event.id)
  const signed = new Set(had.filter(({ waivedAt }) => waivedAt !== null).map(({ id }) => id))
  const given = {
    answers,
    waived: waived || party.waivedAt !== null,
    seats: seats.map((seat) => ({ ...seat, waived: seat.waived || signed.has(seat.id ?? '') })),
  }
  const checked = checkParty(given, { event, kinds, member, cars, had, byDesk: hand === 'desk' })
  if (!checked.ok) return checked
  const free = await checkComing(w, checked.value.seats, { eventId: event.id, partyId: party.id })
  if (!free.ok) return free
  const { entries } = w.schema.events
  const inside = await w.tx.select({ id: entries.seatId }).from(entries).where(eq(entries.partyId, party.id))
  const fixed = inside.some(({ id }) => {
    const one = checked.value.seats.find((seat) => seat.id === id)
    const before = had.find((seat) => seat.id === id)
    return sessionId !== party.sessionId || TICKET.some((part) => one?.[part] !== before?.[part])
  })
  return fixed ? refuse('events:refusal.already_in') : checked
}

type Next = { session: SessionRow; checked: CheckedParty; hand: PartyHand }

async function apply(w: Work, open: OpenParty, { session, checked, hand }: Next): Promise<Outcome<Changed>> {
  const { party, event, session: before, seats: had } = open
  const isElsewhere = session.id !== before.id
  const [old, wanted] = [demandOf(had), demandOf(checked.seats)]
  const more = growth(isElsewhere ? new Map() : old, wanted)
  const isClosed = hand === 'owner' && w.now >= event.closesAt && event.state === 'published'
  if (isClosed && (growth(old, wanted).get(PEOPLE) ?? 0) > 0) return refuse('events:refusal.late_more')
  if (isTaking(party)) {
    await freePlaces(w, before.id, isElsewhere ? old : growth(wanted, old))
    if (isElsewhere) await settle(w, event, session)
    const { priority } = party
    if (more.size > 0 && !(await mayTake(w, event, session, { demand: more, priority }))) {
      const pools = await loadPools(w, session.id)
      return fullHouse(pools, shortOf(pools, more) ?? PEOPLE)
    }
    const taken = await takePlaces(w, session.id, more)
    if (!taken.ok) return taken
  }
  await writeSeats(w, open, checked)
  const key = `change:${party.version}`
  const money = await moneyOf(w, open, { checked, key })
  if (!money.ok) return money
  const people = checked.seats.length
  const { answers, waived } = checked
  const moved = await changeRow(w, party, {
    ...{ ...money.value.changes, sessionId: session.id, answers },
    waivedAt: party.waivedAt ?? (waived ? w.now : null),
    ...(isElsewhere ? { sequence: party.sequence + 1 } : {}),
    ...(party.state === 'waiting' && more.size > 0 ? { rank: w.now } : {}),
  })
  if (!moved.ok) return moved
  await writeStep(w, { party, event: 'change', hand, to: party.state, people })
  if (party.state === 'confirmed' && isElsewhere) {
    await tellParty(w, event, session, moved.value, { template: 'event-moved', before: before.startsAt })
  } else if (party.state === 'confirmed' && people !== had.length) {
    await tellParty(w, event, session, moved.value, { template: 'event-registered', people })
  }
  if (hand === 'desk') {
    const detail = { party: party.number, people, before: had.length, sessionId: session.id }
    await audit(w, { action: 'event.party-changed', subject: `event:${event.id}`, dealerId: event.dealerId, detail })
  }
  if (isElsewhere) await settle(w, event, before)
  await settle(w, event, session)
  await raiseEvent(w, event.id)
  const { points, owedMinor } = money.value
  return done({ number: party.number, version: moved.value.version, points, owedMinor })
}

/** What `to` wants above `from`, scope by scope. */
function growth(from: Demand, to: Demand): Demand {
  const more = [...to].map(([scope, count]) => [scope, count - (from.get(scope) ?? 0)] as const)
  return new Map(more.filter(([, count]) => count > 0))
}

/** Who is left out goes, who stays keeps the seat, who is new gets one. */
async function writeSeats(w: Work, { party, seats: had }: OpenParty, { seats: next }: CheckedParty): Promise<void> {
  const { seats } = w.schema.events
  const kept = next.flatMap(({ id }) => id ?? [])
  const gone = had.filter(({ id }) => !kept.includes(id)).map(({ id }) => id)
  if (gone.length > 0) await w.tx.update(seats).set({ goneAt: w.now }).where(inArray(seats.id, gone))
  // Phones and cars may change places within the party: nobody has one while they are dealt out again.
  const live = and(eq(seats.partyId, party.id), isNull(seats.goneAt))
  await w.tx.update(seats).set({ phone: '', vehicleId: null }).where(live)
  for (const [position, { id, withCar: _, waived, ...seat }] of next.entries()) {
    const before = had.find((one) => one.id === id)
    if (!before) continue
    const waivedAt = before.waivedAt ?? (waived ? w.now : null)
    const renamed = before.name !== seat.name ? { codeVersion: sql`${seats.codeVersion} + 1` } : {}
    await w.tx
      .update(seats)
      .set({ ...seat, ...renamed, position, waivedAt })
      .where(eq(seats.id, before.id))
  }
  for (const [position, seat] of next.entries()) {
    if (seat.id !== null) continue
    const seated = await insertSeats(w, party, [seat], position)
    if (!seated.ok) throw new Error(`party ${party.number} was checked for guests who come with others`)
  }
}

type Settled = { changes: Partial<PartyRow>; points: number; owedMinor: number }

/** The difference in price: held again, spent, or given back by the rule of the event. `points` is what the member gets. */
async function moneyOf(
  w: Work,
  { party, event, session }: OpenParty,
  { checked, key }: { checked: CheckedParty; key: string },
): Promise<Outcome<Settled>> {
  const points = sumOf(checked.seats, 'points')
  const priceMinor = sumOf(checked.seats, 'priceMinor')
  if (party.state === 'waiting') return done({ changes: { points, priceMinor }, points: 0, owedMinor: 0 })
  if (party.state === 'held') {
    await letGo(w, party)
    const held = await holdFor(w, party, { points, until: party.until ?? w.now, key })
    return held.ok ? done({ changes: { points, priceMinor, holdId: held.value }, points: 0, owedMinor: 0 }) : held
  }
  const byClub = event.state === 'postponed'
  const percent = refundPercent(event, { startsAt: session.startsAt, now: w.now, byClub })
  // A price that rises is first met from what the club owes, then paid.
  const owed =
    priceMinor > party.priceMinor
      ? Math.min(party.owedMinor, Math.max(0, party.paidMinor - priceMinor))
      : party.owedMinor
  const surplus = Math.max(0, party.paidMinor - owed - priceMinor)
  const fresh = Math.max(0, party.priceMinor - priceMinor)
  const owedMinor = shareOf(Math.min(surplus, fresh), percent)
  const changes = { points, priceMinor, owedMinor: owed + owedMinor }
  if (points > party.points) {
    const charged = await chargePoints(w, event, party, { points: points - party.points, key })
    return charged.ok ? done({ changes, points: 0, owedMinor }) : charged
  }
  const paid = (await openCharges(w, party.id)).reduce((sum, one) => sum + one.points - one.returned, 0)
  const back = Math.min(paid, shareOf(party.points - points, percent))
  const given = await givePointsBack(w, party, { points: back, key })
  return given.ok ? done({ changes, points: back, owedMinor }) : given
}
