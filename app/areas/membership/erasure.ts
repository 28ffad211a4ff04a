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
