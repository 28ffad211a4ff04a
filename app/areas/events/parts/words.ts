import { CalendarX, Clock, Hourglass, Ticket } from 'lucide-react'
import type { Format } from '~/i18n/format'
import type { Translate } from '~/i18n/keys'
import type { MessageParams } from '~/kernel/message'
import { localDay } from '~/kernel/zones'
import type { StatusLook } from '~/ui/chip'
import type { FromPrice } from '../from-price'
import type { PartyState } from '../rules'

type Hint = { reason: string; params?: MessageParams }

/** The sentence of a verdict, with its figures as the reader writes them. */
export function because(t: Translate, format: Format, { reason, params = {} }: Hint): string {
  const { at, tier } = params
  return t(reason as 'events:refusal.tier', {
    ...params,
    ...(at === undefined ? {} : { at: format.dateTime(Number(at), 'monthDay') }),
    ...(tier === undefined ? {} : { tier: t(`points:tier.${tier}` as 'points:tier.gold') }),
  })
}

/** What helps, by the route that a verdict names. */
const NEXT = {
  '/sign-in': 'events:next.sign_in',
  '/points/tiers': 'events:next.tiers',
  '/garage/add': 'events:next.car',
  '/events/chapters': 'events:next.chapters',
  '/me/profile': 'events:next.profile',
} as const
export const nextWord = (step: string): (typeof NEXT)[keyof typeof NEXT] | null =>
  NEXT[step as keyof typeof NEXT] ?? null

type Price = { points: number; priceMinor: number }

/** What something costs: points, money, both, or nothing. */
export function priceText(t: Translate, format: Format, { points, priceMinor }: Price, currency: string): string {
  const parts = [
    ...(points > 0 ? [t('events:price.points', { points: format.number(points) })] : []),
    ...(priceMinor > 0 ? [format.money(priceMinor, currency)] : []),
  ]
  return parts.length === 0 ? t('events:price.free') : parts.join(' + ')
}

/** The same for a whole event, in few words. */
export function fromPriceText(t: Translate, format: Format, price: FromPrice, currency: string): string {
  if (price.is === 'free') return t('events:price.free')
  if (price.is === 'free-members') return t('events:price.free_members')
  const text = priceText(t, format, price, currency)
  if (price.is === 'exact') return text
  return t(price.is === 'from' ? 'events:price.from' : 'events:price.free_or', { price: text })
}

type Span = { startsAt: number; endsAt: number }

/** From when, to when: one day has its date once, several days have both. */
export function spanEnds(format: Format, { startsAt, endsAt }: Span): { from: string; to: string } {
  const moment = (at: number) => `${format.date(at, 'short')} ${format.time(at)}`
  const sameDay = localDay(format.zone, startsAt) === localDay(format.zone, endsAt - 1)
  return { from: `${moment(startsAt)} –`, to: sameDay ? format.time(endsAt) : moment(endsAt) }
}

/** The same in one line. */
export function spanText(format: Format, span: Span): string {
  const { from, to } = spanEnds(format, span)
  return `${from} ${to}`
}

/** How the state of a party is shown. */
export const partyLook: Record<PartyState, StatusLook> = {
  held: { tone: 'warn', icon: Hourglass },
  waiting: { tone: 'quiet', icon: Clock },
  offered: { tone: 'warn', icon: Hourglass },
  confirmed: { tone: 'now', icon: Ticket },
  cancelled: { tone: 'quiet', icon: CalendarX },
  declined: { tone: 'quiet' },
  lapsed: { tone: 'quiet' },
}

/** The state of a party as a word: once its event is over, whether they were there. */
export function partyWord(
  t: Translate,
  { state, attended, isOver }: { state: PartyState; attended: number | null; isOver: boolean },
): string {
  if (!isOver || state === 'cancelled' || state === 'declined' || state === 'lapsed') {
    return t(`events:party.state.${state}`)
  }
  if (attended === null) return t('events:state.closed')
  return t(attended > 0 ? 'events:party.was.there' : 'events:party.was.missed')
}

export const isPartyState = (state: string): state is PartyState => state in partyLook
