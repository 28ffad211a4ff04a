import { stringify } from 'csv-stringify/sync'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club, PersonRoom } from '~/platform/club.server'
import { readDecisions } from './keep-consents.server'
import { readMember } from './read-members.server'

export type HeldList = { name: string; rows: readonly Record<string, unknown>[] }

/** Everything that the club holds about the actor, list by list, from every room. */
export async function readOwnData(club: Club, actor: Actor): Promise<HeldList[]> {
  const { memberId, userId } = actor
  if (!memberId || !userId) throw new NotFound('member')
  const lists: HeldList[] = []
  for (const room of club.wiring.persons ?? []) {
    const held = await room.exportOf(club, { memberId, userId })
    lists.push(...Object.entries(held).map(([name, rows]) => ({ name, rows })))
  }
  return lists
}

/** One list as CSV with a head row; cells that a spreadsheet would run are made harmless. */
export function asCsv({ rows }: HeldList): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cell = (value: unknown) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as string | number | boolean | null)
  const plain = rows.map((row) => columns.map((column) => cell(row[column] ?? '')))
  return stringify([columns, ...plain], { bom: true, escape_formulas: true, cast: { boolean: String } })
}

/** All lists as JSON Lines: one object a line, each with the list it belongs to. */
export function asJsonLines(lists: readonly HeldList[]): string {
  return lists.flatMap(({ name, rows }) => rows.map((row) => `${JSON.stringify({ list: name, ...row })}\n`)).join('')
}

const day = (at: number | null) => (at === null ? null : new Date(at).toISOString())

export const exportMembership: PersonRoom['exportOf'] = async (club, { memberId }) => {
  const {
    id: _,
    userId: __,
    version: ___,
    joinedAt,
    erasedAt,
    profileCompletedAt,
    referralQualifiedAt,
    ...member
  } = await readMember(club, memberId)
  const decisions = await readDecisions({ schema: club.schema, read: club.store.read }, memberId)
  return {
    profile: [
      {
        ...member,
        joinedAt: day(joinedAt),
        profileCompletedAt: day(profileCompletedAt),
        referralQualifiedAt: day(referralQualifiedAt),
      },
    ],
    consents: decisions.map(({ at, ...one }) => ({ ...one, at: day(at) })),
  }
}
