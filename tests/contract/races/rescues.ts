import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { TestClub } from '#tests/support/club'
import { accepted, addHelper, call, offer, requestRow, rescueAt } from '#tests/support/rescue'
import { MINUTE } from '~/kernel/clock'
import { known } from './points'
import type { Race } from './race'

/** Steps of a call that cannot both have happened. */
async function stepsTaken({ store, schema }: TestClub, requestId: string, events: readonly string[]) {
  const { steps } = schema.rescue
  return store.read
    .select({ event: steps.event, assignmentId: steps.assignmentId })
    .from(steps)
    .where(and(eq(steps.requestId, requestId), inArray(steps.event, [...events])))
}

export const rescueRaces: Race[] = [
  {
    name: 'two dispatchers send one helper',
    scenario: 'dispatch',
    attempts: 2,
    stock: 1,
    async prepare(club) {
      const desk = await rescueAt(club, 'RSA')
      const third = await addHelper(club, desk.dealerId, { north: 10 })
      const { requestId } = await call(club, desk)
      return {
        requestId,
        helperIds: [desk.first.helperId, desk.second.helperId, third.helperId],
        staff: [known(desk.adviser), known(desk.manager)],
        asked: club.clock.now(),
      }
    },
    at: ({ asked }) => [Number(asked) + MINUTE],
    async given({ store, schema }, { requestId }) {
      const { assignments } = schema.rescue
      const active = and(eq(assignments.requestId, String(requestId)), isNull(assignments.endedAt))
      return (await store.read.select({ id: assignments.id }).from(assignments).where(active)).length
    },
  },
  {
    name: 'an offer of a rescue is accepted or over, not both',
    scenario: 'taken',
    attempts: 2,
    stock: 1,
    async prepare(club) {
      const desk = await rescueAt(club, 'RSB', 35)
      const { requestId } = await call(club, desk)
      const { assignmentId, expiresAt } = await offer(club, desk, requestId, desk.first.helperId)
      return { requestId, assignmentId, expiresAt, helper: known(desk.first.actor) }
    },
    at: ({ expiresAt }) => [Number(expiresAt) - 1, Number(expiresAt) + 1],
    async given(club, { requestId, assignmentId }) {
      const taken = await stepsTaken(club, String(requestId), ['accept', 'time-out'])
      return taken.filter((step) => step.assignmentId === assignmentId).length
    },
  },
  {
    name: 'a rescue is called off or the helper arrives, not both',
    scenario: 'arrival',
    attempts: 2,
    stock: 1,
    async prepare(club) {
      const desk = await rescueAt(club, 'RSC', 38)
      const { requestId, assignmentId } = await accepted(club, desk)
      const { version } = await requestRow(club, requestId)
      const people = { owner: known(desk.owner.actor), helper: known(desk.first.actor) }
      return { requestId, assignmentId, version, ...people, asked: club.clock.now() }
    },
    at: ({ asked }) => [Number(asked) + MINUTE],
    async given(club, { requestId }) {
      const taken = await stepsTaken(club, String(requestId), ['arrive', 'cancel'])
      // Each is written for the request and for its helper.
      return taken.filter((step) => step.assignmentId !== null).length
    },
  },
]
