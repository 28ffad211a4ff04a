import { DAY, type Instant } from '~/kernel/clock'
import type { CaseTold } from './rules'

/** Steps that carry a word of a human to the owner; `talk` was spoken. */
export const PUBLIC_EVENTS: ReadonlySet<string> = new Set([
  'say',
  'talk',
  'ask',
  'answer',
  'propose',
  'approve',
  'carry-out',
])

type Line = { event: string; hand: string }

/** Whether a human of the club has spoken or written to the owner since the case was opened or reopened. */
export function hasContact(history: readonly Line[]): boolean {
  const from = history.findLastIndex(({ event }) => event === 'reopen')
  return history.slice(from + 1).some(({ event, hand }) => PUBLIC_EVENTS.has(event) && hand !== 'system')
}

/** Whether the owner may still reopen. */
export function reopenUntil(closedAt: Instant | null, reopenDays: number): Instant | null {
  return closedAt === null ? null : closedAt + reopenDays * DAY
}

/**
 * What a case gives altogether needs an approval: nobody's, the manager's, or head office's. A limit of 0 lets nothing
 * pass without.
 */
export function approvalFor(
  worthMinor: number,
  { approveAboveMinor, hqAboveMinor }: { approveAboveMinor: number; hqAboveMinor: number },
): CaseTold['approval'] {
  if (worthMinor > hqAboveMinor) return 'hq'
  return worthMinor > approveAboveMinor ? 'manager' : ''
}

/** States in which the owner can be asked something while all else rests. */
export const ASKABLE: ReadonlySet<string> = new Set(['new', 'checked', 'assigned', 'analysed', 'agreed'])
