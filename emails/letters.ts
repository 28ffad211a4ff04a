import type { Format } from '~/i18n/format'
import type { Translate } from '~/i18n/keys'
import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import type { Words } from '~/kernel/words'

/** An appointment as letters tell it. `zone` is the dealer's. */
type Appointment = {
  bookingId: string
  number: string
  dealer: Words
  address: string
  startsAt: Instant
  zone: string
  plate: string
  jobs: Words[]
}

/** A party of an event as letters tell it. `zone` is the event's. */
type EventParty = {
  partyNumber: string
  event: Words
  place: Words
  address: Words
  startsAt: Instant
  zone: string
  currency: string
  path: string
}

/** A case as letters to its owner tell it; they can be answered. */
type OwnCase = { number: string; title: string; path: string }
/** A case as letters to the desk tell it. */
type DeskCase = { number: string; title: string; dealer: Words; path: string }
/** What was promised: who is in touch, and by when; 0 for no time. `zone` is the dealer's. */
type Promised = { who: Words; until: Instant; zone: string }

/** What each letter wants to know. Paths begin with a slash; the base URL is put before them when it is written. */
export type LetterParams = {
  'verification-code': { code: string; minutes: number }
  'password-reset': { path: string; minutes: number }
  'staff-invitation': { name: string; path: string; days: number }
  welcome: { name: string; number: string; points: number }
  'booking-confirmed': Appointment
  'booking-moved': Appointment & { before: Instant }
  'booking-cancelled': Appointment & { byDealer: boolean }
  'booking-reminder': Appointment
  'waitlist-offer': { dealer: Words; startsAt: Instant; zone: string; plate: string; until: Instant; path: string }
  'event-registered': EventParty & { people: number }
  'event-waiting': EventParty & { people: number }
  'event-offer': EventParty & { people: number; until: Instant }
  'event-offer-over': EventParty
  'event-moved': EventParty & { before: Instant }
  'event-postponed': EventParty & { reason: string }
  'event-called-off': EventParty & { reason: string; points: number; amountMinor: number }
  'event-withdrawn': EventParty & { points: number; amountMinor: number }
  'event-reminder': EventParty & { people: number }
  'extra-work': { dealer: Words; plate: string; work: Words[]; amountMinor: number; currency: string; path: string }
  'car-ready': { dealer: Words; plate: string; address: string; phone: string; path: string }
  'visit-promise': {
    dealer: Words
    plate: string
    promisedAt: Instant
    before: Instant
    zone: string
    /** In the words of the adviser. */
    reason: string
    phone: string
    path: string
  }
  /** The car was registered to somebody else at a dealer. Who that is, is not said. */
  'car-moved': { plate: string; path: string }
  'record-ready': { dealer: Words; plate: string; number: string; points: number; path: string }
  'event-survey': { number: string; event: Words; path: string }
  /** To the desk: a complaint was closed. */
  'case-received': OwnCase & Promised
  /** In the words of the desk, as are the next three. */
  'case-message': OwnCase & { who: Words; body: string }
  'case-proposal': OwnCase & { who: Words; body: string; gives: Words[] }
  'case-solved': OwnCase & { who: Words; body: string; days: number }
  'case-closed': OwnCase & { days: number }
  'case-reopened': OwnCase & Promised
  'case-survey': { number: string; path: string }
  'case-assigned': DeskCase & { who: Words; until: Instant; zone: string }
  'case-late': { number: string; what: Words; dealer: Words; at: Instant; zone: string; path: string }
  'case-mention': DeskCase & { who: Words; body: string }
  'case-approval': DeskCase & { who: Words; amountMinor: number; currency: string }
  'case-report': { number: string; dealer: Words; path: string }
  'rescue-opened': { number: string; path: string }
  'rescue-coming': {
    number: string
    helper: string
    plate: string
    phone: string
    startsAt: Instant
    zone: string
    path: string
  }
  'rescue-done': { number: string; amountMinor: number; currency: string; path: string }
  /** To the desk: what calls for somebody. */
  'rescue-alert': { number: string; what: Words; dealer: Words; at: Instant; zone: string; path: string }
  /** In the words of whoever prepares the event. */
  'event-notice': { event: Words; notice: Words; body: Words; path: string }
  'reward-redeemed': { reward: Words; points: number; path: string }
  'points-expiring': { points: number; expiresAt: Instant; zone: string; path: string }
  'second-factor-changed': { change: 'enrolled' | 'removed'; at: Instant; zone: string }
  'new-sign-in': { at: Instant; zone: string; device: string; address: string }
}
export type LetterName = keyof LetterParams

/** Params that open a door: sealed while the message waits, gone once a carrier has it. */
export const LETTER_SECRETS: { readonly [Name in LetterName]?: readonly (keyof LetterParams[Name] & string)[] } = {
  'verification-code': ['code'],
  'password-reset': ['path'],
  'staff-invitation': ['path'],
  'case-survey': ['path'],
}

export type LetterBrand = {
  wordmark: string
  name: Words
  rescuePhone: string
  color: string
  onColor: string
  plate: string
}

/** Everything that a letter is written with. */
export type LetterProps<Name extends LetterName = LetterName> = {
  params: LetterParams[Name]
  language: Language
  t: Translate
  /** In the zone that the params name, else the club's. */
  format: Format
  brand: LetterBrand
  /** Absolute address of a path. */
  link: (path: string) => string
  /** The params as words, ready for a sentence; subject and SMS are made of the same. */
  words: Record<string, string>
}
