import { and, eq, isNull } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import type { Act, Work } from '~/platform/club.server'
import { canCharge, canPrice, type LineVerdict, MOST_LINES, type Payer } from './charges'
import { type AgreedJob, agreedJobs, staffAt } from './check-in.server'
import { onOrder } from './on-order.server'
import { changeRow, loadOrder, type OpenOrder, resettle, stale } from './open-order.server'
import { noteFault } from './repeat-repair.server'
import { EDITABLE, type FaultGroup, WORKING } from './rules'

/** The order's lines cannot change any more. */
export function closedLines({ order }: Pick<OpenOrder, 'order'>): Refusal | null {
  return EDITABLE.has(order.state) ? null : refuse('workshop-desk:refusal.lines_closed')
}

/** Work added at the desk goes on before the quality check, so that nothing is finished with open work. */
function closedForWork({ order }: Pick<OpenOrder, 'order'>): Refusal | null {
  return WORKING.has(order.state) ? null : refuse('workshop-desk:refusal.work_closed')
}

/** A line that is no sensible charge, at its field; or one too many. */
function badLine(verdict: LineVerdict): Refusal | null {
  if (verdict.ok) return null
  const { reason, field, params } = verdict
  return refuse(`workshop-desk:refusal.${reason}`, { field, params })
}
export const badLabour = (labour: Parameters<typeof canCharge>[0]): Refusal | null => badLine(canCharge(labour))

/** The order has as many lines as one can have. */
export function fullOfLines({ jobs, parts }: Pick<OpenOrder, 'jobs' | 'parts'>): Refusal | null {
  if (jobs.length + parts.length < MOST_LINES) return null
  return refuse('workshop-desk:refusal.lines_full', { params: { most: MOST_LINES } })
}

export async function insertJob(
  w: Work,
  { order, jobs }: Pick<OpenOrder, 'order' | 'jobs'>,
  job: AgreedJob & { origin: 'added' | 'extra'; payer?: Payer },
): Promise<string> {
  const id = newId(w.now)
  await w.tx.insert(w.schema.workshop.orderJobs).values({
    id,
    dealerId: order.dealerId,
    orderId: order.id,
    position: Math.max(-1, ...jobs.map((one) => one.position)) + 1,
    technicianId: order.technicianId,
    ...job,
  })
  return id
}

/** Adds a job of the club's list, or one with a name of its own. Labour in minor units of the order's currency. */
export async function addJob({
  job,
  ...act
}: Act<{
  orderId: string
  job: { templateId: string } | { name: Words; minutes: number; labourMinor: number; payer?: Payer }
}>): Promise<Outcome<{ jobId: string; number: string }>> {
  const chosen = 'templateId' in job ? await agreedJobs(act.club, [job.templateId]) : done([{ code: '', ...job }])
  if (!chosen.ok) return chosen
  return onOrder({ ...act, adviserOnly: true }, async (w, open) => {
    const closed = closedForWork(open)
    const [fresh] = chosen.value
    if (closed || !fresh) return closed ?? refuse('workshop-desk:refusal.job_gone', { field: 'jobs' })
    const bad = badLabour(fresh) ?? fullOfLines(open)
    if (bad) return bad
    const jobId = await insertJob(w, open, { ...fresh, origin: 'added' })
    await changeRow(w, open.order, {})
    await resettle(w, open.order.id)
    return done({ jobId, number: open.order.number })
  })
}

export type JobEdit = {
  orderId: string
  jobId: string
  version?: number
  minutes?: number
  /** Minor units. */
  labourMinor?: number
  payer?: Payer
  technicianId?: string | null
  faultGroup?: FaultGroup | ''
  fault?: string
  cause?: string
  remedy?: string
}

/**
 * Changes a job: who pays, labour, technician, and fault, cause and remedy. A technician may write down fault, cause
 * and remedy of own jobs only. A fault that an earlier visit had is flagged as a repeat repair.
 */
