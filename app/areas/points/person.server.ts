import { asc, desc, eq } from 'drizzle-orm'
import { say } from '~/kernel/words'
import type { PersonRoom } from '~/platform/club.server'
import { FROZEN } from './book.server'

const iso = (at: number) => new Date(at).toISOString()

/**
 * The ledger of a person. Its entries hold figures and ids, and stay; the words of staff about adjustments go. An
 * account that is being checked takes nothing back from what leaving calls off: the person waits for it.
 */
export const pointsPerson: PersonRoom = {
  area: 'points',
  async exportOf(club, { memberId }) {
    const { entries, lots, adjustments } = club.schema.points
    const { read } = club.store
    const posted = await read
      .select()
      .from(entries)
      .where(eq(entries.accountId, memberId))
      .orderBy(desc(entries.at), desc(entries.id))
    const kept = await read.select().from(lots).where(eq(lots.accountId, memberId)).orderBy(asc(lots.expiresAt))
    const asked = await read.select().from(adjustments).where(eq(adjustments.accountId, memberId))
    return {
      points: posted.map(({ at, kind, points, standing, title, explanation }) => ({
        ...{ at: iso(at), kind, points, standing, title: title && say(title, 'en'), explanation },
      })),
      lots: kept.map(({ points, remaining, availableFrom, expiresAt }) => ({
        ...{ points, remaining, availableFrom: iso(availableFrom), expiresAt: iso(expiresAt) },
      })),
      adjustments: asked.map(({ points, code, reason, state, requestedAt }) => ({
        ...{ points, code, reason, state, requestedAt: iso(requestedAt) },
      })),
    }
  },
  async holdsBack({ tx, schema }, { memberId }) {
    const { accounts } = schema.points
    const [account] = await tx.select({ at: accounts.frozenAt }).from(accounts).where(eq(accounts.id, memberId))
    return account?.at ? FROZEN : null
  },
  async erase(w, { memberId }) {
    const { adjustments } = w.schema.points
    await w.tx.update(adjustments).set({ reason: '', decision: '' }).where(eq(adjustments.accountId, memberId))
  },
}
