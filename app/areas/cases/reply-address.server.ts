import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Club } from '~/platform/club.server'

type Configured = Pick<Club, 'config'>

/** Letters of a case that its owner may answer. */
export const ANSWERABLE = [
  ...(['case-received', 'case-message', 'case-proposal', 'case-solved', 'case-closed', 'case-reopened'] as const),
]

const markOf = ({ config }: Configured, number: string) =>
  createHmac('sha256', config.secretKey).update(`case-reply:${number.toUpperCase()}`).digest('hex').slice(0, 16)

/**
 * Where the owner's answer to a letter goes: the club's address with the number of the case and a mark that nobody can
 * guess. Whoever has it may write as the owner of that case, and nothing else.
 */
export function replyAddress(club: Configured, number: string): string {
  const [name = '', host = ''] = club.config.mailReplyTo.split('@')
  return `${name}+${number.toLowerCase()}.${markOf(club, number)}@${host}`
}

/** The number that one of these addresses is for; null when none is ours with a mark that is right. */
export function numberIn(club: Configured, addresses: readonly string[]): string | null {
  for (const address of addresses) {
    const found = /\+(c-[0-9a-z]{4,12})\.([0-9a-f]{16})@/i.exec(address)
    if (!found?.[1] || !found[2]) continue
    const right = Buffer.from(markOf(club, found[1]))
    if (timingSafeEqual(right, Buffer.from(found[2].toLowerCase()))) return found[1].toUpperCase()
  }
  return null
}
