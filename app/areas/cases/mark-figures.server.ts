import { MINUTE } from '~/kernel/clock'
import type { Day } from '~/kernel/dates'
import type { Work } from '~/platform/club.server'
import { enqueue } from '~/platform/jobs.server'

/** How long changes of a month are gathered before it is summed up anew. */
const GATHER = 5 * MINUTE

/**
 * A case of this dealer ('' is head office) that was received on this day has changed: the sums of its month are computed
 * anew within five minutes, once for all changes until then.
 */
export async function markFigures(w: Work, scope: string, day: Day): Promise<void> {
  const month = day.slice(0, 7)
  const runAt = (Math.floor(w.now / GATHER) + 1) * GATHER
  await enqueue(w, 'case-figures', { scope, month }, { runAt, key: `${scope}:${month}:${runAt}` })
}
