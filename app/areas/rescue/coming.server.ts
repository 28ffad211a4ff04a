import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'
import type { StepRow } from './own-progress'
import type { AssignmentState } from './rules'

/** Steps of a call in their order, reasons still sealed. */
export async function readHistory(club: Club, requestId: string): Promise<StepRow[]> {
  const { steps } = club.schema.rescue
  return club.store.read
    .select({
      id: steps.id,
      assignmentId: steps.assignmentId,
      event: steps.event,
      toState: steps.toState,
      at: steps.at,
      happenedAt: steps.happenedAt,
      etaAt: steps.etaAt,
      reason: steps.reason,
    })
    .from(steps)
    .where(eq(steps.requestId, requestId))
    .orderBy(asc(steps.at), asc(steps.id))
}

export type Coming = NonNullable<Awaited<ReturnType<typeof readComing>>>

/** Who has accepted and where they were last. An offer that nobody has answered is nobody coming. */
export async function readComing(club: Club, requestId: string) {
  const { assignments, helpers, positions } = club.schema.rescue
  const [row] = await club.store.read
    .select({
      assignmentId: assignments.id,
      state: assignments.state,
      etaAt: assignments.etaAt,
      firstEtaAt: assignments.firstEtaAt,
      distanceM: assignments.distanceM,
      name: helpers.name,
      kind: helpers.kind,
      phone: helpers.phone,
      vehicle: helpers.vehicle,
      plate: helpers.plate,
      photoFileId: helpers.photoFileId,
    })
    .from(assignments)
    .innerJoin(helpers, eq(helpers.id, assignments.helperId))
    .where(
      and(
        eq(assignments.requestId, requestId),
        isNull(assignments.endedAt),
        inArray(assignments.state, ['accepted', 'en-route', 'on-scene', 'towing']),
      ),
    )
  if (!row) return null
  const [position] = await club.store.read
    .select({ lat: positions.lat, lng: positions.lng, at: positions.at })
    .from(positions)
    .where(eq(positions.assignmentId, row.assignmentId))
    .orderBy(desc(positions.at), desc(positions.id))
    .limit(1)
  return { ...row, state: row.state as AssignmentState, position: position ?? null }
}
