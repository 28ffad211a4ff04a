import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Club } from '~/platform/club.server'

const SHAPE = /^M1\.([0-9a-f-]{36})\.(\d{1,6})\.([\w-]{22})$/

/**
 * What the QR of a ticket says: which seat, which edition of its code, and 128 bits that only the club can make. It is
 * computed and not stored; a new edition makes those before it void.
 */
export function ticketCode({ config }: Pick<Club, 'config'>, seat: { id: string; codeVersion: number }): string {
  return `M1.${seat.id}.${seat.codeVersion}.${seal(config.secretKey, seat.id, seat.codeVersion)}`
}

/** Reads a code; null when it is none of ours, whatever it looks like. */
export function readTicketCode(
  { config }: Pick<Club, 'config'>,
  text: string,
): { seatId: string; version: number } | null {
  const [, seatId = '', version = '', given = ''] = SHAPE.exec(text.trim()) ?? []
  if (!seatId) return null
  const right = Buffer.from(seal(config.secretKey, seatId, Number(version)))
  const shown = Buffer.from(given)
  return shown.length === right.length && timingSafeEqual(shown, right) ? { seatId, version: Number(version) } : null
}

function seal(key: string | Buffer, seatId: string, version: number): string {
  return createHmac('sha256', key)
    .update(`event-ticket:${seatId}:${version}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}
