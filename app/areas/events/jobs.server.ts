import { and, asc, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import { DAY } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { type ClockedJob, enqueue, type Job } from '~/platform/jobs.server'
import { callOffParties } from './call-off.server'
import { tellParties } from './letters.server'
import { raiseEvent } from './live.server'
import { eventKey, loadEvent, loadSession, peopleOf } from './rows.server'
import { settle } from './settle.server'

/** A hold or an offer of this session ends now. */
export const untilJob: Job = {
  run: (club, payload) => settleSession(club, String(payload.sessionId)),
}

/** Settles one session under its event's key. */
export async function settleSession(club: Club, sessionId: string): Promise<void> {
  const { sessions } = club.schema.events
  const [known] = await club.store.read
    .select({ eventId: sessions.eventId })
    .from(sessions)
    .where(eq(sessions.id, sessionId))
  if (!known) return
  const { eventId } = known
  await club.write(
    systemActor,
    async (w) => {
      await settle(w, await loadEvent(w, eventId), await loadSession(w, eventId, sessionId))
      await raiseEvent(w, eventId)
    },
    { alone: eventKey(eventId) },
  )
}

/** Ends the parties of an event that was called off. */
export const callOffJob: Job = {
  async run(club, payload) {
    await callOffParties(club, String(payload.eventId))
  },
}

/**
 * Whatever the queue does: settles sessions with holds or offers whose time is over, goes on with parties of events
 * that were called off, and has members reminded of what begins within a day, once for each start.
 */
export const sweepJob: ClockedJob = {
  cron: '*/5 * * * *',
  async run(club) {
    const { parties, events, sessions } = club.schema.events
    const on = club.store.read
    const now = club.clock.now()
    const over = await on
      .selectDistinct({ sessionId: parties.sessionId })
      .from(parties)
      .where(and(inArray(parties.state, ['held', 'offered']), lte(parties.until, now)))
    for (const { sessionId } of over) await settleSession(club, sessionId)
    const off = await on
      .selectDistinct({ eventId: parties.eventId })
      .from(parties)
      .innerJoin(events, eq(events.id, parties.eventId))
      .where(and(eq(events.state, 'cancelled'), isNull(parties.endedAt)))
    for (const { eventId } of off) await callOffParties(club, eventId)
    const near = await on
      .select({ id: sessions.id, startsAt: sessions.startsAt })
      .from(sessions)
      .innerJoin(events, eq(events.id, sessions.eventId))
      .where(
        and(
          eq(events.state, 'published'),
          eq(sessions.active, true),
          gt(sessions.startsAt, now),
          lte(sessions.startsAt, now + DAY),
        ),
      )
    if (near.length > 0) await remindOf(club, near)
    return { settled: over.length, calledOff: off.length, near: near.length }
  },
}

const remindOf = (club: Club, near: readonly { id: string; startsAt: number }[]) =>
  club.write(systemActor, async (w) => {
    for (const { id, startsAt } of near) {
      await enqueue(w, 'event-reminder', { sessionId: id, startsAt }, { key: `${id}:${startsAt}` })
    }
  })

const BATCH = 100

/** Reminds everybody who comes to a session, if it still begins when the reminder was made for. Each batch once. */
export const reminderJob: Job = {
  async run(club, payload, { outboxId }) {
    const { sessions, parties } = club.schema.events
    const sessionId = String(payload.sessionId)
    let after = ''
    for (;;) {
      const last = await club.write(
        systemActor,
        async (w) => {
          const [session] = await w.tx.select().from(sessions).where(eq(sessions.id, sessionId))
          if (!session || session.startsAt !== payload.startsAt || session.startsAt <= w.now) return null
          const event = await loadEvent(w, session.eventId)
          if (event.state !== 'published') return null
          const rows = await w.tx
            .select()
            .from(parties)
            .where(and(eq(parties.sessionId, sessionId), eq(parties.state, 'confirmed'), gt(parties.id, after)))
            .orderBy(asc(parties.id))
            .limit(BATCH)
          const people = await peopleOf(
            w,
            rows.map(({ id }) => id),
          )
          await tellParties(
            w,
            event,
            rows.map((party) => ({ party, session })),
            ({ id }) => ({ template: 'event-reminder', people: people.get(id) ?? 0 }),
          )
          return rows.length < BATCH ? null : (rows.at(-1)?.id ?? null)
        },
        { submission: `event-reminder-${outboxId}-${after}` },
      )
      if (last === null) return
      after = last
    }
  },
}
