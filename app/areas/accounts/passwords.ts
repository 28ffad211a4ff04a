import { type Parsed, parsed, unread } from '~/kernel/parsed'
import { LEAKED_PASSWORDS } from './leaked-passwords'

export const PASSWORD_MIN = 8
export const PASSWORD_MAX = 128

export type PasswordReason = 'password_short' | 'password_long' | 'password_known' | 'password_personal'
/** What a password must not be made of. */
export type About = { name?: string; email?: string | null; phone?: string | null; club: readonly string[] }

const ROWS = [
  '01234567890',
  '09876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
  'qwertyuiop',
  'poiuytrewq',
  'asdfghjkl',
  'lkjhgfdsa',
  'zxcvbnm',
  'mnbvcxz',
]

/** Nothing but runs of four or more neighbours: 12345678, qwertyasdf, abcd4321. */
function isRuns(text: string): boolean {
  let at = 0
  while (at < text.length) {
    let length = 0
    for (let take = 4; at + take <= text.length; take++) {
      if (ROWS.some((row) => row.includes(text.slice(at, at + take)))) length = take
    }
    if (length === 0) return false
    at += length
  }
  return true
}

/** One to four characters over and over: 11111111, abcabcabc, 20252025. */
function isRepeat(text: string): boolean {
  return /^(.{1,4}?)\1+$/su.test(text)
}

/** Letters, digits and Han of the words, apart from short fragments. */
function partsOf(words: readonly (string | null | undefined)[]): string[] {
  return words
    .flatMap((word) =>
      (word ?? '')
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((part) => part.length >= (/\p{Script=Han}/u.test(part) ? 2 : 3))
    .sort((a, b) => b.length - a.length)
}

/** Is little left when the words are taken out? Digits and signs around a name do not make it a secret. */
function isMadeOf(text: string, words: readonly (string | null | undefined)[]): boolean {
  let rest = text
  for (const part of partsOf(words)) rest = rest.replaceAll(part, '')
  return rest.length < text.length && rest.replace(/[^\p{L}]/gu, '').length < 4
}

/**
 * Any 8 to 128 characters will do, unless they are on the lists that guessers begin with or made of the person's
 * name, addresses or the club's words. Length counts characters as people see them, not bytes.
 */
export function checkPassword(password: string, about: About): Parsed<string, PasswordReason> {
  const length = [...password].length
  if (length < PASSWORD_MIN) return unread('password_short', { min: PASSWORD_MIN })
  if (length > PASSWORD_MAX) return unread('password_long', { max: PASSWORD_MAX })
  const text = password.normalize('NFKC').toLowerCase().trim()
  const bare = text.replace(/[^\p{L}\p{N}]+$/u, '') || text
  if (LEAKED_PASSWORDS.has(text) || LEAKED_PASSWORDS.has(bare) || isRepeat(bare) || isRuns(bare)) {
    return unread('password_known')
  }
  const local = about.email?.split('@')[0]
  if (isMadeOf(text, [about.name, local, about.phone?.slice(-11), about.phone?.slice(-8), ...about.club])) {
    return unread('password_personal')
  }
  return parsed(password)
}
