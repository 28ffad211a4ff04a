import { and, asc, eq, gt, lt, ne } from 'drizzle-orm'
import { MINUTE, SECOND } from '~/kernel/clock'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { namesOf } from '~/platform/staff.server'
import { requireCase } from './case-scope.server'

/** A sign holds so long; pages send one every 20 seconds. */
const HOLDS = 45 * SECOND

export type Present = { name: string; writing: boolean }

/**
 * Says that the actor has the case open, and whether they are writing to the owner; answers who else does. A sign
 * ends by itself. Throws NotFound for cases that the actor may not see.
 */
export async function signPresence({
  club,
  actor,
  number,
  writing,
}: {
  club: Club
  actor: Actor
  number: string
  writing: boolean
}): Promise<Present[]> {
  const { rootId } = await requireCase(club, actor, number)
  const userId = actor.userId ?? ''
  await club.write(actor, async (w) => {
    const { presence } = w.schema.cases
    const until = w.now + HOLDS
    await w.tx.delete(presence).where(lt(presence.until, w.now - MINUTE))
    await w.tx
      .insert(presence)
      .values({ caseId: rootId, userId, writing, until })
      .onConflictDoUpdate({ target: [presence.caseId, presence.userId], set: { writing, until } })
  })
  return readPresent(club, actor, rootId)
}

/** Who else has the case open now; whoever is writing stands first. */
export async function readPresent(club: Club, actor: Actor, caseId: string): Promise<Present[]> {
  const { presence } = club.schema.cases
  const rows = await club.store.read
    .select({ userId: presence.userId, writing: presence.writing })
    .from(presence)
    .where(
      and(eq(presence.caseId, caseId), gt(presence.until, club.clock.now()), ne(presence.userId, actor.userId ?? '')),
    )
    .orderBy(asc(presence.userId))
  const names = await namesOf(
    club,
    rows.map(({ userId }) => userId),
  )
  return rows
    .map(({ userId, writing }) => ({ name: names.get(userId) ?? '', writing }))
    .sort((a, b) => Number(b.writing) - Number(a.writing))
}