export async function editJob({ jobId, version, ...given }: Act<JobEdit>): Promise<Outcome<{ number: string }>> {
  const { club, actor, orderId, submission, technicianId, ...changes } = given
  if (technicianId) {
    const { order } = await loadOrder(club, orderId)
    const here = await staffAt(club, order.dealerId, technicianId, 'technicianId')
    if (!here.ok) return here
  }
  return onOrder({ club, actor, orderId, submission }, async (w, open, hand) => {
    const closed = closedLines(open)
    if (closed) return closed
    if (version !== undefined && version !== open.order.version) return stale(open.order)
    const job = open.jobs.find((one) => one.id === jobId)
    if (!job || (hand === 'technician' && job.technicianId !== actor.userId)) throw new NotFound('job')
    const { fault, cause, remedy, faultGroup, ...charges } = changes
    const { minutes = job.minutes, labourMinor = job.labourMinor } = changes
    const bad = badLabour({ minutes, labourMinor })
    if (bad) return bad
    const words = defined({ fault: fault?.trim(), cause: cause?.trim(), remedy: remedy?.trim(), faultGroup })
    const set = hand === 'adviser' ? { ...words, ...defined({ ...charges, technicianId }) } : words
    const { orderJobs } = w.schema.workshop
    if (Object.keys(set).length > 0) await w.tx.update(orderJobs).set(set).where(eq(orderJobs.id, jobId))
    if (faultGroup !== undefined) await noteFault(w, open.order, jobId, faultGroup)
    const moved = await changeRow(w, open.order, {})
    if (!moved.ok) return moved
    await resettle(w, orderId)
    return done({ number: open.order.number })
  })
}

/** What was given, without what was left out. */
function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>
}

/** Takes a job off the order, or (`back`) puts it on again. Started work and approved extra work stay. */
export async function dropJob({
  jobId,
  back = false,
  ...act
}: Act<{ orderId: string; jobId: string; back?: boolean }>): Promise<Outcome<{ number: string }>> {
  return onOrder({ ...act, adviserOnly: true }, async (w, open) => {
    const closed = closedForWork(open)
    if (closed) return closed
    const { orderJobs } = w.schema.workshop
    const job = open.jobs.find((one) => one.id === jobId)
    if (!job) throw new NotFound('job')
    if (!back && job.origin === 'extra') return refuse('workshop-desk:refusal.job_approved')
    const [row] = await w.tx
      .update(orderJobs)
      .set({ state: back ? 'open' : 'dropped' })
      .where(and(eq(orderJobs.id, jobId), eq(orderJobs.state, back ? 'dropped' : 'open'), isNull(orderJobs.startedAt)))
      .returning({ id: orderJobs.id })
    if (!row) return refuse('workshop-desk:refusal.job_started')
    await changeRow(w, open.order, {})
    await resettle(w, open.order.id)
    return done({ number: open.order.number })
  })
}

export type PartInput = {
  jobId: string
  partNumber: string
  name: Words
  /** Hundredths of a unit. */
  quantity: number
  unitMinor: number
  payer: Payer
}

/** Puts a part on a job. */
export async function addPart({
  part,
  ...act
}: Act<{ orderId: string; part: PartInput }>): Promise<Outcome<{ partId: string; number: string }>> {
  return onOrder({ ...act, adviserOnly: true }, async (w, open) => {
    const closed = closedLines(open)
    if (closed) return closed
    if (!open.jobs.some((job) => job.id === part.jobId && job.state !== 'dropped')) throw new NotFound('job')
    const bad = badLine(canPrice(part)) ?? fullOfLines(open)
    if (bad) return bad
    const partId = await insertPart(w, open, part)
    await changeRow(w, open.order, {})
    await resettle(w, open.order.id)
    return done({ partId, number: open.order.number })
  })
}

export async function insertPart(
  w: Work,
  { order, parts }: Pick<OpenOrder, 'order' | 'parts'>,
  part: PartInput,
): Promise<string> {
  const id = newId(w.now)
  await w.tx.insert(w.schema.workshop.orderParts).values({
    id,
    dealerId: order.dealerId,
    orderId: order.id,
    position: Math.max(-1, ...parts.map((one) => one.position)) + 1,
    ...part,
  })
  return id
}

/** Takes a part off the order, or (`back`) puts it on again. */
export async function removePart({
  partId,
  back = false,
  ...act
}: Act<{ orderId: string; partId: string; back?: boolean }>): Promise<Outcome<{ number: string }>> {
  return onOrder({ ...act, adviserOnly: true }, async (w, open) => {
    const closed = closedLines(open)
    if (closed) return closed
    if (!open.parts.some((one) => one.id === partId)) throw new NotFound('part')
    const { orderParts } = w.schema.workshop
    await w.tx
      .update(orderParts)
      .set({ removedAt: back ? null : w.now })
      .where(eq(orderParts.id, partId))
    await changeRow(w, open.order, {})
    await resettle(w, open.order.id)
    return done({ number: open.order.number })
  })
}
