import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { readMembers } from '~/areas/membership/read-members.server'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can, scopeOf } from '~/platform/permissions'
import { namesOf } from '~/platform/staff.server'
import { canDecide } from './adjustments'
import type { Place } from './filters'
import { NEWEST, PAGE } from './page-queries.server'

/** Requests that wait (all of them) and what was decided or applied, newest first; a dealer's staff see their dealer's. */
export async function readAdjustments(club: Club, actor: Actor, before: Place | undefined) {
  const { adjustments } = club.schema.points
  const scope = scopeOf(actor, 'points:read')
  const mine =
    scope === 'club' ? undefined : inArray(adjustments.dealerId, scope === null || scope === 'own' ? [] : [...scope])
  const from = before ?? NEWEST
  const waiting = await club.store.read
    .select()
    .from(adjustments)
    .where(and(eq(adjustments.state, 'requested'), mine))
    .orderBy(desc(adjustments.requestedAt), desc(adjustments.id))
    .limit(100)
  const rest = await club.store.read
    .select()
    .from(adjustments)
    .where(
      and(
        ne(adjustments.state, 'requested'),
        mine,
        sql`(${adjustments.requestedAt}, ${adjustments.id}) < (${from.at}, ${from.id})`,
      ),
    )
    .orderBy(desc(adjustments.requestedAt), desc(adjustments.id))
    .limit(PAGE + 1)
  const page = rest.slice(0, PAGE)
  const all = [...waiting, ...page]
  const members = await readMembers(
    club,
    all.map((row) => row.accountId),
  )
  const names = await namesOf(
    club,
    all.flatMap((row) => [row.requestedBy, row.decidedBy]).filter((id) => id !== null),
  )
  const shown = (row: (typeof all)[number]) => {
    const verdict = canDecide({
      state: row.state,
      requestedByMe: row.requestedBy === actor.userId,
      own: row.accountId === actor.memberId,
    })
    return {
      id: row.id,
      member: members.get(row.accountId)?.number ?? '',
      name: members.get(row.accountId)?.name ?? '',
      points: row.points,
      code: row.code,
      reason: row.reason,
      state: row.state,
      at: row.requestedAt,
      by: names.get(row.requestedBy) ?? '',
      decidedBy: row.decidedBy ? (names.get(row.decidedBy) ?? '') : null,
      decision: row.decision,
      mayDecide: can(actor, 'points:approve') && verdict.ok,
      whyNot: verdict.ok ? null : verdict.reason,
    }
  }
  const last = page.at(-1)
  return {
    waiting: waiting.map(shown),
    decided: page.map(shown),
    older: rest.length > PAGE && last ? { at: last.requestedAt, id: last.id } : null,
  }
}
