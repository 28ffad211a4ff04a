import { and, desc, eq, gte, isNull } from 'drizzle-orm'
import { CLUB_MODELS } from '~/areas/garage/club-models'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { type Member, readMember } from '~/areas/membership/read-members.server'
import type { Instant } from '~/kernel/clock'
import { addMonths } from '~/kernel/dates'
import type { Language } from '~/kernel/language'
import type { Verdict } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { instantOf, localOf } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'
import type { EventRow, Reads } from './rows.server'
import { canJoin, type Joiner, type JoinReason } from './rules'

/** Who asks to join an event, as the gate wants to know them. */
export async function readJoiner(
  club: Club,
  { tx, schema }: Reads,
  event: Pick<EventRow, 'id' | 'noShowMonths' | 'zone'>,
  memberId: string,
  now: Instant,
): Promise<Joiner & { member: Member }> {
  const { chapterMembers, parties } = schema.events
  const member = await readMember(club, memberId, tx)
  const cars = await ownVehicles(club, memberId, tx)
  const chapters = await tx
    .select({ id: chapterMembers.chapterId })
    .from(chapterMembers)
    .where(eq(chapterMembers.memberId, memberId))
  const [party] = await tx
    .select({ number: parties.number })
    .from(parties)
    .where(and(eq(parties.eventId, event.id), eq(parties.memberId, memberId), isNull(parties.endedAt)))
  return {
    member,
    tier: member.tier,
    models: cars.map(({ modelCode }) => modelCode).filter((code) => code !== ''),
    chapterIds: chapters.map(({ id }) => id),
    dealerId: member.homeDealerId ?? '',
    missed: await hasMissed({ tx, schema }, event, memberId, now),
    party: party?.number ?? null,
  }
}

/** Stayed away from the last event within the months that count. */
async function hasMissed(
  { tx, schema }: Reads,
  { noShowMonths, zone }: Pick<EventRow, 'noShowMonths' | 'zone'>,
  memberId: string,
  now: Instant,
): Promise<boolean> {
  if (noShowMonths === 0) return false
  const { outcomes } = schema.events
  const { day, minute } = localOf(zone, now)
  const since = instantOf(zone, addMonths(day, -noShowMonths), minute)
  const [last] = await tx
    .select({ attended: outcomes.attended })
    .from(outcomes)
    .where(and(eq(outcomes.memberId, memberId), gte(outcomes.at, since)))
    .orderBy(desc(outcomes.at), desc(outcomes.partyId))
    .limit(1)
  return last?.attended === 0
}

/**
 * May this person register now? The one gate: the hint of the pages and the refusal of the use case. Models are named
 * in the reader's language.
 */
export function askJoin(
  event: EventRow,
  joiner: Joiner | null,
  { now, language }: { now: Instant; language: Language },
): Verdict<JoinReason> {
  const verdict = canJoin(event, joiner, now)
  if (verdict.ok || verdict.reason !== 'events:refusal.model') return verdict
  const models = (event.models ?? []).map((code) => {
    const known = CLUB_MODELS[code]
    return known ? say(known.model, language) : code
  })
  return { ...verdict, params: { models: models.join(' / ') } }
}
