import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { type Parsed, parsed, unread } from '~/kernel/parsed'

export type Phone = {
  /** +8613800001024: stored, compared, dialled. */
  e164: string
  /** As people of its country write it, mainland mobiles in 3 4 4: 138 0000 1024. */
  national: string
  /** With the country code: +86 138 0000 1024. */
  international: string
  /** ISO 3166 of the country. */
  country?: string
  /** False for numbers that cannot receive an SMS. */
  mobile: boolean
  lastFour: string
}

export type PhoneReason = 'phone_empty' | 'phone_shape' | 'phone_short' | 'phone_long' | 'phone_unknown'

const SEVERAL = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE'])

/**
 * Reads a phone number typed in any way (full width, brackets, 00 or + before the country). `country` is meant when no
 * country code is typed; the Chinese mainland unless said otherwise.
 */
export function parsePhone(text: string, country = 'CN'): Parsed<Phone, PhoneReason> {
  const typed = text
    .normalize('NFKC')
    .trim()
    .replace(/^00(?=[1-9])/, '+')
  if (typed === '') return unread('phone_empty')
  if (!/^[+\d][\d\s().\-–/]*$/.test(typed.replace(/^\(/, ''))) return unread('phone_shape')
  const digits = typed.replace(/\D/g, '').length
  if (digits < 5) return unread('phone_short')
  if (digits > 17) return unread('phone_long')
  const home: CountryCode = isSupportedCountry(country) ? country : 'CN'
  const number = parsePhoneNumberFromString(typed, home)
  if (!number?.isValid()) return unread('phone_unknown')
  const e164 = number.number
  const chinese = number.country === 'CN' && /^1\d{10}$/.test(number.nationalNumber)
  const national = chinese ? grouped(number.nationalNumber) : number.formatNational()
  return parsed({
    e164,
    national,
    international: chinese ? `+86 ${national}` : number.formatInternational(),
    ...(number.country ? { country: number.country } : {}),
    mobile: SEVERAL.has(number.getType() ?? ''),
    lastFour: e164.slice(-4),
  })
}

function grouped(national: string): string {
  return `${national.slice(0, 3)} ${national.slice(3, 7)} ${national.slice(7)}`
}

/** A stored number as it is shown to a reader in `country`: numbers of home without, others with their country code. */
export function formatPhone(e164: string, country = 'CN'): string {
  const phone = parsePhone(e164, country)
  if (!phone.ok) return e164
  return phone.value.country === country ? phone.value.national : phone.value.international
}

/** What search finds a phone by: all digits with and without the country code, and the last four. */
export function phoneTerms(e164: string): string[] {
  const phone = parsePhone(e164)
  if (!phone.ok) return [e164.replace(/\D/g, '')]
  const all = phone.value.e164.slice(1)
  const national = phone.value.national.replace(/\D/g, '')
  return [...new Set([all, national, phone.value.lastFour])]
}

/** The ways in which the same number is typed where it is kept as it was said: walk-ins, for one. */
export function spellingsOf(e164: string): string[] {
  const phone = parsePhone(e164)
  const shown = phone.ok ? [phone.value.national, phone.value.international] : []
  return [
    ...new Set([
      e164,
      ...shown,
      ...shown.map((one) => one.replace(/[^\d+]/g, '')),
      ...phoneTerms(e164).filter((one) => one.length > 4),
    ]),
  ]
}
