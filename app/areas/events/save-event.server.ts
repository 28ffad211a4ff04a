import type { EarlyHours, RefundStep } from '#db/schema/event-plans'
import { readDealers } from '~/areas/dealers/read.server'
import { DAY, HOUR, type Instant } from '~/kernel/clock'
import { shortCode } from '~/kernel/codes'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import { isZone } from '~/kernel/zones'
import { audit } from '~/platform/audit.server'
import type { Act, Club, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { liveParties } from './change-date.server'
import { changePlan } from './change-plan.server'
import { requireEvent } from './event-scope.server'
import { tellParties } from './letters.server'
import { raiseEvent } from './live.server'
import { readLocal, readSpan } from './plan-times'
import type { EventRow } from './rows.server'
import { type EventKind, refundPercent } from './rules'
import { addSession } from './save-session.server'

/** What an event is, without its sessions. Times are local dates and times on the clocks of `zone`. */
export type EventInput = {
  dealerId: string
  seriesId: string | null
  chapterId: string | null
  kind: EventKind
  title: Words
  summary: Words
  detail: Words
  art: string
  place: Words
  address: Words
  lat: number | null
  lng: number | null
  zone: string
  currency: string
  /** Empty is from now on. */
  opensAt: string
  /** Empty is until the first session starts. */
  closesAt: string
  early: EarlyHours
  minTier: string
  models: string[] | null
  chapterIds: string[] | null
  dealerIds: string[] | null
  partyMax: number
  refunds: RefundStep[]
  fairness: 'strict' | 'skip'
  mostSkips: number
  tierFirst: boolean
  offerMinutes: number
  noShowMonths: number
  budgetMinor: number
}
/** The first session of a new event. */
type First = { startsAt: string; endsAt: string; people: number | null; cars: number | null }

/** Time to think it over when a published event is held somewhere else. */
const FREE_AFTER_MOVE = 3 * DAY

/**
 * Makes a draft with its first session (`number` null), or changes an event. Money and zone stay once it is published;
 * a new place of a published event goes to everybody who comes, who may leave with all they paid for three days.
 * Refuses times that do not exist on the clocks of the
 * zone, a start in the past, an order of times or refunds that cannot be, and a form older than the event.
 */
export async function saveEvent({
  number,
  version,
  first,
  ...act
}: Act<EventInput & { number: string | null; version: number; first?: First }>): Promise<
  Outcome<{ number: string; eventId: string; version: number }>
> {
  return number === null ? addEvent({ ...act, first }) : editEvent({ ...act, number, version })
}

async function addEvent({
  club,
  actor,
  submission,
  first,
  ...input
}: Act<EventInput & { first: First | undefined }>): Promise<
  Outcome<{ number: string; eventId: string; version: number }>
> {
  if (!can(actor, 'event:manage', { dealerId: input.dealerId })) throw new NotFound('event')
  if (!first) return refuse('events-desk:refusal.time_shape', { field: 'startsAt' })
  const checked = await checkPlan(club, input)
  if (!checked.ok) return checked
  const span = readSpan(input.zone, first, club.clock.now())
  if (!span.ok) return span
  const { startsAt, endsAt } = span.value
  const window = readWindow(input, { startsAt, endsAt }, club.clock.now())
  if (!window.ok) return window
  return club.write(
    actor,
    async (w) => {
      const { events } = w.schema.events
      const eventId = newId(w.now)
      const number = shortCode('E')
      await w.tx.insert(events).values({
        ...{ id: eventId, number, state: 'draft', startsAt, endsAt, questions: [], waiver: { zh: '', en: '' } },
        ...input,
        ...window.value,
        ...{ createdBy: actor.userId, createdAt: w.now },
      })
      const places = { people: first.people, cars: first.cars }
      await addSession(w, { eventId, name: { zh: '', en: '' }, startsAt, endsAt, position: 0, ...places })
      await audit(w, { action: 'event.added', subject: `event:${eventId}`, dealerId: input.dealerId })
      return done({ number, eventId, version: 1 })
    },
    { ...(submission ? { submission } : {}) },
  )
}

async function editEvent({
  club,
  actor,
  number,
  version,
  ...input
}: Act<EventInput & { number: string; version: number }>): Promise<
  Outcome<{ number: string; eventId: string; version: number }>
> {
  const before = await requireEvent(club, actor, number, 'event:manage')
  if (!can(actor, 'event:manage', { dealerId: input.dealerId })) throw new NotFound('event')
  const checked = await checkPlan(club, input)
  if (!checked.ok) return checked
  const plan = { club, actor, eventNumber: number, version, action: 'event.changed', current: currentOf }
  return changePlan(plan, async (w, event) => {
    const isFixed = event.state !== 'draft' && event.state !== 'template'
    if (isFixed && (input.zone !== event.zone || input.currency !== event.currency)) {
      return refuse('events-desk:refusal.fixed', { field: input.zone === event.zone ? 'currency' : 'zone' })
    }
    const window = readWindow(input, event, w.now, before)
    if (!window.ok) return window
    const moved = isFixed && hasMoved(event, input)
    const worse = isFixed && givesLess(event.refunds, input.refunds)
    if (worse && (await liveParties(w, event.id)).length > 0) {
      return refuse('events-desk:refusal.refund_less', { field: 'refunds' })
    }
    const free = Math.max(event.freeUntil ?? 0, Math.min(w.now + FREE_AFTER_MOVE, event.startsAt))
    const set = { ...input, ...window.value, ...(moved ? { sequence: event.sequence + 1, freeUntil: free } : {}) }
    if (moved) await tellPlace(w, { ...event, ...set })
    if (isFixed) await raiseEvent(w, event.id)
    return {
      value: { number, eventId: event.id },
      set,
      detail: { before: currentOf(event), after: { ...input, ...window.value } },
    }
  })
}

/** Whether at some moment less would come back by the new rule than by the one that people registered under. */
function givesLess(before: EventRow['refunds'], after: EventRow['refunds']): boolean {
  const moments = [...before, ...after].flatMap(({ hoursBefore }) => [hoursBefore, hoursBefore - 1 / 60])
  const at = (refunds: EventRow['refunds'], hours: number) =>
    refundPercent({ refunds, freeUntil: null }, { startsAt: hours * HOUR, now: 0, byClub: false })
  return [0, ...moments].some((hours) => at(after, hours) < at(before, hours))
}

/** Everybody who comes or waits learns of a new place as of a new time, with a new entry for the calendar. */
async function tellPlace(w: Work, event: EventRow): Promise<void> {
  const live = await liveParties(w, event.id)
  const startOf = new Map(live.map(({ party, session }) => [party.id, session.startsAt]))
  await tellParties(w, event, live, ({ id, state }) =>
    state === 'held' ? null : { template: 'event-moved', before: startOf.get(id) ?? event.startsAt },
  )
}

const hasMoved = (event: EventRow, { place, address, lat, lng }: EventInput) =>
  JSON.stringify([event.place, event.address, event.lat, event.lng]) !== JSON.stringify([place, address, lat, lng])

function currentOf({ title, summary, kind, place, address, zone, currency, partyMax, budgetMinor }: EventRow) {
  return { title, summary, kind, place, address, zone, currency, partyMax, budgetMinor }
}

/** When registration opens and closes; what was there before may lie in the past. */
function readWindow(
  { zone, opensAt, closesAt }: EventInput,
  event: { startsAt: Instant; endsAt: Instant },
  now: Instant,
  before?: EventRow,
): Outcome<{ opensAt: Instant; closesAt: Instant }> {
  const opens = opensAt === '' ? done(before?.opensAt ?? now) : readLocal(zone, opensAt)
  if (!opens.ok) return refuse(`events-desk:refusal.${opens.reason}`, { field: 'opensAt' })
  const closes = closesAt === '' ? done(event.startsAt) : readLocal(zone, closesAt)
  if (!closes.ok) return refuse(`events-desk:refusal.${closes.reason}`, { field: 'closesAt' })
  if (closes.value < opens.value) return refuse('events-desk:refusal.window_order', { field: 'closesAt' })
  if (closes.value > event.endsAt) return refuse('events-desk:refusal.window_late', { field: 'closesAt' })
  return done({ opensAt: opens.value, closesAt: closes.value })
}

/** What does not depend on the event as it is: the zone, the steps of the refund, and that what is named exists. */
async function checkPlan(club: Club, input: EventInput): Promise<Outcome<true>> {
  if (!isZone(input.zone)) return refuse('events-desk:refusal.zone', { field: 'zone' })
  const steps = [...input.refunds].sort((a, b) => b.hoursBefore - a.hoursBefore)
  const isOrdered = steps.every(({ hoursBefore, percent }, at) => {
    const longer = steps[at - 1]
    return !longer || (percent <= longer.percent && hoursBefore < longer.hoursBefore)
  })
  if (!isOrdered) return refuse('events-desk:refusal.refund_order', { field: 'refunds' })
  const dealers = new Set((await readDealers(club, { closed: true })).map(({ id }) => id))
  if (input.dealerId !== '' && !dealers.has(input.dealerId)) throw new NotFound('dealer')
  if (input.dealerIds?.some((id) => !dealers.has(id))) throw new NotFound('dealer')
  const { chapters, series } = club.schema.events
  const on = club.store.read
  const known = new Set((await on.select({ id: chapters.id }).from(chapters)).map(({ id }) => id))
  if ([input.chapterId ?? [], input.chapterIds ?? []].flat().some((id) => !known.has(id))) throw new NotFound('chapter')
  if (input.seriesId) {
    const rows = await on.select({ id: series.id }).from(series)
    if (!rows.some(({ id }) => id === input.seriesId)) throw new NotFound('series')
  }
  return done(true)
}
