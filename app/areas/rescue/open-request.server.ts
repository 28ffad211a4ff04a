import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { DEFAULT_LEVELS } from './defaults'
import { readLevels } from './histories.server'
import {
  type AssignmentEvent,
  type AssignmentState,
  assignmentFlow,
  type Level,
  type Priority,
  type RequestState,
  type RescueHand,
} from './rules'

type Tables = Club['schema']['rescue']
export type RequestRow = Omit<Tables['requests']['$inferSelect'], 'state' | 'priority'> & {
  state: RequestState
  priority: Priority
}
export type AssignmentRow = Omit<Tables['assignments']['$inferSelect'], 'state'> & { state: AssignmentState }
export type HelperRow = Tables['helpers']['$inferSelect']

/** A call for help as a use case works on it: kept as the rows are while steps are taken. */
export type OpenRescue = {
  request: RequestRow
  /** The one assignment under way, with its helper. */
  active: AssignmentRow | null
  helper: HelperRow | null
}

/** Names the one writer of a call. */
export const rescueKey = (requestId: string) => `rescue:${requestId}`

/** Loads a call with what is under way. Throws NotFound for an unknown id. */
export async function loadRescue(
  club: Pick<Club, 'schema' | 'store'>,
  requestId: string,
  on: Reader = club.store.read,
): Promise<OpenRescue> {
  const { requests, assignments, helpers } = club.schema.rescue
  const [request] = await on.select().from(requests).where(eq(requests.id, requestId))
  if (!request) throw new NotFound('rescue')
  const [active] = await on
    .select()
    .from(assignments)
    .where(and(eq(assignments.requestId, requestId), isNull(assignments.endedAt)))
  const [helper] = active ? await on.select().from(helpers).where(eq(helpers.id, active.helperId)) : []
  return {
    request: request as RequestRow,
    active: (active as AssignmentRow | undefined) ?? null,
    helper: helper ?? null,
  }
}

/** The request of an assignment, and its helper. Throws NotFound for an unknown id. */
export async function placeOf(
  club: Pick<Club, 'schema' | 'store'>,
  assignmentId: string,
  on: Reader = club.store.read,
): Promise<{ requestId: string; helperId: string; helperUserId: string | null; dealerId: string }> {
  const { assignments, helpers, requests } = club.schema.rescue
  const [row] = await on
    .select({
      requestId: assignments.requestId,
      helperId: helpers.id,
      helperUserId: helpers.userId,
      dealerId: requests.dealerId,
    })
    .from(assignments)
    .innerJoin(helpers, eq(helpers.id, assignments.helperId))
    .innerJoin(requests, eq(requests.id, assignments.requestId))
    .where(eq(assignments.id, assignmentId))
  if (!row) throw new NotFound('rescue')
  return row
}

/** The id behind a number such as R-7K2M9QXD. Throws NotFound. */
export async function requestIdOf(club: Club, number: string, on: Reader = club.store.read): Promise<string> {
  const { requests } = club.schema.rescue
  const [row] = await on.select({ id: requests.id }).from(requests).where(eq(requests.number, number))
  if (!row) throw new NotFound('rescue')
  return row.id
}

type Whose = { dealerId: string; memberId: string | null }

/** Is this the owner's own call? */
export const isOwner = (actor: Actor, { memberId }: Pick<Whose, 'memberId'>): boolean =>
  actor.memberId !== null && memberId === actor.memberId

/** Does the actor run the board that has the call? */
export const isDesk = (actor: Actor, { dealerId }: Pick<Whose, 'dealerId'>): boolean =>
  can(actor, 'rescue:manage', { dealerId })

/** Is this the helper who was asked or sent? */
export const isHelper = (actor: Actor, userId: string | null): boolean =>
  actor.userId !== null && userId === actor.userId && can(actor, 'rescue:work')

/** Whose hand the actor has on a call. Throws NotFound for everybody else, as for an unknown id. */
export function handOf(actor: Actor, request: Whose): 'owner' | 'desk' | 'system' {
  if (actor.isSystem) return 'system'
  if (isOwner(actor, request)) return 'owner'
  if (isDesk(actor, request)) return 'desk'
  throw new NotFound('rescue')
}

/** Throws NotFound unless the actor runs the board that has the call. */
export function requireDesk(actor: Actor, request: Pick<Whose, 'dealerId'>): void {
  if (!isDesk(actor, request)) throw new NotFound('rescue')
}

/** Throws NotFound unless the actor is the helper of the assignment. */
export function requireHelper(actor: Actor, helperUserId: string | null): void {
  if (!isHelper(actor, helperUserId)) throw new NotFound('rescue')
}

/**
 * Whose hand the actor has on an assignment: the helper's own, or the desk's on behalf. A helper who runs the desk as
 * well takes the step with the hand that may. Throws NotFound for everybody else.
 */
export function assignmentHand(
  actor: Actor,
  { dealerId, helperUserId }: { dealerId: string; helperUserId: string | null },
  event: AssignmentEvent,
): RescueHand {
  if (actor.isSystem) return 'desk'
  const hands: RescueHand[] = []
  if (isHelper(actor, helperUserId)) hands.push('helper')
  if (isDesk(actor, { dealerId })) hands.push('desk')
  const [first] = hands
  if (!first) throw new NotFound('rescue')
  const known = assignmentFlow.steps.find((one) => one.event === event)
  return hands.find((hand) => known?.who.includes(hand)) ?? first
}

/** What is promised for a priority; that of a new club where nothing was set. */
export async function levelOf(club: Club, priority: Priority, on: Reader): Promise<Level> {
  return (await readLevels(club, on)).get(priority) ?? DEFAULT_LEVELS[priority]
}

/** When the last step of a call was; 0 before the first. */
export async function lastStepAt({ schema }: Pick<Club, 'schema'>, requestId: string, on: Reader): Promise<number> {
  const { steps } = schema.rescue
  const [last] = await on
    .select({ at: steps.at })
    .from(steps)
    .where(eq(steps.requestId, requestId))
    .orderBy(desc(steps.at), desc(steps.id))
    .limit(1)
  return last?.at ?? 0
}
