import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { readGrantHolders } from '~/platform/staff.server'

export type Worker = { userId: string; name: string; manages: boolean; roles: string[] }

/** Who works on cases, by dealer: asked once, answered for any of them; head office's people work everywhere. */
export async function workersOf(club: Club): Promise<(dealerId: string) => Worker[]> {
  const holders = (await readGrantHolders(club)).filter(({ closedAt }) => closedAt === null)
  return (dealerId) =>
    holders.flatMap(({ userId, name, grants }) => {
      const holder = { memberId: null, grants, roles: club.roles }
      if (!can(holder, 'case:work', { dealerId })) return []
      const roles = [...new Set(grants.map(({ role }) => role))]
      return [{ userId, name, roles, manages: can(holder, 'case:manage', { dealerId }) }]
    })
}
