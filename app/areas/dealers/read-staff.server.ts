import type { Club } from '~/platform/club.server'
import { readGrantHolders } from '~/platform/staff.server'

/** People with an open account who serve at a dealer, by name; with `role`, those who hold it there. */
export async function readStaff(
  club: Club,
  dealerId: string,
  role?: string,
): Promise<{ userId: string; name: string }[]> {
  const holders = await readGrantHolders(club, { dealerId })
  return holders
    .filter((one) => one.closedAt === null && (role === undefined || one.grants.some((grant) => grant.role === role)))
    .map(({ userId, name }) => ({ userId, name }))
}
