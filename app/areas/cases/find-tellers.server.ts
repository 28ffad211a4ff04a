import { and, desc, inArray, isNull } from 'drizzle-orm'
import { type Caller, findCallers } from '~/areas/archive/find-callers.server'
import type { Language } from '~/kernel/language'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'

/** Somebody who may be telling the club something, with what is open already: it may be about one of these. */
export type Teller = Caller & { open: { number: string; title: string; state: string }[] }

/** Members for whoever writes a case down, as the archive finds them; oneself is left out. */
export async function findTellers(club: Club, actor: Actor, text: string, language: Language): Promise<Teller[]> {
  const found = (await findCallers(club, actor, text, language)).filter(({ memberId }) => memberId !== actor.memberId)
  if (found.length === 0) return []
  const { cases: r } = club.schema.cases
  const ids = found.map(({ memberId }) => memberId)
  const open = await club.store.read
    .select({ memberId: r.memberId, dealerId: r.dealerId, number: r.number, title: r.title, state: r.state })
    .from(r)
    .where(and(inArray(r.memberId, ids), isNull(r.closedAt)))
    .orderBy(desc(r.createdAt), desc(r.id))
    .limit(40)
  return found.map((caller) => ({
    ...caller,
    open: open
      .filter(({ memberId, dealerId }) => memberId === caller.memberId && can(actor, 'case:read', { dealerId }))
      .map(({ number, title, state }) => ({ number, title, state })),
  }))
}
