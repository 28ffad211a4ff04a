import type { Format } from '~/i18n/format'
import type { Translate } from '~/i18n/keys'
import type { FactType } from '~/platform/facts.server'

type Value = string | number | boolean | null | undefined
type Payload = Readonly<Record<string, Value>>
type Told = { payload: Payload; car: string; t: Translate; format: Format }

/** Filters of the timeline, and which facts each of them keeps. */
export const FACT_KINDS = {
  service: [
    'booking.made',
    'booking.rescheduled',
    'booking.cancelled',
    'booking.kept',
    'booking.missed',
    'waitlist.joined',
    'waitlist.offered',
    'visit.checked-in',
    'work.proposed',
    'work.approved',
    'work.declined',
    'visit.promised',
    'service.completed',
    'service.credited',
    'service.noted',
  ],
  rescue: ['rescue.requested', 'rescue.arrived', 'rescue.completed', 'rescue.ended', 'rescue.rated'],
  events: [
    'event.registered',
    'event.waitlisted',
    'event.withdrawn',
    'event.called-off',
    'event.attended',
    'event.missed',
    'event.rated',
  ],
  cases: ['case.opened', 'case.solved', 'case.closed', 'case.reopened', 'case.rated', 'case.suggestion-accepted'],
  points: [
    'points.adjusted',
    'points.expired',
    'tier.changed',
    'reward.redeemed',
    'redemption.cancelled',
    'voucher.used',
    'referral.qualified',
  ],
  cars: ['vehicle.registered', 'vehicle.released', 'odometer.read', 'document.added'],
  person: ['member.joined', 'member.profile-completed', 'member.consent-changed', 'member.erased'],
  notes: ['note.added'],
} as const satisfies Record<string, readonly FactType[]>
export type FactKind = keyof typeof FACT_KINDS

const number = (value: Value) => (typeof value === 'number' ? value : null)
const text = (value: Value) => (typeof value === 'string' ? value : '')

/** Words joined as a sentence joins them; empty ones are left out. */
const line = ({ t }: Told, ...parts: string[]) => parts.filter(Boolean).join(t('archive-desk:join'))

function at(told: Told, key: string): string {
  const moment = number(told.payload[key])
  return moment === null ? '' : told.format.dateTime(moment, 'short')
}

function amount({ payload, format }: Told, key: string): string {
  const minor = number(payload[key])
  return minor === null ? '' : format.money(minor, text(payload.currency) || 'CNY')
}

const km = ({ payload, t, format }: Told, key: string) => {
  const value = number(payload[key])
  return value === null ? '' : t('archive-desk:fact.km', { km: format.number(value) })
}

const points = ({ payload, t, format }: Told) => {
  const value = number(payload.points)
  return value === null ? '' : t('archive-desk:fact.points', { points: format.number(Math.abs(value)) })
}

const code = (value: Value) => text(value).replace(/[.-]/g, '_')
const tierName = ({ t }: Told, value: Value) => (value ? t(`archive-desk:tier.${code(value) as 'gold'}`) : '')

const booking = (told: Told) => line(told, text(told.payload.number), at(told, 'startsAt'))
const order = (told: Told, ...more: string[]) => line(told, text(told.payload.number), ...more)

const theCase = (told: Told) => text(told.payload.number)

const party = (told: Told) => {
  const people = number(told.payload.people)
  return line(
    told,
    text(told.payload.number),
    people === null ? '' : told.t('archive-desk:fact.people', { count: people }),
  )
}

