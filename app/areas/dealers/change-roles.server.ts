import { eq, sql } from 'drizzle-orm'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club, Work } from '~/platform/club.server'
import type { Grant } from '~/platform/permissions'
import { endOtherSessions } from '~/platform/sessions/sessions.server'
import { closeAccount, grantsHeld, readGrantHolder, replaceGrants, type StaffMember } from '~/platform/staff.server'
import { grantKey, isGrant, isWithin, mayGive } from './staff-rules'

/** The person, if the actor manages staff where they serve; otherwise NotFound, as if there were nobody. */
export async function requireStaff(club: Club, actor: Actor, userId: string): Promise<StaffMember> {
  const person = await readGrantHolder(club, userId)
  if (!person?.grants.some((grant) => isWithin(actor, grant))) throw new NotFound('staff')
  return person
}

const sorted = (grants: readonly Grant[]) => grants.map(grantKey).sort()

/**
 * Sets the roles of a person within the actor's reach; roles elsewhere stay. Their sessions end, so that the new
 * rights hold at once. Refuses one's own roles (but for head office), a role with powers that the actor lacks, the
 * last administrator, and a form (`known`: the roles it showed) that is older than what holds.
 */
export async function changeRoles({
  club,
  actor,
  userId,
  known,
  wanted,
}: Act<{ userId: string; known: readonly Grant[]; wanted: readonly Grant[] }>): Promise<Outcome<{ userId: string }>> {
  await requireStaff(club, actor, userId)
  if (actor.userId === userId && !isWithin(actor, { role: 'admin', dealerId: '' })) {
    return refuse('dealers-desk:refusal.own_roles')
  }
  return club.write(
    actor,
    async (w) => {
      const before = await grantsHeld(w, userId)
      const within = before.filter((grant) => isWithin(actor, grant))
      if (sorted(within).join() !== sorted(known).join()) return stale(0, { roles: sorted(within) })
      const changed = [
        ...wanted.filter((grant) => !within.some((held) => grantKey(held) === grantKey(grant))),
        ...within.filter((held) => !wanted.some((grant) => grantKey(held) === grantKey(grant))),
      ]
      for (const grant of changed) {
        if (!isGrant(grant)) throw new NotFound('role')
        const verdict = mayGive(actor, grant, club.roles)
        if (!verdict.ok) return verdict
      }
      const elsewhere = before.filter((grant) => !isWithin(actor, grant))
      if (wanted.length + elsewhere.length === 0) return refuse('dealers-desk:refusal.no_role')
      const after = [...elsewhere, ...wanted]
      if (!(await replaceGrants(w, userId, after))) return refuse('accounts:refusal.last_administrator')
      if (changed.length > 0) await endOtherSessions(w, userId, actor.userId === userId ? actor.sessionId : null)
      const dealerIds = new Set(changed.map(({ dealerId }) => dealerId))
      await audit(w, {
        action: 'staff.roles-changed',
        subject: `user:${userId}`,
        dealerId: dealerIds.size === 1 ? [...dealerIds][0] : '',
        detail: { before: sorted(before), after: sorted(after) },
      })
      return done({ userId })
    },
    { alone: 'grants' },
  )
}

/** What a leaver leaves open, by kind, with where to see it. */
export type OpenWork = { kind: string; count: number; href: string }

/** Open work of a person over all rooms: what a hand-over would move. */
export async function previewHandover(club: Club, actor: Actor, userId: string): Promise<OpenWork[]> {
  await requireStaff(club, actor, userId)
  const found: OpenWork[] = []
  for (const { kind, href, count } of club.wiring.handovers ?? []) {
    found.push({ kind, href, count: await count(club, userId) })
  }
  return found.filter(({ count }) => count > 0)
}

/**
 * Closes a leaver's account and hands all open work to a successor, in one step: no sign-in, no roles, no sessions,
 * nothing left behind. A technician's place in the workshop takes no new bookings; its claims stay. Refuses oneself, somebody who also serves elsewhere, the last administrator, and open work
 * without a successor.
 */
export async function closeStaff({
  club,
  actor,
  userId,
  successorId,
  reason,
}: Act<{ userId: string; successorId: string | null; reason: string }>): Promise<Outcome<{ moved: number }>> {
  const person = await requireStaff(club, actor, userId)
  if (actor.userId === userId) return refuse('dealers-desk:refusal.own_account')
  for (const grant of person.grants) {
    const verdict = mayGive(actor, grant, club.roles)
    if (!verdict.ok) return verdict
  }
  if (successorId !== null) {
    const successor = await requireStaff(club, actor, successorId)
    if (successor.closedAt !== null || successorId === userId) throw new NotFound('staff')
  }
  const open = await previewHandover(club, actor, userId)
  if (open.length > 0 && successorId === null) return refuse('dealers-desk:refusal.successor', { field: 'successorId' })
  return club.write(
    actor,
    async (w) => {
      const moved = successorId === null ? 0 : await handOver(w, userId, successorId)
      if (!(await closeAccount(w, userId))) return refuse('accounts:refusal.last_administrator')
      await retireUnitsOf(w, userId)
      await endOtherSessions(w, userId, null)
      await audit(w, {
        action: 'staff.closed',
        subject: `user:${userId}`,
        reason,
        detail: { roles: sorted(person.grants), successorId, moved },
      })
      return done({ moved })
    },
    { alone: 'grants' },
  )
}

async function retireUnitsOf(w: Work, userId: string): Promise<void> {
  const { units } = w.schema.dealers
  await w.tx
    .update(units)
    .set({ active: false, userId: null, version: sql`${units.version} + 1` })
    .where(eq(units.userId, userId))
}

async function handOver(w: Work, from: string, to: string): Promise<number> {
  let moved = 0
  for (const { reassign } of w.club.wiring.handovers ?? []) moved += await reassign(w, from, to)
  return moved
}
