import { and, asc, count, eq, inArray } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { askJoin, modelNames } from './gate.server'
import { joinerOf, livePartiesOf, type MemberSide, readMemberSide } from './joiner.server'
import { SHOWN } from './read-events.server'
import type { EventRow } from './rows.server'
import { CARS, type EventKind, leftIn, opensFor, PEOPLE, type SeatKind, TIERS_UP } from './rules'

/** The event with this number, as the public may know it; a draft is as unknown as a number that never was. */
export async function findShownEvent({ store, schema }: Club, number: string): Promise<EventRow> {
  const { events } = schema.events
  const [row] = await store.read
    .select()
    .from(events)
    .where(and(eq(events.number, number), inArray(events.state, SHOWN)))
  if (!row) throw new NotFound('event')
  return row
}

/** The sessions of an event, each with what is left: of people, of cars, and of each ticket kind. Null is no limit. */
export async function readSessions({ store, schema }: Club, eventId: string, language: Language) {
  const { sessions, pools, parties } = schema.events
  const [rows, places, queues] = await Promise.all([
    store.read
      .select()
      .from(sessions)
      .where(and(eq(sessions.eventId, eventId), eq(sessions.active, true)))
      .orderBy(asc(sessions.position), asc(sessions.id)),
    store.read.select().from(pools).where(eq(pools.eventId, eventId)),
    store.read
      .select({ sessionId: parties.sessionId, count: count() })
      .from(parties)
      .where(and(eq(parties.eventId, eventId), eq(parties.state, 'waiting')))
      .groupBy(parties.sessionId),
  ])
  return rows.map((row) => {
    const left: Record<string, number | null> = {}
    for (const pool of places) {
      if (pool.sessionId === row.id) left[pool.scope] = pool.capacity === null ? null : leftIn(pool)
    }
    return {
      id: row.id,
      name: say(row.name, language),
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      people: left[PEOPLE] ?? null,
      cars: left[CARS] ?? null,
      left,
      waiting: queues.find(({ sessionId }) => sessionId === row.id)?.count ?? 0,
    }
  })
}
export type SessionView = Awaited<ReturnType<typeof readSessions>>[number]

/** What can be had, in the order of the club. */
export async function readKinds({ store, schema }: Club, eventId: string, language: Language) {
  const { kinds } = schema.events
  const rows = await store.read
    .select()
    .from(kinds)
    .where(eq(kinds.eventId, eventId))
    .orderBy(asc(kinds.position), asc(kinds.id))
  return rows.map(({ id, name, who, withCar, carClass, points, priceMinor, active }) => ({
    ...{ id, withCar, carClass, points, priceMinor, active },
    name: say(name, language),
    who: who as SeatKind,
  }))
}
export type KindView = Awaited<ReturnType<typeof readKinds>>[number]

/** What the gate of one event says to a reader. */
export async function gateOf(club: Club, row: EventRow, memberId: string | null, language: Language) {
  const now = club.clock.now()
  if (!memberId)
    return { gate: askJoin(row, null, { now, language }), missed: false, party: null, side: null as MemberSide | null }
  const side = await readMemberSide(club, memberId)
  const party = (await livePartiesOf(club, memberId, { eventIds: [row.id] })).get(row.id) ?? null
  const joiner = joinerOf(side, row, { party: party?.number ?? null, now })
  return { gate: askJoin(row, joiner, { now, language }), missed: joiner.missed, party, side }
}

/** When registration opens, tier by tier where some come earlier; null when it is open for all or opens for all at once. */
function openings(row: EventRow, now: Instant) {
  if (row.opensAt <= now || !Object.values(row.early).some((hours) => (hours ?? 0) > 0)) return null
  return [...TIERS_UP].reverse().map((tier) => ({ tier, at: opensFor(row, { tier, missed: false }) }))
}

/** One event with all that is said about it. Throws NotFound for a draft and an unknown number. */
export async function readEvent(club: Club, actor: Actor, number: string, language: Language) {
  const row = await findShownEvent(club, number)
  const { chapters, series } = club.schema.events
  const wanted = [...(row.chapterIds ?? []), ...(row.chapterId ? [row.chapterId] : [])]
  const [sessions, kinds, gate, dealer, circles, rows] = await Promise.all([
    readSessions(club, row.id, language),
    readKinds(club, row.id, language),
    gateOf(club, row, actor.memberId, language),
    row.dealerId ? readDealer(club, row.dealerId) : undefined,
    wanted.length > 0 ? club.store.read.select().from(chapters).where(inArray(chapters.id, wanted)) : [],
    row.seriesId ? club.store.read.select().from(series).where(eq(series.id, row.seriesId)) : [],
  ])
  const now = club.clock.now()
  const chapterName = (id: string) => circles.filter((one) => one.id === id).map(({ name }) => say(name, language))
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as EventKind,
    state: row.state,
    title: say(row.title, language),
    summary: say(row.summary, language),
    detail: say(row.detail, language),
    art: row.art,
    place: say(row.place, language),
    address: say(row.address, language),
    lat: row.lat,
    lng: row.lng,
    zone: row.zone,
    currency: row.currency,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    openings: openings(row, now),
    partyMax: row.partyMax,
    waiver: say(row.waiver, language),
    refunds: row.refunds,
    freeUntil: row.freeUntil !== null && row.freeUntil > now ? row.freeUntil : null,
    noShowMonths: row.noShowMonths,
    offerMinutes: row.offerMinutes,
    reason: row.state === 'cancelled' || row.state === 'postponed' ? row.reason : '',
    needs: {
      tier: row.minTier !== '' && row.minTier !== 'classic' ? row.minTier : null,
      models: row.models && modelNames(row.models, language),
      chapters: row.chapterIds?.flatMap(chapterName) ?? null,
      dealers: row.dealerIds !== null,
    },
    chapter: row.chapterId ? (chapterName(row.chapterId)[0] ?? '') : '',
    series: rows[0] ? { id: rows[0].id, name: say(rows[0].name, language) } : null,
    host: dealer ? { name: say(dealer.name, language), phone: dealer.phone } : null,
    sessions,
    kinds: kinds.filter(({ active }) => active),
    gate: gate.gate,
    missed: gate.missed,
    party: gate.party && { number: gate.party.number, state: gate.party.state },
    isMember: actor.memberId !== null,
    isOver: row.state === 'closed' || row.endsAt <= now,
    now,
  }
}
export type EventView = Awaited<ReturnType<typeof readEvent>>
