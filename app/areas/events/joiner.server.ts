import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { type OwnVehicle, ownVehicles } from '~/areas/garage/read-vehicles.server'
import { type Member, readMember } from '~/areas/membership/read-members.server'
import type { Instant } from '~/kernel/clock'
import { addMonths } from '~/kernel/dates'
import { instantOf, localOf } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'
import { chaptersOfMember, lastOutcomeOf } from './hot-queries.server'
import type { Joiner } from './rules'

/** What the gate asks about a member, for one event or for a whole list of them: read once. */
export type MemberSide = Omit<Joiner, 'missed' | 'party'> & {
  /** When the member last stayed away without having been at any event since; null is never. */
  missedAt: Instant | null
}

/** Reads the member's side of the gate. Inside a unit of work `on` is `w.tx`. Throws NotFound for an unknown member. */
export async function readMemberSide(club: Club, memberId: string, on: Reader = club.store.read): Promise<MemberSide> {
  return sideOf(club, await readMember(club, memberId, on), on)
}

/** The same of a member who has been read. */
export async function sideOf(
  club: Club,
  member: Member,
  on: Reader,
  known?: readonly OwnVehicle[],
): Promise<MemberSide> {
  const { id: memberId } = member
  const cars = known ?? (await ownVehicles(club, memberId, on))
  const chapters = await chaptersOfMember(club, on, { memberId })
  const [last] = await lastOutcomeOf(club, on, { memberId })
  return {
    tier: member.tier,
    models: [...new Set(cars.map(({ modelCode }) => modelCode).filter(Boolean))],
    chapterIds: chapters.map(({ id }) => id),
    dealerId: member.homeDealerId ?? '',
    missedAt: last && last.attended === 0 ? last.at : null,
  }
}

/** Who asks, as the gate of one event sees them. */
export function joinerOf(
  side: MemberSide,
  event: { noShowMonths: number; zone: string },
  { party, now }: { party: string | null; now: Instant },
): Joiner {
  const { missedAt, ...rest } = side
  const { day, minute } = localOf(event.zone, now)
  const since = instantOf(event.zone, addMonths(day, -event.noShowMonths), minute)
  return { ...rest, missed: event.noShowMonths > 0 && missedAt !== null && missedAt >= since, party }
}

/** The member's live parties by event; ended ones are left out. How many came is known once the event is closed. */
export async function livePartiesOf(
  { schema, store }: Pick<Club, 'schema' | 'store'>,
  memberId: string,
  { eventIds, on = store.read }: { eventIds: readonly string[]; on?: Reader },
): Promise<Map<string, { number: string; state: string; until: Instant | null; attended: number | null }>> {
  if (eventIds.length === 0) return new Map()
  const { parties, outcomes } = schema.events
  const { eventId, number, state, until } = parties
  const rows = await on
    .select({ eventId, number, state, until, attended: outcomes.attended })
    .from(parties)
    .leftJoin(outcomes, eq(outcomes.partyId, parties.id))
    .where(and(eq(parties.memberId, memberId), isNull(parties.endedAt), inArray(parties.eventId, [...eventIds])))
  return new Map(rows.map(({ eventId, ...row }) => [eventId, row]))
}
