import type { Instant } from './clock'

let last: Instant = -1
let count = 0

/** Twelve bits that rise within a millisecond, from a random start; random again when they are used up. */
function next(now: Instant, random: number): number {
  count = now === last && count < 0xfff ? count + 1 : random & 0x7ff
  last = now
  return count
}

/**
 * UUID version 7 (RFC 9562 section 5.7): 48 bits of milliseconds, then a counter and randomness, so that ids of one
 * process sort by creation. The moment is passed in, like every time.
 */
export function newId(now: Instant): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16))
  let rest = now
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  const counter = next(now, ((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0))
  bytes[6] = (counter >> 8) | 0x70
  bytes[7] = counter & 0xff
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
