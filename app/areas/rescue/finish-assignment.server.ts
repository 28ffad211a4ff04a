import { readDealer } from '~/areas/dealers/read.server'
import { recordReading } from '~/areas/garage/record-reading.server'
import { relate } from '~/areas/membership/relations.server'
import { HOUR, type Instant } from '~/kernel/clock'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { factOf } from './advance-assignment.server'
import { tellDone } from './letters.server'
import { onAssignment } from './on-rescue.server'
import type { RequestRow } from './open-request.server'
import { dueOf } from './request-rescue.server'
import { takeAssignmentStep } from './take-step.server'
import { kindOf } from './tariff'

/** After so long the desk calls the owner. */
const FOLLOW_UP = 24 * HOUR

/**
 * The job is done: what was done, the odometer, where the car was brought, a signature. What is left to pay is
 * recorded as it was said before; a call that ended on a truck after all counts as a tow. The reading goes to the
 * car's file; a doubtful one waits there for a person and holds nobody up. A follow-up call is due a day later.
 */
export async function finishAssignment({
  odometerKm,
  report = '',
  towedTo = '',
  signatureFileId = '',
  toldAt = null,
  ...act
}: Act<{
  assignmentId: string
  odometerKm?: number | null
  report?: string
  /** Dealer that the car was towed to. */
  towedTo?: string | null
  signatureFileId?: string
  toldAt?: Instant | null
  key?: string
}>): Promise<Outcome<{ number: string; chargedMinor: number; currency: string }>> {
  const { club } = act
  if (towedTo && !(await readDealer(club, towedTo))) throw new NotFound('dealer')
  return onAssignment({ ...act, event: 'finish' }, async (w, open, hand) => {
    const isTow = open.active.state === 'towing'
    const sums = await settled(w, open.request, isTow)
    const finished = await takeAssignmentStep(w, open, {
      ...{ event: 'finish', hand, toldAt },
      requestChanges: {
        ...sums,
        ...{ outcome: isTow ? 'towed' : 'helped', report, signatureFileId, odometerKm: odometerKm ?? null },
        towDealerId: towedTo || null,
      },
    })
    if (!finished.ok) return finished
    const { request } = open
    const { happened } = finished.value
    if (request.vehicleId && odometerKm !== undefined && odometerKm !== null) {
      const { vehicleId } = request
      await recordReading(w, { vehicleId, km: odometerKm, at: happened, source: 'rescue', keepSuspect: true })
    }
    if (request.memberId && towedTo) await relate(w, { memberId: request.memberId, dealerId: towedTo, cause: 'rescue' })
    await w.tx
      .insert(w.schema.rescue.followUps)
      .values({ requestId: request.id, dealerId: request.dealerId, dueAt: w.now + FOLLOW_UP })
      .onConflictDoNothing()
    await factOf(w, open, 'rescue.completed', request.id, happened)
    await tellDone(w, request)
    return done({ number: request.number, chargedMinor: request.chargedMinor, currency: request.currency })
  })
}

/** What was said before, or the tariff of a tow where one became necessary. */
async function settled(w: Work, request: RequestRow, isTow: boolean) {
  const { estimateMinor, coveredMinor, entitlement, service } = request
  if (!isTow || kindOf(service) === 'tow') return { chargedMinor: estimateMinor - coveredMinor, entitlement }
  return dueOf(w, { ...request, service: 'tow' })
}
