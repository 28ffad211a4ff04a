import { eq } from 'drizzle-orm'
import { readMembers } from '~/areas/membership/read-members.server'
import type { Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { readGrantHolders } from '~/platform/staff.server'
import type { CaseRow } from './open-case.server'

/**
 * Who makes up for a bad score: the customer-relations manager as long as they lead cases there, else somebody who
 * cares for owners, else a manager. Never the owner themselves. Null where there is nobody.
 */
export async function recoveryKeeper(
  w: Work,
  { dealerId, memberId }: Pick<CaseRow, 'dealerId' | 'memberId'>,
): Promise<string | null> {
  const { dealerSettings } = w.schema.cases
  const [settings] = await w.tx
    .select({ managerId: dealerSettings.managerId })
    .from(dealerSettings)
    .where(eq(dealerSettings.dealerId, dealerId))
  const owner = memberId ? (await readMembers(w.club, [memberId], w.tx)).get(memberId)?.userId : null
  const able = (await readGrantHolders(w.club, { on: w.tx })).filter(
    ({ userId, closedAt, grants }) =>
      closedAt === null &&
      userId !== owner &&
      can({ memberId: null, grants, roles: w.club.roles }, 'case:manage', { dealerId }),
  )
  const holding = (role: string) =>
    able.find(({ grants }) => grants.some((one) => one.role === role && one.dealerId === dealerId))
  const keeper = able.find(({ userId }) => userId === settings?.managerId) ?? holding('care') ?? holding('manager')
  return keeper?.userId ?? null
}
