import { eq } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import type { Act, Work } from '~/platform/club.server'
import { namesOf } from '~/platform/staff.server'
import { noteAttendance } from './close-event.server'
import { type DoorEvent, openDoor, sessionsOf, shutDoor } from './door-scope.server'
import { type DoorSeat, dueOf, readSeat } from './door-seats.server'
import { raiseEvent } from './live.server'
import { eventKey, loadEvent } from './rows.server'
import { judgeTicket, MOST_OFFLINE, SCAN_RESULTS, type ScanResult } from './rules'
import { readTicketCode } from './ticket-code.server'

export type ScanInput = {
  eventNumber: string
  sessionId: string
  /** Of a QR; or the ticket itself, found by name. */
  code?: string
  seatId?: string
  door: string
  /** Made on the phone: sent twice, recorded once and answered the same. */
  key: string
  /** By the phone's clock. */
  at?: Instant | null
  offline?: boolean
  /** What the phone answered while it had no network. */
  shown?: string
}
export type ScanAnswer = {
  key: string
  result: ScanResult
  /** Empty for a code that is none of ours, and for a ticket of another event. */
  seat: (Pick<DoorSeat, 'seatId' | 'name' | 'kind' | 'plate' | 'party' | 'sessionId'> & { dueMinor: number }) | null
  /** When, by whom and where the ticket was let in; null when it is not in. */
  entry: { at: Instant; by: string; door: string } | null
  /** Session or event that the ticket is for, when it is not this one. */
  elsewhere: Words | null
}

/**
 * A look at a ticket. Everyone of them is on record with its door and who stood there; a ticket is let in once,
 * whatever the number of doors that see it at the same moment. One that a phone let in without a network counts as it
 * was, if the ticket was good; what the phone turned away stays outside. Refuses while the door is shut: long before the
 * session, and after closing, when for a while only what a phone sends late is taken. NotFound for an event, session or ticket that the door has nothing to do with.
 */
export async function scanTicket({ club, actor, ...input }: Act<ScanInput>): Promise<Outcome<ScanAnswer>> {
  const event = await openDoor(club, actor, input.eventNumber)
  const sessions = await sessionsOf(club, event.id)
  const session = sessions.find(({ id }) => id === input.sessionId)
  if (!session) throw new NotFound('session')
  const read = input.code === undefined ? null : readTicketCode(club, input.code)
  const seatId = input.code === undefined ? (input.seatId ?? '') : (read?.seatId ?? '')
  const looked = await club.write(
    actor,
    async (w) => {
      const shut = shutDoor(await loadEvent(w, event.id), session, {
        ...{ at: believed(input, w.now), now: w.now, offline: input.offline ?? false },
      })
      // What was answered before is answered the same.
      if (shut && !(await isKnown(w, input.key))) return refuse(shut)
      return done(await look(w, event, input, { seatId, version: read?.version ?? null }))
    },
    { alone: eventKey(event.id) },
  )
  if (!looked.ok) return looked
  const { result, seat, elsewhereId } = looked.value
  const isHere = seat !== null && seat.eventId === event.id
  const by = seat?.entry?.actorId ? ((await namesOf(club, [seat.entry.actorId])).get(seat.entry.actorId) ?? '') : ''
  return done({
    key: input.key,
    result,
    seat: isHere ? shownOf(seat) : null,
    entry: isHere && seat.entry ? { at: seat.entry.at, door: seat.entry.door, by } : null,
    elsewhere: elsewhereId
      ? await titleOf(club, elsewhereId)
      : result === 'wrong-session'
        ? (sessions.find(({ id }) => id === seat?.sessionId)?.name ?? null)
        : null,
  })
}

const shownOf = (seat: DoorSeat) => {
  const { seatId, name, kind, plate, party, sessionId } = seat
  return { seatId, name, kind, plate, party, sessionId, dueMinor: dueOf(seat) }
}

async function isKnown(w: Work, key: string): Promise<boolean> {
  const { scans } = w.schema.events
  const [row] = await w.tx.select({ id: scans.id }).from(scans).where(eq(scans.key, key))
  return row !== undefined
}

async function look(
  w: Work,
  event: DoorEvent,
  input: ScanInput,
  { seatId, version }: { seatId: string; version: number | null },
): Promise<{ result: ScanResult; seat: DoorSeat | null; elsewhereId: string | null }> {
  const { scans, entries } = w.schema.events
  const [earlier] = await w.tx.select().from(scans).where(eq(scans.key, input.key))
  if (earlier && earlier.eventId !== event.id) throw new NotFound('scan')
  const wanted = earlier ? (earlier.seatId ?? '') : seatId
  let seat = wanted === '' ? null : ((await readSeat(w, w.tx, wanted)) ?? null)
  const answer = (result: ScanResult) => ({
    result,
    seat,
    elsewhereId: seat && result === 'wrong-event' ? seat.eventId : null,
  })
  if (earlier) return answer(earlier.result as ScanResult)
  // Found by name: the page shows this event's tickets alone.
  if (input.code === undefined && seat?.eventId !== event.id) throw new NotFound('ticket')
  const at = believed(input, w.now)
  let result = seat ? judge(seat, event, input, version) : 'forged'
  // Turned away by a phone without a network: whatever it is now, this look let nobody in.
  if (result === 'in' && input.offline && input.shown !== 'in') result = turnedAway(input.shown)
  const scanId = newId(w.now)
  const place = { eventId: event.id, sessionId: input.sessionId, door: input.door, actorId: w.actor.userId }
  if (seat && result === 'in') {
    const entry = { ...place, seatId: seat.seatId, partyId: seat.partyId, scanId, at }
    const [isFirst] = await w.tx.insert(entries).values(entry).onConflictDoNothing().returning({ id: entries.seatId })
    // Two doors at the same moment: the other one was first.
    if (!isFirst) result = 'already'
    seat = (await readSeat(w, w.tx, seat.seatId)) ?? seat
    if (isFirst) await noteAttendance(w, seat)
  }
  const { key, offline = false, shown = '' } = input
  await w.tx.insert(scans).values({
    ...{ ...place, id: scanId, seatId: seat?.seatId ?? null, key, result, at, receivedAt: w.now },
    ...{ offline, shown },
  })
  await raiseEvent(w, event.id)
  return answer(result)
}

function judge(seat: DoorSeat, event: DoorEvent, { sessionId }: ScanInput, version: number | null): ScanResult {
  const { eventId, partyState, gone, codeVersion } = seat
  const ticket = { eventId, sessionId: seat.sessionId, partyState, gone, codeVersion }
  return judgeTicket(
    { ...ticket, dueMinor: dueOf(seat), entered: seat.entry !== null },
    { eventId: event.id, sessionId, version },
  )
}

/** What the phone answered; a ticket that its list did not know was to the phone as good as none. */
function turnedAway(shown = ''): ScanResult {
  const known = SCAN_RESULTS.find((one) => one === shown)
  return known && known !== 'in' && known !== 'undone' ? known : 'forged'
}

/** The phone's clock counts within a night before the server had the scan, and never after it. */
function believed({ at }: ScanInput, now: Instant): Instant {
  return at !== undefined && at !== null && at <= now && at >= now - MOST_OFFLINE ? at : now
}

async function titleOf(club: Act<object>['club'], eventId: string): Promise<Words | null> {
  const { events } = club.schema.events
  const [row] = await club.store.read.select({ title: events.title }).from(events).where(eq(events.id, eventId))
  return row?.title ?? null
}
