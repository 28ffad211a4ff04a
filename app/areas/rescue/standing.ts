/** Where a call stands for a dispatcher: request and assignment in one word. */
export const STANDINGS = [
  'new',
  'unassigned',
  'offered',
  'coming',
  'scene',
  'towing',
  'done',
  'unserved',
  'cancelled',
  'merged',
] as const
export type Standing = (typeof STANDINGS)[number]

/** One word for both states; `job` is the state of the assignment that is under way, if any. */
export function standingOf(request: string, job: string | null | undefined): Standing {
  if (request === 'done' || request === 'unserved' || request === 'cancelled' || request === 'merged') return request
  switch (job) {
    case 'offered':
      return 'offered'
    case 'accepted':
    case 'en-route':
      return 'coming'
    case 'on-scene':
      return 'scene'
    case 'towing':
      return 'towing'
    default:
      return request === 'new' ? 'new' : 'unassigned'
  }
}

/** Nobody is asked or on the way: what the desk has to do something about. */
export const isWaiting = (standing: Standing): boolean => standing === 'new' || standing === 'unassigned'
