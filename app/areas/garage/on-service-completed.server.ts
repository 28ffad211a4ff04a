import { CLUB_ZONE, localDay } from '~/kernel/zones'
import type { Subscriber } from '~/platform/club.server'
import { linesByJob, noteServiced } from './maintenance-plan.server'
import { recordReading } from './record-reading.server'

/**
 * A completed visit closes the due items that its jobs did and leaves its odometer as a reading. Payload of the fact:
 * `odometer` in kilometres, `jobs` with the codes of the work done, separated by commas.
 */
export const closeServicedItems: Subscriber = {
  name: 'garage.close-serviced-items',
  types: ['service.completed'],
  async on(w, fact) {
    const { vehicleId, payload, occurredAt } = fact
    if (!vehicleId) return
    const km = typeof payload.odometer === 'number' && Number.isInteger(payload.odometer) ? payload.odometer : null
    if (km !== null && km >= 0) {
      // A figure that cannot be one is the workshop's to correct; it must not undo the completed visit.
      await recordReading(w, { vehicleId, km, at: Math.min(occurredAt, w.now), source: 'workshop', keepSuspect: true })
    }
    const jobs = typeof payload.jobs === 'string' ? payload.jobs.split(',').filter(Boolean) : []
    await noteServiced(w, {
      vehicleId,
      lines: await linesByJob(w, jobs),
      on: localDay(CLUB_ZONE, occurredAt),
      km: km ?? 0,
      source: 'workshop',
      workOrderId: typeof payload.workOrderId === 'string' ? payload.workOrderId : null,
    })
  },
}
