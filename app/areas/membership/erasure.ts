/** What stays after erasure; the reason of each stands in the texts. */
export const KEPT = ['ledger', 'service', 'facts', 'consents', 'audit'] as const
/** What goes. */
export const ERASED = [
  'identity',
  'contact',
  'cars',
  'documents',
  'words',
  'bookings',
  'messages',
  'search',
  'sessions',
  'card',
] as const

/** Words with everything in them by which the person is known taken out, in whatever case it is written. */
export function withoutTraces(words: string, traces: readonly string[]): string {
  const known = traces.filter((one) => one.length > 1).sort((a, b) => b.length - a.length)
  if (known.length === 0) return words
  const any = new RegExp(known.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'giu')
  return words.replace(any, '…')
}
