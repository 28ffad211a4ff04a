import { and, eq, sql } from 'drizzle-orm'
import { readMembers } from '~/areas/membership/read-members.server'
import { newId } from '~/kernel/ids'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import { systemActor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { enqueue, type Job } from '~/platform/jobs.server'
import { sendMessages } from '~/platform/messages.server'
import { type Audience, countAudience, nextOfAudience } from './audience.server'
import { requireEvent } from './event-scope.server'
import { loadEvent, reading } from './rows.server'

const BATCH = 200

/**
 * Sends a message to the members of all parties that the filter finds, each in their language. The letters are written
 * behind the page, some hundreds at a time; `sent` of the notice counts them. Refuses a filter that finds nobody, and one
 * that finds another number of parties than the sender was `expected` to reach.
 */
export async function sendNotice({
  club,
  actor,
  submission,
  eventNumber,
  filter,
  expected,
  subject,
  body,
}: Act<{ eventNumber: string; filter: Audience; expected?: number; subject: Words; body: Words }>): Promise<
  Outcome<{ noticeId: string; parties: number }>
> {
  const event = await requireEvent(club, actor, eventNumber, 'event:manage')
  const { parties } = await countAudience(club, event.id, filter)
  if (parties === 0) return refuse('events-desk:refusal.nobody', { field: 'state' })
  if (expected !== undefined && expected !== parties) {
    return refuse('events-desk:refusal.reach_changed', { params: { count: parties } })
  }
  return club.write(
    actor,
    async (w) => {
      const noticeId = newId(w.now)
      const kept = Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as Record<string, string>
      const row = { id: noticeId, eventId: event.id, filter: kept, subject, body, sent: 0, at: w.now }
      await w.tx.insert(w.schema.events.notices).values({ ...row, actorId: actor.userId })
      await enqueue(w, 'event-notice', { noticeId, after: '', sent: 0 }, { key: `${noticeId}:0` })
      await audit(w, {
        action: 'event.notice-sent',
        subject: `event:${event.id}`,
        dealerId: event.dealerId,
        detail: { noticeId, filter: kept, parties },
      })
      return done({ noticeId, parties })
    },
    { ...(submission ? { submission } : {}) },
  )
}

/** The next batch of a notice. What has been sent already is known by the count that the batch began with. */
export const noticeJob: Job = {
  async run(club, { noticeId, after, sent }) {
    const { notices } = club.schema.events
    const [notice] = await club.store.read
      .select()
      .from(notices)
      .where(eq(notices.id, String(noticeId)))
    if (!notice || notice.sent !== Number(sent)) return
    const event = await loadEvent(reading(club), notice.eventId)
    const search = { after: String(after), at: notice.at, limit: BATCH }
    const parties = await nextOfAudience(club, event.id, notice.filter, search)
    const last = parties.at(-1)
    if (!last) return
    const members = await readMembers(
      club,
      parties.map(({ memberId }) => memberId),
    )
    const letters = parties.flatMap(({ number, memberId }) => {
      const member = members.get(memberId)
      if (!member || member.erasedAt !== null) return []
      const params = { event: event.title, notice: notice.subject, body: notice.body, path: `/events/mine/${number}` }
      return [{ userId: member.userId, template: 'event-notice' as const, params }]
    })
    await club.write(systemActor, async (w) => {
      const [mine] = await w.tx
        .update(notices)
        .set({ sent: sql`${notices.sent} + ${letters.length}` })
        .where(and(eq(notices.id, notice.id), eq(notices.sent, notice.sent)))
        .returning({ sent: notices.sent })
      if (!mine) return
      await sendMessages(w, letters)
      if (parties.length === BATCH) {
        const next = { noticeId: notice.id, after: last.id, sent: mine.sent }
        await enqueue(w, 'event-notice', next, { key: `${notice.id}:${last.id}` })
      }
    })
  },
}
