import { type Refusal, refuse } from './outcome'

/** What holds now, for a form that was opened before somebody else saved. */
export type Stale = { version: number; current: Record<string, unknown> }

/** Refuses a form that is older than its row, and hands over what holds now so that the page can show the difference. */
export function stale(version: number, current: Stale['current']): Refusal {
  return refuse('desk:refusal.stale', { alternatives: { version, current } satisfies Stale })
}
