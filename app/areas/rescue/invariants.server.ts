import { asc, isNotNull, isNull } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'
import { agrees, type ReplayStep, replay } from './replay'
import type { AssignmentState, RequestState } from './rules'

/** What must hold for every rescue, whatever happened. Each check answers one line per fault. */
export const rescueInvariants: readonly { name: string; check(club: Club): Promise<string[]> }[] = [
  {
    name: 'rescue: of those under way a call has one, and its state agrees',
    async check({ store, schema }) {
      const { requests, assignments } = schema.rescue
      const calls = await store.read
        .select({ id: requests.id, number: requests.number, state: requests.state })
        .from(requests)
      const active = await store.read
        .select({ requestId: assignments.requestId, state: assignments.state })
        .from(assignments)
        .where(isNull(assignments.endedAt))
      const under = new Map<string, AssignmentState[]>()
      for (const { requestId, state } of active) {
        under.set(requestId, [...(under.get(requestId) ?? []), state as AssignmentState])
      }
      return calls.flatMap(({ id, number, state }) => {
        const [first, ...more] = under.get(id) ?? []
        const faults = more.length > 0 ? [`${number}: ${more.length + 1} assignments are under way`] : []
        if (!agrees(state as RequestState, first ?? '')) faults.push(`${number}: is ${state}, its helper ${first}`)
        return faults
      })
    },
  },
  {
    name: 'rescue: the history of a call is a way through the state tables to where it stands',
    async check(club) {
      const { requests, assignments } = club.schema.rescue
      const { read } = club.store
      const histories = await readAllSteps(club)
      const calls = await read
        .select({ id: requests.id, number: requests.number, state: requests.state })
        .from(requests)
      const sent = await read
        .select({ id: assignments.id, state: assignments.state, requestId: assignments.requestId })
        .from(assignments)
      const faults: string[] = []
      const replayed = new Map([...histories].map(([id, steps]) => [id, replay(steps)]))
      for (const { id, number, state } of calls) {
        const way = replayed.get(id)
        for (const fault of way?.faults ?? []) faults.push(`${number}: ${fault}`)
        if (way?.request !== state) faults.push(`${number}: is ${state}, its history ends at ${way?.request}`)
      }
      for (const { id, state, requestId } of sent) {
        const ends = replayed.get(requestId)?.assignments.get(id)
        if (ends !== state) faults.push(`assignment ${id}: is ${state}, its history ends at ${ends}`)
      }
      return faults
    },
  },
  {
    name: 'rescue: a broken promise is on record once, for a clock that ran',
    async check({ store, schema }) {
      const { breaches, steps } = schema.rescue
      const known = new Map(
        (await store.read.select({ id: steps.id, requestId: steps.requestId }).from(steps)).map((one) => [
          one.id,
          one.requestId,
        ]),
      )
      const seen = new Set<string>()
      const faults: string[] = []
      for (const one of await store.read.select().from(breaches)) {
        const key = `${one.requestId} ${one.kind} ${one.clock} ${one.level}`
        if (seen.has(key)) faults.push(`twice: ${key}`)
        seen.add(key)
        if (known.get(one.clock) !== one.requestId) faults.push(`no clock ${key}`)
        if (one.at <= one.dueAt) faults.push(`told before it was due: ${key}`)
      }
      return faults
    },
  },
  {
    name: 'rescue: no page for relatives outlives its rescue',
    async check({ store, schema }) {
      const { links, requests } = schema.rescue
      const closed = await store.read
        .select({ id: requests.id, number: requests.number })
        .from(requests)
        .where(isNotNull(requests.closedAt))
      const numbers = new Map(closed.map(({ id, number }) => [id, number]))
      const live = await store.read.select({ requestId: links.requestId }).from(links).where(isNull(links.revokedAt))
      return live.flatMap(({ requestId }) => {
        const number = numbers.get(requestId)
        return number === undefined ? [] : [`${number}: a link still opens its page`]
      })
    },
  },
]

async function readAllSteps({ store, schema }: Club): Promise<Map<string, ReplayStep[]>> {
  const { steps } = schema.rescue
  const rows = await store.read
    .select({
      requestId: steps.requestId,
      assignmentId: steps.assignmentId,
      event: steps.event,
      fromState: steps.fromState,
      toState: steps.toState,
    })
    .from(steps)
    .orderBy(asc(steps.requestId), asc(steps.at), asc(steps.id))
  const all = new Map<string, ReplayStep[]>()
  for (const { requestId, ...step } of rows) {
    const known = all.get(requestId)
    if (known) known.push(step)
    else all.set(requestId, [step])
  }
  return all
}