const DETAIL: Record<FactType, (told: Told) => string> = {
  'member.joined': ({ payload, t }) => (payload.invited === true ? t('archive-desk:fact.invited') : ''),
  'member.profile-completed': () => '',
  'member.consent-changed': (told) =>
    line(
      told,
      told.payload.purpose ? told.t(`archive-desk:purpose.${code(told.payload.purpose) as 'service'}`) : '',
      told.payload.channel ? told.t(`archive-desk:channel.${code(told.payload.channel) as 'sms'}`) : '',
      told.t(told.payload.given === true ? 'archive-desk:fact.given' : 'archive-desk:fact.withdrawn'),
    ),
  'member.erased': () => '',
  'referral.qualified': () => '',
  'vehicle.registered': ({ car }) => car,
  'vehicle.released': ({ car }) => car,
  'odometer.read': (told) =>
    line(told, km(told, 'km'), told.payload.status === 'suspect' ? told.t('archive-desk:fact.suspect') : '', told.car),
  'document.added': ({ car }) => car,
  'booking.made': booking,
  'booking.rescheduled': (told) =>
    line(
      told,
      booking(told),
      number(told.payload.before) === null ? '' : told.t('archive-desk:fact.before', { at: at(told, 'before') }),
    ),
  'booking.cancelled': booking,
  'booking.kept': booking,
  'booking.missed': booking,
  'waitlist.joined': (told) =>
    line(
      told,
      [told.payload.fromDay, told.payload.toDay]
        .map(text)
        .filter(Boolean)
        .map((day) => told.format.date(day, 'monthDay'))
        .join('–'),
    ),
  'waitlist.offered': (told) => line(told, at(told, 'startsAt')),
  'visit.checked-in': (told) =>
    order(
      told,
      km(told, 'odometer'),
      at(told, 'promisedAt') && told.t('archive-desk:fact.promised', { at: at(told, 'promisedAt') }),
    ),
  'work.proposed': (told) => order(told, amount(told, 'amountMinor')),
  'work.approved': (told) => order(told, amount(told, 'amountMinor')),
  'work.declined': (told) => order(told, amount(told, 'amountMinor')),
  'visit.promised': (told) => order(told, told.t('archive-desk:fact.promised', { at: at(told, 'promisedAt') })),
  'service.completed': (told) =>
    order(told, told.t('archive-desk:fact.paid', { amount: amount(told, 'paidMinor') }), km(told, 'odometer')),
  'service.credited': (told) =>
    order(
      told,
      text(told.payload.creditNumber),
      told.t('archive-desk:fact.credited', { amount: amount(told, 'creditMinor') }),
    ),
  'service.noted': (told) => line(told, km(told, 'odometer'), told.car),
  'points.adjusted': points,
  'points.expired': points,
  'tier.changed': (told) =>
    [tierName(told, told.payload.from), tierName(told, told.payload.to)].filter(Boolean).join(' → '),
  'reward.redeemed': (told) => line(told, text(told.payload.number), points(told)),
  'redemption.cancelled': (told) => line(told, text(told.payload.number), points(told)),
  'voucher.used': (told) => line(told, text(told.payload.number)),
  'rescue.requested': (told) => order(told, told.car),
  'rescue.arrived': (told) => order(told),
  'rescue.completed': (told) => order(told, amount(told, 'chargedMinor')),
  'rescue.ended': (told) => order(told),
  'rescue.rated': (told) => order(told, number(told.payload.score) === null ? '' : `${told.payload.score}/5`),
  'event.registered': party,
  'event.waitlisted': party,
  'event.withdrawn': party,
  'event.called-off': party,
  'event.attended': party,
  'event.missed': party,
  'event.rated': (told) =>
    line(told, party(told), number(told.payload.score) === null ? '' : `${told.payload.score}/5`),
  'case.opened': theCase,
  'case.solved': theCase,
  'case.closed': theCase,
  'case.reopened': theCase,
  'case.rated': (told) =>
    line(told, theCase(told), number(told.payload.score) === null ? '' : `${told.payload.score}/5`),
  'case.suggestion-accepted': theCase,
  'note.added': () => '',
}

/** What happened, as a reader of the desk reads it: a title, and what is known about it in one line. */
export function factSentence(type: FactType, told: Told): { title: string; detail: string } {
  return { title: told.t(`archive-desk:fact_title.${code(type) as 'booking_made'}`), detail: DETAIL[type](told) }
}

/** Of which filter a fact is. */
export function kindOf(type: FactType): FactKind {
  const kinds = Object.entries(FACT_KINDS) as [FactKind, readonly FactType[]][]
  return kinds.find(([, types]) => types.includes(type))?.[0] ?? 'person'
}
