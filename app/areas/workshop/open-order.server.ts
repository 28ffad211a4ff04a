import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { finishBooking, progressBooking } from '~/areas/booking/visit.server'
import { step } from '~/kernel/flow'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { sealFor } from '~/platform/person-keys.server'
import { type Payer, totalsOf } from './charges'
import { raiseVisit } from './live-visit.server'
import { type OrderEvent, type OrderFacts, type OrderHand, type OrderState, orderFlow, WANTS_REASON } from './rules'

/** An order with its lines, as a use case works on it. */
export type OpenOrder = Awaited<ReturnType<typeof loadOrder>>
export type OrderRow = OpenOrder['order']
export type JobRow = OpenOrder['jobs'][number]
export type PartRow = OpenOrder['parts'][number]
export type ExtraRow = OpenOrder['extras'][number]

/** Loads an order with jobs, parts and extra work. Throws NotFound for an unknown id. */
export async function loadOrder(club: Club, orderId: string, on: Reader = club.store.read) {
  const { workOrders, orderJobs, orderParts, orderExtras } = club.schema.workshop
  const [row] = await on.select().from(workOrders).where(eq(workOrders.id, orderId))
  if (!row) throw new NotFound('order')
  const jobs = await on.select().from(orderJobs).where(eq(orderJobs.orderId, orderId)).orderBy(asc(orderJobs.position))
  const parts = await on
    .select()
    .from(orderParts)
    .where(eq(orderParts.orderId, orderId))
    .orderBy(asc(orderParts.position))
  const extras = await on
    .select()
    .from(orderExtras)
    .where(eq(orderExtras.orderId, orderId))
    .orderBy(asc(orderExtras.askedAt), asc(orderExtras.id))
  return { order: { ...row, state: row.state as OrderState }, jobs, parts, extras }
}

/**
 * In which capacity the actor works on the order: adviser where they may manage the dealer's workshop, technician on
 * orders with a job of theirs. Throws NotFound for everybody else, as for an unknown id.
 */
export function handOf(actor: Actor, { order, jobs }: Pick<OpenOrder, 'order' | 'jobs'>): 'adviser' | 'technician' {
  if (can(actor, 'workshop:manage', { dealerId: order.dealerId })) return 'adviser'
  const mine = order.technicianId === actor.userId || jobs.some((job) => job.technicianId === actor.userId)
  if (actor.userId && mine && can(actor, 'workshop:work', { dealerId: order.dealerId })) return 'technician'
  throw new NotFound('order')
}

/** Throws NotFound unless the actor manages the workshop of the order's dealer. */
export function requireAdviser(actor: Actor, { order }: Pick<OpenOrder, 'order'>): void {
  if (!can(actor, 'workshop:manage', { dealerId: order.dealerId })) throw new NotFound('order')
}

/** What the guards of the state table look at. */
export function factsOf({ jobs, extras }: Pick<OpenOrder, 'jobs' | 'extras'>): OrderFacts {
  const kept = jobs.filter((job) => job.state !== 'dropped')
  return {
    jobs: kept.length,
    openJobs: kept.filter((job) => job.state !== 'done').length,
    startedJobs: kept.filter((job) => job.startedAt !== null).length,
    undecided: extras.filter((extra) => extra.state === 'asked').length,
    unexplained: kept.filter((job) => job.fault !== '' && (job.cause === '' || job.remedy === '')).length,
  }
}

/** The settled sums of what stands on the order now. */
export function settledSums({ order, jobs, parts }: Pick<OpenOrder, 'order' | 'jobs' | 'parts'>) {
  const dropped = new Set(jobs.filter((job) => job.state === 'dropped').map((job) => job.id))
  return totalsOf(
    jobs.map((job) => ({ ...job, payer: job.payer as Payer, dropped: dropped.has(job.id) })),
    parts.map((part) => ({
      ...part,
      payer: part.payer as Payer,
      removed: part.removedAt !== null || dropped.has(part.jobId),
    })),
    order.discountBp,
  )
}

/** What the calendar shows of the states of an order. */
const IN_CALENDAR: Partial<Record<OrderState, 'start' | 'pause' | 'ready'>> = {
  'in-work': 'start',
  'quality-check': 'start',
  'waiting-parts': 'pause',
  'waiting-owner': 'pause',
  ready: 'ready',
  'handed-over': 'ready',
}

