import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import { HOUR } from '~/kernel/clock'
import { step } from '~/kernel/flow'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import type { ClockedJob } from '~/platform/jobs.server'
import { endParty } from './cancel-party.server'
import { requireEvent } from './event-scope.server'
import { raiseEvent } from './live.server'
import { openParty } from './open-party.server'
import { attendanceOf, type Ended, settleAttendance } from './outcomes.server'
import { eventKey } from './rows.server'
import { type EventState, eventFlow } from './rules'

/** The clock closes an event so long after its end: phones of the doors have sent what they kept. */
const REST = 3 * HOUR
const BATCH = 400

/**
 * Closes an event that is over: who came and who did not is written down, each member gets the fact (and with it the
 * points) once, whoever still waits is let go. Refuses before the end, and what is not on. NotFound for an event of
 * somebody else.
 */
export async function closeEvent({
  club,
  actor,
  submission,
  eventNumber,
}: Act<{ eventNumber: string }>): Promise<Outcome<{ came: number; missed: number }>> {
  const { id } = await requireEvent(club, actor, eventNumber, 'event:manage')
  return club.write(
    actor,
    async (w) => {
      const { events } = w.schema.events
      const [event] = await w.tx.select().from(events).where(eq(events.id, id))
      if (!event) throw new NotFound('event')
      const verdict = step(eventFlow, event.state as EventState, 'close', actor.isSystem ? 'system' : 'coordinator')
      if (!verdict.ok) {
        return refuse(event.state === 'closed' ? 'events-after:refusal.closed' : 'events-after:refusal.not_held')
      }
      if (w.now < event.endsAt) return refuse('events-after:refusal.not_over')
      await w.tx
        .update(events)
        .set({ state: verdict.to, endedAt: w.now, version: event.version + 1 })
        .where(and(eq(events.id, id), eq(events.state, 'published')))
      await letGoOpen(w, id)
      const { came, missed } = await writeOutcomes(w, event)
      await audit(w, {
        action: 'event.closed',
        subject: `event:${id}`,
        dealerId: event.dealerId,
        detail: { number: event.number, came, missed },
      })
      await raiseEvent(w, id)
      return done({ came, missed })
    },
    { submission, alone: eventKey(id) },
  )
}

/** Whoever still waits, or has not answered, is let go: nothing was paid, and nothing can be had any more. */
async function letGoOpen(w: Work, eventId: string): Promise<void> {
  const { parties } = w.schema.events
  const open = await w.tx
    .select({ number: parties.number })
    .from(parties)
    .where(and(eq(parties.eventId, eventId), inArray(parties.state, ['waiting', 'offered', 'held'])))
    .orderBy(asc(parties.id))
  for (const { number } of open) {
    const ended = await endParty(w, await openParty(w, number), { hand: 'system', reason: '', byClub: true })
    if (!ended.ok) throw new Error(`party ${number} moved while its event was closed`)
  }
}

/** One row for each party that was to come, then what follows for its member. Answers parties that came and did not. */
async function writeOutcomes(w: Work, event: Ended): Promise<{ came: number; missed: number }> {
  const { outcomes } = w.schema.events
  const parties = await attendanceOf(w, w.tx, { eventId: event.id })
  for (let from = 0; from < parties.length; from += BATCH) {
    const rows = parties.slice(from, from + BATCH).map(({ number: _, ...party }) => ({
      ...{ ...party, eventId: event.id, at: w.now },
    }))
    await w.tx.insert(outcomes).values(rows).onConflictDoNothing()
  }
  for (const party of parties) await settleAttendance(w, event, party)
  const came = parties.filter(({ attended }) => attended > 0).length
  return { came, missed: parties.length - came }
}

/**
 * Somebody's entry became known after the event was closed (a door that had no network): puts the outcome of the party
 * right, and gives the member what attendance gives, once. Called in the transaction that wrote the entry; nothing to
 * do while the event is not closed. Parties that were never confirmed have no outcome.
 */
export async function noteAttendance(w: Work, { partyId }: { partyId: string }): Promise<void> {
  const { events, parties, outcomes } = w.schema.events
  const [event] = await w.tx
    .select({
      ...{ id: events.id, number: events.number, kind: events.kind, state: events.state },
      ...{ dealerId: events.dealerId, endsAt: events.endsAt, zone: events.zone },
    })
    .from(parties)
    .innerJoin(events, eq(events.id, parties.eventId))
    .where(eq(parties.id, partyId))
  if (event?.state !== 'closed') return
  const [party] = await attendanceOf(w, w.tx, { partyId })
  if (!party) return
  const { people, attended, inPerson, memberId } = party
  await w.tx
    .insert(outcomes)
    .values({ partyId, eventId: event.id, memberId, people, attended, inPerson, at: w.now })
    .onConflictDoUpdate({ target: outcomes.partyId, set: { people, attended, inPerson } })
  if (attended > 0) await settleAttendance(w, event, party)
  await raiseEvent(w, event.id)
}

/** Closes every event whose end is long enough ago; one that another process closed meanwhile is left alone. */
export const closeJob: ClockedJob = {
  cron: '*/15 * * * *',
  async run(club, now) {
    const { events } = club.schema.events
    const over = await club.store.read
      .select({ number: events.number })
      .from(events)
      .where(and(eq(events.state, 'published'), lte(events.endsAt, now - REST)))
      .orderBy(asc(events.endsAt), asc(events.id))
      .limit(50)
    let closed = 0
    for (const { number } of over) {
      const answer = await closeEvent({ club, actor: systemActor, eventNumber: number })
      if (answer.ok) closed += 1
    }
    return { closed }
  },
}
