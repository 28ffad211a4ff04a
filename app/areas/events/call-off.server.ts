import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { type Outcome, refuse } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import type { Act, Club } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { enqueue } from '~/platform/jobs.server'
import { endParty } from './cancel-party.server'
import { beenHeld, mayStep } from './change-date.server'
import { changePlan } from './change-plan.server'
import { tellParty } from './letters.server'
import { raiseEvent } from './live.server'
import { openParty } from './open-party.server'
import { eventKey } from './rows.server'
import { ENDED } from './take-step.server'

/**
 * Calls an event off: every party ends with all it paid, in points into the lots they came from, in money as owed; all
 * are told, and calendars take it out. The event ends at once; its parties follow one by one, and a crash between them
 * is made good by the queue.
 */
export async function cancelEvent({
  eventNumber,
  version,
  reason,
  ...act
}: Act<{ eventNumber: string; version: number; reason: string }>): Promise<Outcome<{ version: number }>> {
  const said = reason.trim()
  let eventId = ''
  const plan = { ...act, eventNumber, version, action: 'event.called-off' }
  const ended = await changePlan(plan, async (w, event) => {
    const verdict = mayStep(event, 'cancel')
    if (!verdict.ok) return verdict
    if (said === '') return refuse('events-desk:refusal.reason_wanted', { field: 'reason' })
    const held = await beenHeld(w, event)
    if (held) return held
    eventId = event.id
    await enqueue(w, 'event-call-off', { eventId }, { key: eventId })
    await raiseEvent(w, eventId)
    const set = { state: verdict.to, endedAt: w.now, reason: said, sequence: event.sequence + 1 }
    return { value: {}, set, detail: { reason: said } }
  })
  if (ended.ok && eventId) await callOffParties(act.club, eventId)
  return ended
}

const BATCH = 100

/**
 * Ends the parties of an event that was called off, each in a unit of work of its own. One whose account takes no
 * points just now stays for the next time. Answers how many ended; once more changes nothing.
 */
export async function callOffParties(club: Club, eventId: string): Promise<number> {
  const { parties } = club.schema.events
  let ended = 0
  let after = ''
  for (;;) {
    const rows = await club.store.read
      .select({ id: parties.id, number: parties.number })
      .from(parties)
      .where(and(eq(parties.eventId, eventId), isNull(parties.endedAt), gt(parties.id, after)))
      .orderBy(asc(parties.id))
      .limit(BATCH)
    for (const { number } of rows) if (await callOffOne(club, eventId, number)) ended += 1
    if (rows.length < BATCH) return ended
    after = rows.at(-1)?.id ?? ''
  }
}

async function callOffOne(club: Club, eventId: string, number: string): Promise<boolean> {
  const done = await club.write(
    systemActor,
    async (w) => {
      const open = await openParty(w, number)
      const { event, session, party } = open
      if (ENDED.includes(party.state) || event.state !== 'cancelled') return null
      const over = await endParty(w, open, { hand: 'system', reason: event.reason, byClub: true })
      if (!over.ok) return over
      const { points, priceMinor } = over.value
      await recordFact(w, {
        type: 'event.called-off',
        subject: `event-called-off:${party.id}`,
        about: `event:${eventId}`,
        memberId: party.memberId,
        dealerId: event.dealerId || null,
        payload: { number, eventNumber: event.number, kind: event.kind, people: open.seats.length, points },
      })
      await tellParty(w, event, session, over.value.party, {
        ...{ template: 'event-called-off', reason: event.reason, points, amountMinor: priceMinor },
      })
      return over
    },
    { alone: eventKey(eventId) },
  )
  if (done && !done.ok) club.log.warn({ party: number, reason: done.reason }, 'a party of a called-off event stays')
  return done?.ok ?? false
}
