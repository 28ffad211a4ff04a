import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can, type Permission, scopeOf } from '~/platform/permissions'
import { type CaseRow, caseRow, isOwnCase } from './open-case.server'

export type CasePermission = Extract<Permission, `case:${string}`>

/** Dealers whose cases the actor may do this with; undefined is all of them. */
export function dealersFor(actor: Actor, permission: CasePermission): string[] | undefined {
  const scope = scopeOf(actor, permission)
  if (scope === 'club') return undefined
  return scope === null || scope === 'own' ? [] : [...scope]
}

/** The case with this number, if its dealer is the actor's; unknown and foreign numbers are the same NotFound. */
export async function requireCase(
  club: Club,
  actor: Actor,
  number: string,
  permission: CasePermission = 'case:read',
): Promise<CaseRow> {
  const row = await caseRow(club, number)
  if (!can(actor, permission, { dealerId: row.dealerId })) throw new NotFound('case')
  return row
}

/** The owner's own case with this number. Throws NotFound for everybody else's. */
export async function requireOwnCase(club: Club, actor: Actor, number: string): Promise<CaseRow> {
  const row = await caseRow(club, number)
  if (!isOwnCase(actor, row) || !can(actor, 'case:own')) throw new NotFound('case')
  return row
}