/** The booking goes where its order goes. The calendar never holds the workshop up: what it cannot show is left out. */
async function followInCalendar(w: Work, order: OrderRow, to: OrderState): Promise<void> {
  if (!order.bookingId) return
  if (to === 'completed' || to === 'cancelled') await finishBooking(w, order.bookingId)
  else {
    const event = IN_CALENDAR[to]
    if (event && event !== IN_CALENDAR[order.state]) await progressBooking(w, order.bookingId, event)
  }
}

type Changes = Partial<Omit<OrderRow, 'id' | 'number' | 'dealerId' | 'version'>>

/**
 * Changes the row if it is still at this version, and raises the version. With a version that somebody else has
 * passed meanwhile the answer is a refusal with the state of now.
 */
export async function changeRow(
  w: Work,
  order: OrderRow,
  changes: Changes,
  seen: number = order.version,
): Promise<Outcome<{ version: number }>> {
  const { workOrders } = w.schema.workshop
  const [row] = await w.tx
    .update(workOrders)
    .set({ ...changes, version: sql`${workOrders.version} + 1` })
    .where(and(eq(workOrders.id, order.id), eq(workOrders.version, seen)))
    .returning({ version: workOrders.version })
  if (!row) return stale(order)
  await raiseVisit(w, order)
  return done(row)
}

/** Somebody else changed the order since the form was opened. */
export function stale(order: OrderRow): Refusal {
  return refuse('workshop-desk:refusal.stale', {
    alternatives: { version: order.version, state: order.state, promisedAt: order.promisedAt },
  })
}

/** Reads the lines again and keeps their sums on the order. */
export async function resettle(w: Work, orderId: string): Promise<void> {
  const open = await loadOrder(w.club, orderId, w.tx)
  const { workOrders } = w.schema.workshop
  await w.tx.update(workOrders).set(settledSums(open)).where(eq(workOrders.id, orderId))
}

type Taken = { to: OrderState; version: number; stepId: string }

/**
 * Takes one step of the state table: verdict, row with its version, history. `changes` go into the same update.
 */
export async function takeStep(
  w: Work,
  open: OpenOrder,
  {
    event,
    hand,
    reason = '',
    seen,
    changes = {},
  }: { event: OrderEvent; hand: OrderHand; reason?: string; seen?: number; changes?: Changes },
): Promise<Outcome<Taken>> {
  const { order } = open
  if (seen !== undefined && seen !== order.version) return stale(order)
  const verdict = step(orderFlow, order.state, event, hand, factsOf(open))
  if (!verdict.ok) return refuse(`workshop-desk:refusal.${verdict.reason}`, { params: verdict.params })
  if (WANTS_REASON.has(event) && reason.trim() === '') {
    return refuse('workshop-desk:refusal.reason_wanted', { field: 'reason' })
  }
  const moved = await changeRow(w, order, { ...changes, state: verdict.to })
  if (!moved.ok) return moved
  const stepId = await writeHistory(w, order, { event, to: verdict.to, reason: reason.trim() })
  await followInCalendar(w, order, verdict.to)
  return done({ to: verdict.to, version: moved.value.version, stepId })
}

/** Whose key seals what was said about the customer of an order: the member's, or the order's own for a guest. */
export const customerKey = ({ id, memberId }: Pick<OrderRow, 'id' | 'memberId'>): string => memberId ?? id

/** Adds one line to the history of an order. Its reason may name the customer: it is sealed with their key. */
export async function writeHistory(
  w: Work,
  order: Pick<OrderRow, 'id' | 'dealerId' | 'state' | 'memberId'>,
  line: {
    event: string
    to?: OrderState
    from?: string
    reason?: string
    promisedBefore?: number
    promisedAfter?: number
  },
): Promise<string> {
  const { to = order.state, from = order.state, reason = '', ...more } = line
  const id = newId(w.now)
  await w.tx.insert(w.schema.workshop.orderStates).values({
    id,
    dealerId: order.dealerId,
    orderId: order.id,
    fromState: from,
    toState: to,
    at: w.now,
    actorId: w.actor.userId,
    reason: await sealFor(w, customerKey(order), reason),
    ...more,
  })
  return id
}
