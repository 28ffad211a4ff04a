import { CalendarX, Clock, Hourglass, Ticket } from 'lucide-react'
import type { Format } from '~/i18n/format'
import type { Translate } from '~/i18n/keys'
import type { MessageParams } from '~/kernel/message'
import { localDay } from '~/kernel/zones'
import type { StatusLook } from '~/ui/chip'
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

/** From when to when: one day has it once, several days have both. */
export function spanText(format: Format, { startsAt, endsAt }: { startsAt: number; endsAt: number }): string {
  const sameDay = localDay(format.zone, startsAt) === localDay(format.zone, endsAt - 1)
  const from = `${format.date(startsAt, 'short')} ${format.time(startsAt)}`
  return sameDay
    ? `${from} – ${format.time(endsAt)}`
    : `${from} – ${format.date(endsAt, 'short')} ${format.time(endsAt)}`
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

export const isPartyState = (state: string): state is PartyState => state in partyLook
