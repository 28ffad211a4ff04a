import { and, asc, count, desc, eq, gt, gte, inArray, isNull, lt, type SQL } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { type FromPrice, fromPrice } from './from-price'
import { askJoin } from './gate.server'
import { joinerOf, livePartiesOf, readMemberSide } from './joiner.server'
import type { EventRow } from './rows.server'
import { type EventKind, leftIn, PEOPLE } from './rules'

/** States that the public may see. */
export const SHOWN = ['published', 'postponed', 'cancelled', 'closed']
const MOST = 200
/** A called-off event stays on the list until its day has passed. */
const COMING = ['published', 'postponed', 'cancelled']

type Wanted = {
  /** Ends at or after. */
  from?: Instant
  /** Starts before. */
  to?: Instant
  past?: boolean
  kind?: string
  chapterId?: string
  seriesId?: string
}

async function findEvents({ store, schema }: Club, wanted: Wanted): Promise<EventRow[]> {
  const { events } = schema.events
  const past = wanted.past ?? false
  const where: (SQL | undefined)[] = [
    inArray(events.state, past ? ['closed', 'published'] : wanted.to === undefined ? COMING : SHOWN),
    wanted.from === undefined ? undefined : past ? lt(events.endsAt, wanted.from) : gte(events.endsAt, wanted.from),
    wanted.to === undefined ? undefined : lt(events.startsAt, wanted.to),
    wanted.kind ? eq(events.kind, wanted.kind) : undefined,
    wanted.chapterId ? eq(events.chapterId, wanted.chapterId) : undefined,
    wanted.seriesId ? eq(events.seriesId, wanted.seriesId) : undefined,
  ]
  return store.read
    .select()
    .from(events)
    .where(and(...where))
    .orderBy(...(past ? [desc(events.startsAt), desc(events.id)] : [asc(events.startsAt), asc(events.id)]))
    .limit(MOST)
}

/** Places that are left, and who waits for one, of each event: all its sessions together. */
async function fillOf({ store, schema }: Club, ids: readonly string[]) {
  const { pools, sessions, parties } = schema.events
  if (ids.length === 0) return { left: new Map<string, number>(), waiting: new Map<string, number>() }
  const rows = await store.read
    .select({ eventId: pools.eventId, scope: pools.scope, capacity: pools.capacity, taken: pools.taken })
    .from(pools)
    .innerJoin(sessions, eq(sessions.id, pools.sessionId))
    .where(and(inArray(pools.eventId, [...ids]), eq(pools.scope, PEOPLE), eq(sessions.active, true)))
  const left = new Map<string, number>()
  for (const row of rows) left.set(row.eventId, (left.get(row.eventId) ?? 0) + leftIn(row))
  const queues = await store.read
    .select({ eventId: parties.eventId, count: count() })
    .from(parties)
    .where(and(inArray(parties.eventId, [...ids]), eq(parties.state, 'waiting'), isNull(parties.endedAt)))
    .groupBy(parties.eventId)
  return { left, waiting: new Map(queues.map((one) => [one.eventId, one.count])) }
}

/** What each event costs its reader. */
async function pricesOf({ store, schema }: Club, ids: readonly string[]) {
  const { kinds } = schema.events
  if (ids.length === 0) return new Map<string, FromPrice | null>()
  const rows = await store.read
    .select({ eventId: kinds.eventId, who: kinds.who, points: kinds.points, priceMinor: kinds.priceMinor })
    .from(kinds)
    .where(and(inArray(kinds.eventId, [...ids]), eq(kinds.active, true)))
  const of = new Map<string, typeof rows>()
  for (const row of rows) of.set(row.eventId, [...(of.get(row.eventId) ?? []), row])
  return new Map([...of].map(([eventId, own]) => [eventId, fromPrice(own)]))
}

type Reader = { actor: Actor; language: Language }

/** Events as cards, each with what the reader may do about it. A fixed number of queries, however many events. */
async function cardsOf(club: Club, rows: readonly EventRow[], { actor, language }: Reader) {
  const now = club.clock.now()
  const ids = rows.map(({ id }) => id)
  const [{ left, waiting }, prices, side, parties] = await Promise.all([
    fillOf(club, ids),
    pricesOf(club, ids),
    actor.memberId ? readMemberSide(club, actor.memberId) : null,
    actor.memberId ? livePartiesOf(club, actor.memberId, { eventIds: ids }) : null,
  ])
  return rows.map((row) => {
    const party = parties?.get(row.id) ?? null
    const joiner = side && joinerOf(side, row, { party: party?.number ?? null, now })
    const free = left.get(row.id) ?? Number.POSITIVE_INFINITY
    return {
      number: row.number,
      kind: row.kind as EventKind,
      state: row.state,
      title: say(row.title, language),
      summary: say(row.summary, language),
      art: row.art,
      place: say(row.place, language),
      lat: row.lat,
      lng: row.lng,
      zone: row.zone,
      currency: row.currency,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      price: prices.get(row.id) ?? null,
      left: Number.isFinite(free) ? free : null,
      waiting: waiting.get(row.id) ?? 0,
      party: party && { number: party.number, state: party.state, attended: party.attended },
      isOver: row.state === 'closed' || row.endsAt <= now,
      gate: askJoin(row, joiner, { now, language }),
    }
  })
}
export type EventCardView = Awaited<ReturnType<typeof cardsOf>>[number]

type Filters = Pick<Wanted, 'kind' | 'chapterId' | 'seriesId'> & { may?: boolean }

/** What is coming, soonest first; with `may` only what the reader may join now. */
export async function readComing(club: Club, reader: Reader, { may, ...filters }: Filters): Promise<EventCardView[]> {
  const rows = await findEvents(club, { ...filters, from: club.clock.now() })
  const cards = await cardsOf(club, rows, reader)
  return may ? cards.filter(({ gate, party }) => gate.ok || party) : cards
}

/** What was, latest first. */
export async function readPast(club: Club, reader: Reader, { may: _, ...filters }: Filters): Promise<EventCardView[]> {
  return cardsOf(club, await findEvents(club, { ...filters, past: true, from: club.clock.now() }), reader)
}

/** What lies in a span of time, over or not. */
export async function readSpan(
  club: Club,
  reader: Reader,
  { from, to, may, ...filters }: Filters & { from: Instant; to: Instant },
): Promise<EventCardView[]> {
  const cards = await cardsOf(club, await findEvents(club, { ...filters, from, to }), reader)
  return may ? cards.filter(({ gate, party }) => gate.ok || party) : cards
}

/** What the lists can be narrowed by: circles and series that the club keeps. */
export async function readEventFilters({ store, schema }: Club, language: Language) {
  const { chapters, series } = schema.events
  const [circles, rows] = await Promise.all([
    store.read.select().from(chapters).where(eq(chapters.active, true)).orderBy(asc(chapters.id)),
    store.read.select().from(series).where(eq(series.active, true)).orderBy(asc(series.id)),
  ])
  const named = (of: { id: string; name: EventRow['title'] }[]) =>
    of.map(({ id, name }) => ({ id, name: say(name, language) }))
  return { chapters: named(circles), series: named(rows) }
}

/** How many published events are ahead. */
export async function countComing({ store, schema, clock }: Club): Promise<number> {
  const { events } = schema.events
  const [row] = await store.read
    .select({ count: count() })
    .from(events)
    .where(and(eq(events.state, 'published'), gt(events.endsAt, clock.now())))
  return row?.count ?? 0
}
