import { and, eq } from 'drizzle-orm'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import { raiseVisit } from './live-visit.server'
import { onOrder } from './on-order.server'
import { changeRow, type OpenOrder, takeStep } from './open-order.server'
import { noteFault } from './repeat-repair.server'
import { type FaultGroup, WORKING } from './rules'

type OnJob = Act<{ orderId: string; jobId: string }>

/** The job, if this hand may work on it: an adviser on every one, a technician on own ones and on those without a name. */
function jobFor(open: OpenOrder, jobId: string, hand: 'adviser' | 'technician', userId: string | null) {
  const job = open.jobs.find((one) => one.id === jobId && one.state !== 'dropped')
  if (!job) throw new NotFound('job')
  if (hand === 'technician' && job.technicianId !== null && job.technicianId !== userId) throw new NotFound('job')
  return job
}

/** Begins a job, and with the first one the work on the car. A second press has no effect. */
export async function startJob({ jobId, ...act }: OnJob): Promise<Outcome<{ number: string }>> {
  return onOrder(act, async (w, open, hand) => {
    const job = jobFor(open, jobId, hand, w.actor.userId)
    const { orderJobs } = w.schema.workshop
    if (job.state !== 'open') return done({ number: open.order.number })
    if (open.order.state === 'checked-in') {
      const step = await takeStep(w, open, { event: 'start', hand })
      if (!step.ok) return step
    } else if (open.order.state !== 'in-work') {
      return refuse('workshop-desk:refusal.not_in_work')
    }
    await w.tx
      .update(orderJobs)
      .set({
        state: 'working',
        startedAt: job.startedAt ?? w.now,
        technicianId: job.technicianId ?? (hand === 'technician' ? w.actor.userId : open.order.technicianId),
      })
      .where(and(eq(orderJobs.id, jobId), eq(orderJobs.state, 'open')))
    await raiseVisit(w, open.order)
    return done({ number: open.order.number })
  })
}

type Finding = { faultGroup?: FaultGroup | ''; fault?: string; cause?: string; remedy?: string }

/**
 * Marks a job as done, with what was found and done about it. A fault wants its cause and remedy. Refuses while the
 * car waits; a second press has no effect.
 */
export async function finishJob({
  jobId,
  faultGroup,
  fault,
  cause,
  remedy,
  ...act
}: OnJob & Finding): Promise<Outcome<{ number: string }>> {
  return onOrder(act, async (w, open, hand) => {
    const job = jobFor(open, jobId, hand, w.actor.userId)
    if (job.state === 'done') return done({ number: open.order.number })
    if (open.order.state !== 'in-work') return refuse('workshop-desk:refusal.not_in_work')
    const found = {
      faultGroup: faultGroup ?? job.faultGroup,
      fault: fault?.trim() ?? job.fault,
      cause: cause?.trim() ?? job.cause,
      remedy: remedy?.trim() ?? job.remedy,
    }
    if (found.fault !== '' && found.cause === '')
      return refuse('workshop-desk:refusal.cause_wanted', { field: 'cause' })
    if (found.fault !== '' && found.remedy === '') {
      return refuse('workshop-desk:refusal.remedy_wanted', { field: 'remedy' })
    }
    const { orderJobs } = w.schema.workshop
    await w.tx
      .update(orderJobs)
      .set({ ...found, state: 'done', startedAt: job.startedAt ?? w.now, doneAt: w.now })
      .where(eq(orderJobs.id, jobId))
    await noteFault(w, open.order, jobId, found.faultGroup)
    await changeRow(w, open.order, {})
    return done({ number: open.order.number })
  })
}

/** Takes a finished job up again. */
export async function resumeJob({ jobId, ...act }: OnJob): Promise<Outcome<{ number: string }>> {
  return onOrder(act, async (w, open, hand) => {
    const job = jobFor(open, jobId, hand, w.actor.userId)
    if (!WORKING.has(open.order.state)) return refuse('workshop-desk:refusal.work_closed')
    const { orderJobs } = w.schema.workshop
    if (job.state === 'done') {
      await w.tx.update(orderJobs).set({ state: 'working', doneAt: null }).where(eq(orderJobs.id, jobId))
      await changeRow(w, open.order, {})
    }
    return done({ number: open.order.number })
  })
}
