import { parsePhone } from '~/areas/membership/phones.server'
import { type Parsed, parsed, unread } from '~/kernel/parsed'
import type { Identity } from '~/platform/users.server'

export type IdentityReason = 'identity_shape'

const EMAIL = /^[^\s@<>()"',;:\\]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/

/** Reads an e-mail address: lower case, full-width letters made plain. */
export function readEmail(text: string): Parsed<string, IdentityReason> {
  const email = text.normalize('NFKC').trim().toLowerCase()
  return email.length <= 254 && EMAIL.test(email) ? parsed(email) : unread('identity_shape')
}

/** Reads a number that can receive messages, as E.164; without a country code it is read as a Chinese one. */
export function readMobile(text: string): Parsed<string, IdentityReason> {
  const phone = parsePhone(text)
  return phone.ok && phone.value.mobile ? parsed(phone.value.e164) : unread('identity_shape')
}

/** Reads what people sign in with: an e-mail address or a mobile number, as it is stored. */
export function readIdentity(text: string): Parsed<Identity, IdentityReason> {
  const kind = /[@＠]/.test(text) ? 'email' : 'phone'
  const read = kind === 'email' ? readEmail(text) : readMobile(text)
  return read.ok ? parsed({ kind, value: read.value }) : read
}
