import type { StaffRole } from '~/platform/permissions'

export type Visitor = 'guest' | 'member' | StaffRole

/** Everyone at the desk. */
export const STAFF: Visitor[] = [
  'adviser',
  'technician',
  'partner',
  'sales',
  'care',
  'marketing',
  'coordinator',
  'dealer-admin',
  'manager',
  'admin',
]
export const SIGNED_IN: Visitor[] = ['member', ...STAFF]
export const EVERYONE: Visitor[] = ['guest', ...SIGNED_IN]

/** Ids of the demo club that stand for "mine" and "someone else's". */
export type Samples = Record<string, { own: string; foreign: string }>

export type Line = {
  /** Who may read the page. Left out: the route has no loader. */
  get?: Visitor[]
  /** Who may act. Left out: the route has no action. */
  post?: Visitor[]
  /** Names the sample of each parameter of the path, e.g. { vehicleId: 'vehicle' }. */
  params?: Record<string, string>
  /** The same for what stands behind the question mark. */
  query?: Record<string, string>
  /**
   * Fields that the action reads, complete: with them a foreign or unknown object is 404, nothing else. `:sample` is
   * the id of a sample, own or foreign like the address.
   */
  form?: Record<string, string>
  /**
   * Whose the `own` samples are; they get a 200 or a redirect, and 404 on the foreign ones.
   * Other visitors that may open the route are not asked for the foreign object.
   */
  owners?: Visitor[]
  /** Who sees every object of the club, `own` and `foreign` alike. */
  everywhere?: Visitor[]
  /** An unknown id is not 404: the page says that this address is good for nothing. */
  answersUnknown?: boolean
  /** The route answers 404 although the visitor may open it (a one-time address, a closed door). */
  closed?: boolean
}
