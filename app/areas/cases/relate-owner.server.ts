import { relate, visibleMembers } from '~/areas/membership/relations.server'
import type { Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import type { CaseRow } from './open-case.server'

/**
 * By a case its dealer comes to see the member who filed it. What somebody of the desk writes down for a member opens
 * nothing that they may not open themselves: that wants the right to edit members there, or that they see them already.
 */
export async function relateOwner(
  w: Work,
  { memberId, dealerId }: Pick<CaseRow, 'memberId' | 'dealerId'>,
  { byDesk }: { byDesk: boolean },
): Promise<void> {
  if (memberId === null || dealerId === '') return
  const may =
    !byDesk ||
    can(w.actor, 'member:edit', { dealerId }) ||
    (await visibleMembers(w.club, w.actor, [memberId], w.tx)).has(memberId)
  if (may) await relate(w, { memberId, dealerId, cause: 'desk' })
}
