import { readMembers } from '~/areas/membership/read-members.server'
import { mayDealerSee } from '~/areas/membership/relations.server'
import type { Language } from '~/kernel/language'
import { maskName } from '~/kernel/masks'
import { done, type Outcome } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Act } from '~/platform/club.server'
import { findVoucher, type Presented } from './use-voucher.server'

export type PresentedView = Omit<Presented, 'memberId' | 'name'> & {
  name: string
  member: string
  memberNumber: string
}

/**
 * A voucher as a counter is shown it: whose it is in full where the dealer has to do with the member, else only as far
 * as one asks for the name. Refuses as findVoucher does.
 */
export async function presentVoucher({
  language,
  ...look
}: Act<{ code: string; dealerId: string; address: string; language: Language }>): Promise<Outcome<PresentedView>> {
  const found = await findVoucher(look)
  if (!found.ok) return found
  const { memberId, name, ...rest } = found.value
  const member = (await readMembers(look.club, [memberId])).get(memberId)
  const isKnown = await mayDealerSee(look.club, look.actor, memberId)
  return done({
    ...rest,
    name: say(name, language),
    member: isKnown ? (member?.name ?? '') : maskName(member?.name ?? ''),
    memberNumber: member?.number ?? '',
  })
}
