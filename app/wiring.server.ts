import { closeServicedItems } from '~/areas/garage/on-service-completed.server'
import type { Wiring } from '~/platform/club.server'
import { pruneJob } from '~/platform/prune.server'
import { sweepFilesJob } from '~/platform/sweep-files.server'

/**
 * Who listens to facts and what runs in the background: the one place where the rooms meet the machine room.
 * Order matters: subscribers of one fact run from top to bottom.
 */
export const wiring: Wiring = {
  subscribers: [closeServicedItems],
  jobs: {
    queued: {},
    clocked: {
      prune: pruneJob,
      'sweep-files': sweepFilesJob,
    },
  },
}
