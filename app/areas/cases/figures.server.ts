import type { Job } from '~/platform/jobs.server'

/** Sums up a month of one dealer anew. */
export const figuresJob: Job = { async run() {} }
