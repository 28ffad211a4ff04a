import { and, eq, isNull } from 'drizzle-orm'
import { readMembers } from '~/areas/membership/read-members.server'
import { DAY, type Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { systemActor } from '~/platform/actor'
import type { Act, Club } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import type { Job } from '~/platform/jobs.server'
import { sendMessage } from '~/platform/messages.server'
import { raiseEvent } from './live.server'
import { eventKey } from './rows.server'

/** What is told later than this is no longer about the event. */
const ANSWER_WITHIN = 60 * DAY
const LONGEST = 1_000

type Rated = { number: string; score: number; comment?: string }

/**
 * What a member says of an event they came to: 1 to 5, and words if they like. Once, within sixty days; the score earns
 * nothing. NotFound for somebody else's party.
 */
export async function rateEvent({
  club,
  actor,
  submission,
  number,
  score,
  comment = '',
}: Act<Rated>): Promise<Outcome<{ score: number }>> {
  const { id, eventId } = await ownParty(club, actor.memberId, number)
  return club.write(
    actor,
    async (w) => {
      const { parties, outcomes, events } = w.schema.events
      const [found] = await w.tx
        .select({
          ...{ kind: events.kind, eventNumber: events.number, dealerId: events.dealerId },
          ...{ endsAt: events.endsAt, attended: outcomes.attended },
        })
        .from(outcomes)
        .innerJoin(events, eq(events.id, outcomes.eventId))
        .where(eq(outcomes.partyId, id))
      // Whether it was said already is decided by the write below.
      const state = found ? surveyState({ ...found, ratedAt: null }, w.now) : 'none'
      if (!found || state === 'none' || !Number.isInteger(score) || score < 1 || score > 5)
        return refuse('events:refusal.no_survey')
      if (state === 'over') return refuse('events:refusal.survey_over')
      const [rated] = await w.tx
        .update(parties)
        .set({ score, comment: comment.trim().slice(0, LONGEST), ratedAt: w.now })
        .where(and(eq(parties.id, id), isNull(parties.ratedAt)))
        .returning({ memberId: parties.memberId })
      if (!rated) return refuse('events:refusal.rated')
      const { kind, eventNumber, dealerId } = found
      await recordFact(w, {
        ...{ type: 'event.rated', subject: `event-party-rated:${id}`, about: `event:${eventId}` },
        ...{ memberId: rated.memberId, dealerId: dealerId || null },
        payload: { number, eventNumber, kind, score },
      })
      await raiseEvent(w, eventId)
      return done({ score })
    },
    { submission, alone: eventKey(eventId) },
  )
}

async function ownParty({ store, schema }: Club, memberId: string | null, number: string) {
  const { parties } = schema.events
  const [party] = await store.read
    .select({ id: parties.id, eventId: parties.eventId, memberId: parties.memberId })
    .from(parties)
    .where(eq(parties.number, number))
  if (!party || memberId === null || party.memberId !== memberId) throw new NotFound('party')
  return party
}

/** May the member of this party say how it was? `rated` when they have, `over` when it is too long ago. */
export type SurveyState = 'open' | 'rated' | 'over' | 'none'

/** What the survey page shows of a party of the actor's own. NotFound for somebody else's. */
export async function readSurvey(club: Club, memberId: string | null, number: string, language: Language) {
  const { id } = await ownParty(club, memberId, number)
  const { parties, outcomes, events } = club.schema.events
  const [row] = await club.store.read
    .select({
      ...{ eventNumber: events.number, title: events.title, startsAt: events.startsAt, endsAt: events.endsAt },
      ...{ zone: events.zone, art: events.art, score: parties.score, ratedAt: parties.ratedAt },
      ...{ attended: outcomes.attended },
    })
    .from(parties)
    .innerJoin(events, eq(events.id, parties.eventId))
    .leftJoin(outcomes, eq(outcomes.partyId, parties.id))
    .where(eq(parties.id, id))
  if (!row) throw new NotFound('party')
  const { attended, ratedAt, title, ...shown } = row
  return {
    ...shown,
    title: say(title, language),
    number,
    state: surveyState({ attended, ratedAt, endsAt: row.endsAt }, club.clock.now()),
  }
}

function surveyState(
  { attended, ratedAt, endsAt }: { attended: number | null; ratedAt: Instant | null; endsAt: Instant },
  now: Instant,
): SurveyState {
  if (ratedAt !== null) return 'rated'
  if (!attended) return 'none'
  return now > endsAt + ANSWER_WITHIN ? 'over' : 'open'
}

/** The day after: thanks to a party that came, and the question how it was. Not to somebody who has said it or is gone. */
export const surveyJob: Job = {
  async run(club, payload) {
    await club.write(systemActor, async (w) => {
      const { parties, outcomes, events } = w.schema.events
      const [row] = await w.tx
        .select({
          ...{ number: parties.number, memberId: parties.memberId, ratedAt: parties.ratedAt },
          ...{ title: events.title, attended: outcomes.attended },
        })
        .from(parties)
        .innerJoin(events, eq(events.id, parties.eventId))
        .innerJoin(outcomes, eq(outcomes.partyId, parties.id))
        .where(eq(parties.id, String(payload.partyId)))
      if (!row || row.attended === 0 || row.ratedAt !== null) return
      const member = (await readMembers(w.club, [row.memberId], w.tx)).get(row.memberId)
      if (!member || member.erasedAt !== null) return
      const { number, title } = row
      const path = `/events/mine/${number}/survey`
      await sendMessage(w, { userId: member.userId, template: 'event-survey', params: { number, event: title, path } })
    })
  },
}
