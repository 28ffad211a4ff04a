import { readDealer } from '~/areas/dealers/read.server'
import { translator } from '~/i18n/server'
import type { Words } from '~/kernel/words'
import type { Club, Work } from '~/platform/club.server'
import { sendMessage, sendMessages } from '~/platform/messages.server'
import { readGrantHolders, type StaffMember } from '~/platform/staff.server'
import { raiseRescue } from './live.server'
import type { RequestRow } from './open-request.server'
import type { Breach, EscalationLevel } from './rules'

/** Staff with an open account, as read before the write: whom to call up. */
export type Wardens = readonly StaffMember[]

const ROLES: Record<EscalationLevel, { roles: readonly string[]; club: boolean }> = {
  adviser: { roles: ['adviser'], club: false },
  manager: { roles: ['manager'], club: false },
  hq: { roles: ['coordinator', 'admin'], club: true },
}

/** Everybody who can be called up, in one read. Not inside a transaction. */
export async function readWardens(club: Club): Promise<Wardens> {
  return (await readGrantHolders(club)).filter(({ closedAt }) => closedAt === null)
}

/** Who is told at a level; where nobody holds the role, the next level up is told in their place. */
export function wardensOf(all: Wardens, level: EscalationLevel, dealerId: string): Wardens {
  const { roles, club } = ROLES[level]
  const here = club ? '' : dealerId
  const found = all.filter(({ grants }) => grants.some((one) => roles.includes(one.role) && one.dealerId === here))
  if (found.length > 0 || level === 'hq') return found
  return wardensOf(all, level === 'adviser' ? 'manager' : 'hq', dealerId)
}

/** Calls the desk up at once for somebody in danger. */
export async function tellUnsafe(w: Work, request: RequestRow, all: Wardens): Promise<void> {
  const people = new Set([
    ...wardensOf(all, 'adviser', request.dealerId),
    ...wardensOf(all, 'manager', request.dealerId),
  ])
  await callUp(w, request, [...people], { kind: 'unsafe' })
}

/** Says that a promise was broken. */
export async function tellBreach(w: Work, request: RequestRow, breach: Breach, all: Wardens): Promise<void> {
  await callUp(w, request, wardensOf(all, breach.level, request.dealerId), { kind: breach.kind })
  await raiseRescue(w, request)
}

/** By mail and, where a number is known, by SMS: at night nobody reads mail. */
async function callUp(
  w: Work,
  request: RequestRow,
  people: Wardens,
  { kind }: { kind: Breach['kind'] | 'unsafe' },
): Promise<void> {
  if (people.length === 0) return
  const dealer = await readDealer(w.club, request.dealerId, w.tx)
  const params = {
    ...{ number: request.number, what: whatOf(kind), dealer: dealer?.name ?? { zh: '', en: '' } },
    ...{ at: w.now, zone: request.zone },
    path: `/desk/rescue?open=${request.number}`,
  }
  const letter = { template: 'rescue-alert', params } as const
  // The letters to all go by mail to whoever has an address: the SMS to the same person is one of its own.
  for (const { userId, email, phone } of people) {
    if (phone && email) await sendMessage(w, { userId, channel: 'sms', ...letter })
  }
  await sendMessages(
    w,
    people.map(({ userId }) => ({ userId, ...letter })),
  )
}

/** What calls for somebody, in the languages of whoever reads it. */
function whatOf(kind: Breach['kind'] | 'unsafe'): Words {
  const key = `mail:rescue-alert.what_${kind}` as const
  return { zh: translator('zh-CN')(key), en: translator('en')(key) }
}
