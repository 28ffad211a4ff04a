import { bookingFaults } from './areas/booking/invariants.server'
import { casesInvariants } from './areas/cases/invariants.server'
import { eventsInvariants } from './areas/events/invariants.server'
import { pointsInvariants } from './areas/points/invariants.server'
import { rescueInvariants } from './areas/rescue/invariants.server'
import { invariants as rewardsInvariants } from './areas/rewards/invariants.server'
import { workshopInvariants } from './areas/workshop/invariants.server'
import type { Club } from './platform/club.server'
import { type Invariant, platformInvariants } from './platform/invariants.server'
import type { ClockedJob } from './platform/jobs.server'
import { references } from './references.server'

/** What always holds in every room; tests, `npm run doctor` and the nightly check use this one list. */
export const invariants: Invariant[] = [
  ...platformInvariants,
  references,
  { name: 'booking: claims, holds, offers and blocks agree with the bookings', check: bookingFaults },
  ...pointsInvariants,
  ...rewardsInvariants,
  ...workshopInvariants,
  ...rescueInvariants,
  ...eventsInvariants,
  ...casesInvariants,
]

export type Finding = { name: string; violations: string[] }

/** Checks them all. A check that cannot be made is a violation. */
export async function checkClub(club: Club): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { name, check } of invariants) {
    const violations = await check(club).catch((error: Error) => [`could not be checked: ${error.message}`])
    findings.push({ name, violations })
  }
  return findings
}

/** The nightly check: says in the log what is broken and repairs nothing. */
export const doctorJob: ClockedJob = {
  cron: '20 4 * * *',
  async run(club) {
    const broken = (await checkClub(club)).filter(({ violations }) => violations.length > 0)
    for (const { name, violations } of broken) club.log.error({ invariant: name, violations }, 'an invariant is broken')
    return { checked: invariants.length, broken: broken.length }
  },
}
