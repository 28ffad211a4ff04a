import { type Parsed, parsed, unread } from './parsed'

/** Gives this many random bytes. */
export type RandomBytes = (count: number) => Uint8Array

/** Randomness of the platform; the same in browser and server. */
export const secureRandom: RandomBytes = (count) => globalThis.crypto.getRandomValues(new Uint8Array(count))

/** Crockford's base 32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LOOKALIKES: Record<string, string> = { O: '0', I: '1', L: '1', U: 'V' }
const SHORT_LENGTH = 8
const VOUCHER_LENGTH = 10

/** Multiplies by the generator of GF(32) (x^5 + x^2 + 1): a check over it finds each wrong and each swapped pair. */
function turn(value: number): number {
  const doubled = value << 1
  return doubled & 32 ? doubled ^ 0b100101 : doubled
}

function checkOf(prefix: string, body: string): string {
  let sum = 0
  for (const letter of prefix) sum = turn(sum) ^ (letter.charCodeAt(0) & 31)
  for (const character of body) sum = turn(sum) ^ ALPHABET.indexOf(character)
  return ALPHABET.charAt(turn(sum))
}

function draw(prefix: string, length: number, random: RandomBytes): string {
  let body = ''
  for (const byte of random(length - 1)) body += ALPHABET.charAt(byte & 31)
  return body + checkOf(prefix, body)
}

/**
 * A short number that people read to each other, such as B-7K2M9QXD: seven random characters and one that checks
 * prefix and order. 35 bits: guard it with UNIQUE and draw again; not a secret.
 */
export function shortCode(prefix: string, random: RandomBytes = secureRandom): string {
  if (!/^[A-Z]{1,3}$/.test(prefix)) throw new RangeError(`not a prefix: ${prefix}`)
  return `${prefix}-${draw(prefix, SHORT_LENGTH, random)}`
}

/** A voucher code in groups, such as CV7K-29QD-41: nine random characters (45 bits) and a check. */
export function voucherCode(random: RandomBytes = secureRandom): string {
  return formatVoucherCode(draw('', VOUCHER_LENGTH, random))
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.·]/g, '')
}

function readBody(text: string): string {
  return text.replace(/[OILU]/g, (letter) => LOOKALIKES[letter] ?? letter)
}

export type CodeReason = 'code_shape' | 'code_prefix' | 'code_check'

/**
 * Reads a short number as a person types it: case, spaces, hyphens and the lookalikes O 0, I L 1, U V do not matter,
 * and with a `prefix` given it may be left out. Answers the number as it is stored.
 */
export function parseCode(text: string, prefix?: string): Parsed<string, CodeReason> {
  const typed = bare(text)
  if (typed.length < SHORT_LENGTH) return unread('code_shape')
  const body = readBody(typed.slice(-SHORT_LENGTH))
  const before = typed.slice(0, -SHORT_LENGTH)
  if (![...body].every((character) => ALPHABET.includes(character)) || !/^[A-Z]{0,3}$/.test(before)) {
    return unread('code_shape')
  }
  if (prefix !== undefined && before !== '' && before !== prefix) {
    return unread('code_prefix', { given: before, expected: prefix })
  }
  const owner = before || prefix
  if (!owner) return unread('code_shape')
  if (checkOf(owner, body.slice(0, -1)) !== body.slice(-1)) return unread('code_check')
  return parsed(`${owner}-${body}`)
}

/** Reads a voucher code; as tolerant as parseCode. Answers it in groups, as it is stored. */
export function parseVoucherCode(text: string): Parsed<string, CodeReason> {
  const body = readBody(bare(text))
  if (body.length !== VOUCHER_LENGTH || ![...body].every((character) => ALPHABET.includes(character))) {
    return unread('code_shape')
  }
  if (checkOf('', body.slice(0, -1)) !== body.slice(-1)) return unread('code_check')
  return parsed(formatVoucherCode(body))
}

function formatVoucherCode(body: string): string {
  return `${body.slice(0, 4)}-${body.slice(4, 8)}-${body.slice(8)}`
}

/** A short number in groups for reading aloud and for the card: M-7K2M 9QXD. */
export function groupCode(code: string): string {
  const [prefix, body] = code.split('-')
  return body?.length === SHORT_LENGTH ? `${prefix}-${body.slice(0, 4)} ${body.slice(4)}` : code
}

/** Random digits for a one-time code sent by SMS or mail. Each digit is equally likely. */
export function digitCode(length: number, random: RandomBytes = secureRandom): string {
  let digits = ''
  while (digits.length < length) {
    for (const byte of random(length)) if (byte < 250 && digits.length < length) digits += String(byte % 10)
  }
  return digits
}
