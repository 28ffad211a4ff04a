import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'
import { type OwnPhase, phaseOf } from './own-progress'
import type { AssignmentState, RequestState } from './rules'

export type PastRescue = {
  number: string
  state: RequestState
  service: string
  createdAt: number
  closedAt: number | null
  zone: string
  phase: OwnPhase
}

/** A member's calls, the open ones first, newest first. */
export async function ownRescues(
  club: Club,
  memberId: string,
  { limit = 20 } = {},
): Promise<{ open: PastRescue[]; past: PastRescue[] }> {
  const { requests } = club.schema.rescue
  const columns = {
    number: requests.number,
    state: requests.state,
    service: requests.service,
    createdAt: requests.createdAt,
    closedAt: requests.closedAt,
    zone: requests.zone,
  }
  const list = (condition: ReturnType<typeof isNull>) =>
    club.store.read
      .select(columns)
      .from(requests)
      .where(and(eq(requests.memberId, memberId), condition))
      .orderBy(desc(requests.createdAt), desc(requests.id))
      .limit(limit)
  const [open, past] = await Promise.all([list(isNull(requests.closedAt)), list(isNotNull(requests.closedAt))])
  const view = (row: (typeof open)[number]): PastRescue => {
    const state = row.state as RequestState
    return { ...row, state, phase: phaseOf(state, null) }
  }
  return { open: open.map(view), past: past.map(view) }
}

/** What a member's first page says of a rescue under way: who comes is told with the promised time. */
export async function openRescues(club: Club, memberId: string) {
  const { open } = await ownRescues(club, memberId, { limit: 3 })
  if (open.length === 0) return []
  const { requests, assignments } = club.schema.rescue
  const coming = await club.store.read
    .select({ number: requests.number, state: assignments.state, etaAt: assignments.etaAt })
    .from(assignments)
    .innerJoin(requests, eq(requests.id, assignments.requestId))
    .where(
      and(
        inArray(
          requests.number,
          open.map(({ number }) => number),
        ),
        isNull(assignments.endedAt),
      ),
    )
  return open.map(({ number, state, service, zone }) => {
    const job = coming.find((one) => one.number === number)
    const phase = phaseOf(state, (job?.state ?? null) as AssignmentState | null)
    return {
      number,
      service,
      zone,
      phase,
      etaAt: phase === 'coming' || phase === 'on-way' ? (job?.etaAt ?? null) : null,
    }
  })
}
