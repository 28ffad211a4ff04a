import type { Work } from '~/platform/club.server'

/** Opens the points account of a member, once. Its id is the member's. */
export async function openAccount(w: Work, memberId: string): Promise<void> {
  await w.tx.insert(w.schema.points.accounts).values({ id: memberId, openedAt: w.now }).onConflictDoNothing()
}
