import { asc, desc, eq } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'
import { unsealAll } from '~/platform/person-keys.server'
import { namesOf } from '~/platform/staff.server'
import { clocksOf, type Level, nextClock } from './rules'

const MOST_MESSAGES = 100

/** Every step with who did it, the promises that were broken, and the clock that runs now. */
export async function readRecord(club: Club, requestId: string, level: Level) {
  const { steps, helpers, breaches } = club.schema.rescue
  const { read } = club.store
  const rows = await read
    .select({
      id: steps.id,
      assignmentId: steps.assignmentId,
      event: steps.event,
      toState: steps.toState,
      at: steps.at,
      happenedAt: steps.happenedAt,
      actorId: steps.actorId,
      hand: steps.hand,
      etaAt: steps.etaAt,
      reason: steps.reason,
      helper: helpers.name,
    })
    .from(steps)
    .leftJoin(helpers, eq(helpers.id, steps.helperId))
    .where(eq(steps.requestId, requestId))
    .orderBy(asc(steps.at), asc(steps.id))
  const names = await namesOf(
    club,
    rows.flatMap(({ actorId }) => actorId ?? []),
  )
  const reasons = await unsealAll(
    club,
    rows.map(({ reason }) => reason),
  )
  const broken = await read
    .select({ id: breaches.id, kind: breaches.kind, level: breaches.level, at: breaches.at })
    .from(breaches)
    .where(eq(breaches.requestId, requestId))
    .orderBy(asc(breaches.at), asc(breaches.id))
  const clock = nextClock(clocksOf(rows, level))
  return {
    clock: clock && { kind: clock.kind, startedAt: clock.startedAt, dueAt: clock.dueAt },
    breaches: broken,
    steps: rows.map(({ id, assignmentId, event, at, hand, etaAt, helper, actorId }, index) => ({
      ...{ id, event, at, hand, etaAt, helper: helper ?? '' },
      isJob: assignmentId !== null,
      actor: hand === 'desk' ? ((actorId && names.get(actorId)) ?? '') : '',
      reason: reasons[index] ?? '',
    })),
  }
}

/** What owner, helper and desk wrote to each other, oldest first. */
export async function readMessages(club: Club, requestId: string) {
  const { messages } = club.schema.rescue
  const rows = await club.store.read
    .select()
    .from(messages)
    .where(eq(messages.requestId, requestId))
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(MOST_MESSAGES)
  const names = await namesOf(
    club,
    rows.flatMap(({ actorId }) => actorId ?? []),
  )
  const texts = await unsealAll(
    club,
    rows.map(({ text }) => text),
  )
  return rows
    .map(({ id, hand, actorId, at }, index) => ({
      ...{ id, hand, at, text: texts[index] ?? '' },
      actor: hand === 'owner' ? '' : ((actorId && names.get(actorId)) ?? ''),
    }))
    .reverse()
}

/** The call of the day after and what the owner said; null for a call that left none. */
export async function readFollowUp(club: Club, requestId: string) {
  const { followUps: f } = club.schema.rescue
  const [row] = await club.store.read
    .select({ dueAt: f.dueAt, doneAt: f.doneAt, note: f.note, score: f.score, comment: f.comment })
    .from(f)
    .where(eq(f.requestId, requestId))
  if (!row) return null
  const [note = '', comment = ''] = await unsealAll(club, [row.note, row.comment])
  return { ...row, note, comment }
}
