import { type Format, formatter } from '~/i18n/format'
import type { Translate } from '~/i18n/keys'
import { explain, sentences } from '~/i18n/stored'
import { DAY, type Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import type { Message } from '~/kernel/message'
import { NotFound } from '~/kernel/outcome'
import { say, type Words } from '~/kernel/words'
import { CLUB_ZONE } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'
import { accountById, openHolds } from './book-queries.server'
import type { Filter, Place } from './filters'
import { balanceAt } from './ledger'
import { type Link, linkOf } from './links'
import { entryPage, lotsWithOrigin, NEWEST, nothingPage, PAGE } from './page-queries.server'
import { type Expiring, schedule } from './schedule'

/** Days ahead in which an expiry is worth a note. */
const SOON = 60 * DAY

export type Line = {
  id: string
  at: Instant
  month: string
  title: string
  points: number
  value: string
  why: string
  link: Link | null
}
export type Reading = { t: Translate; language: Language }
type Row = {
  id: string
  at: Instant
  kind: string
  points: number
  title: Words | null
  explanation: Message
  trail: { points: number; availableFrom: number; expiresAt: number }[]
  about: string
}

/**
 * What an owner sees of the own points at this moment: balance from the lots, what expires when, and one page of what
 * happened, in words. Five prepared reads, whatever the length of the list. Throws NotFound without an account.
 */
export async function readPointsPage(club: Club, memberId: string, reading: Reading, list: ListWish) {
  const { store } = club
  const now = club.clock.now()
  const [account] = await accountById(store, store.read, { id: memberId })
  if (!account) throw new NotFound('points account')
  const lots = await lotsWithOrigin(store, store.read, { accountId: memberId })
  const holds = await openHolds(store, store.read, { accountId: memberId, now })
  const held = holds.reduce((sum, hold) => sum + hold.points, 0)
  const format = formatter(reading.language, CLUB_ZONE)
  const balance = balanceAt(lots, now, held, account.deficit)
  const alive = lots.filter((lot) => lot.expiresAt > now)
  const named = alive.map((lot) => ({ ...lot, title: nameOf(lot, reading) }))
  const soon = balance.expiringAt !== null && balance.expiringAt - now <= SOON
  return {
    balance: { ...balance, held },
    isFrozen: account.frozenAt !== null,
    tier: account.tier,
    expiry: schedule(named, now, reading.t, format) satisfies Expiring,
    soon: soon
      ? {
          points: balance.expiringPoints,
          at: (balance.expiringAt ?? now) - 1,
          days: daysUntil(balance.expiringAt ?? now, now),
        }
      : null,
    ...(await readLines(club, memberId, reading, list)),
  }
}

function daysUntil(at: Instant, now: Instant): number {
  return Math.max(0, Math.ceil((at - now) / DAY) - 1)
}

export type ListWish = { filter: Filter; before?: Place; after?: Place }

/** One page of entries and of what earned nothing, newest first, with the places of its neighbours. */
export async function readLines({ store }: Pick<Club, 'store'>, accountId: string, reading: Reading, wish: ListWish) {
  const { filter, before, after } = wish
  const way = after ? 'newer' : 'older'
  const from = { accountId, ...(after ?? before ?? NEWEST) }
  const posted = filter === 'nothing' ? [] : await entryPage[way][filter](store, store.read, from)
  const zeros = filter === 'all' || filter === 'nothing' ? await nothingPage[way](store, store.read, from) : []
  const rows: Row[] = [...posted, ...zeros.map((row) => ({ ...row, kind: 'nothing', points: 0, trail: [] }))].sort(
    (a, b) => (way === 'older' ? byNewest(a, b) : byNewest(b, a)),
  )
  const page = rows.slice(0, PAGE)
  const more = rows.length > PAGE
  if (way === 'newer') page.reverse()
  const format = formatter(reading.language, CLUB_ZONE)
  const edge = (row: Row | undefined): Place | null => (row ? { at: row.at, id: row.id } : null)
  return {
    lines: page.map((row) => lineOf(row, reading, format)),
    older: way === 'newer' || more ? edge(page.at(-1)) : null,
    newer: (way === 'newer' ? more : before !== undefined) ? edge(page[0]) : null,
  }
}

const byNewest = (a: Row, b: Row) => b.at - a.at || (a.id < b.id ? 1 : -1)

function nameOf({ title, kind }: { title: Words | null; kind: string }, { t, language }: Reading): string {
  const kindName = t(`points:kind.${kind}` as 'points:kind.earn')
  if (!title) return kindName
  const name = say(title, language)
  return kind === 'expire' || kind === 'reverse' || kind === 'return'
    ? t('points:line.of', { kind: kindName, name })
    : name
}

function lineOf(row: Row, reading: Reading, format: Format): Line {
  const { id, at, points } = row
  const { t } = reading
  const day = format.date(at, 'monthDay')
  return {
    id,
    at,
    month: format.date(at, 'month'),
    title: nameOf(row, reading),
    points,
    value: format.signed(points),
    why: sentences(reading.language, [
      t('points:line.on', { day }),
      explain(t, format, row.explanation),
      trailOf(row, reading, format),
    ]),
    link: linkOf(row.about),
  }
}

/** Dates that are named one by one; what is left is summed up. */
const NAMED = 3

/** Which dates the points of an entry have, in a sentence. */
function trailOf({ kind, points, trail, at }: Row, { t, language }: Reading, format: Format): string {
  if (trail.length === 0 || kind === 'expire' || kind === 'reverse') return ''
  if (points < 0) return t('points:line.drawn', { parts: partsOf(trail, t, format) })
  const [lot] = trail
  if (kind === 'return' || trail.length > 1 || !lot) {
    return t('points:line.restored', { parts: partsOf(trail, t, format) })
  }
  const expires = t('points:line.expires', { date: format.date(lot.expiresAt - 1) })
  if (lot.availableFrom <= at) return expires
  return sentences(language, [t('points:line.available', { date: format.date(lot.availableFrom) }), expires])
}

function partsOf(trail: Row['trail'], t: Translate, format: Format): string {
  const byDate = new Map<Instant, number>()
  for (const one of trail) byDate.set(one.expiresAt, (byDate.get(one.expiresAt) ?? 0) + Math.abs(one.points))
  const dates = [...byDate].sort(([a], [b]) => a - b)
  const named = dates.length > NAMED + 1 ? dates.slice(0, NAMED) : dates
  const parts = named.map(([date, points]) =>
    t('points:line.part', { points: format.number(points), date: format.date(date - 1) }),
  )
  const rest = dates.slice(named.length)
  const last = rest.at(-1)
  if (last) {
    const points = rest.reduce((sum, [, more]) => sum + more, 0)
    parts.push(t('points:line.more', { points: format.number(points), date: format.date(last[0] - 1) }))
  }
  return format.list(parts)
}
