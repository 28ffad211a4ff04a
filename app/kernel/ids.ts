import type { Instant } from './clock'

let last: Instant = -1
let count = -1

/** Room of the counter, and the half of it from which it may start. */
const ROOM = 2 ** 26
const HALF = ROOM / 2

/**
 * Twenty-six bits that rise with every call, whatever the clock says. They begin at random, and again in a later
 * millisecond once they are past the half: within one millisecond they never fall before 33 million ids.
 */
function next(now: Instant, random: number): number {
  count = count < 0 || (now > last && count >= HALF) ? random % HALF : (count + 1) % ROOM
  last = Math.max(last, now)
  return count
}

/**
 * UUID version 7 (RFC 9562 section 5.7): 48 bits of milliseconds, then a counter and randomness, so that ids of one
 * process and one moment sort by creation. The moment is passed in, like every time.
 */
export function newId(now: Instant): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16))
  let rest = now
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  const [, , , , , , a = 0, b = 0, d = 0, e = 0] = bytes
  const counter = next(now, (((a & 0x7f) << 24) | (b << 16) | (d << 8) | e) >>> 0)
  bytes[6] = (counter >> 22) | 0x70
  bytes[7] = (counter >> 14) & 0xff
  bytes[8] = ((counter >> 8) & 0x3f) | 0x80
  bytes[9] = counter & 0xff
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
