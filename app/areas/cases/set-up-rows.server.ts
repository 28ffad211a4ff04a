import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { scopeOf } from '~/platform/permissions'

type Tables = Work['schema']['cases']
/** Lists of the set-up that are kept alike: id, version, active. */
export type Kept = 'kinds' | 'routes' | 'causes' | 'templates'
/** Those that stand in an order of their own. */
export type Ordered = Exclude<Kept, 'templates'>

/** Writers of the set-up wait for each other: orders and trees are checked against what holds. */
export const SET_UP = { alone: 'case-set-up' } as const

/** What holds for the whole club is changed by those who answer for the whole club. */
export function requireSetUp(actor: Actor): void {
  if (scopeOf(actor, 'case:set-up') !== 'club') throw new NotFound('case-set-up')
}

/** The four tables have these columns alike; drizzle has no type for that. */
const tableOf = (w: Work, kept: Kept) => w.schema.cases[kept] as unknown as Tables['causes']

/** The row as it stands; NotFound for an unknown id. */
export async function rowOf<Name extends Kept>(w: Work, kept: Name, id: string): Promise<Tables[Name]['$inferSelect']> {
  const table = tableOf(w, kept)
  const [row] = await w.tx.select().from(table).where(eq(table.id, id))
  if (!row) throw new NotFound('case-set-up')
  return row as unknown as Tables[Name]['$inferSelect']
}

/**
 * Adds a row (`id` null) or changes the one of this version, with its line in the audit log. Refuses a form that is
 * older than the row, and hands over what holds.
 */
export async function keepRow<Name extends Kept>(
  w: Work,
  kept: Name,
  { id, version }: { id: string | null; version: number },
  given: Omit<Tables[Name]['$inferInsert'], 'id' | 'version'>,
): Promise<Outcome<{ id: string }>> {
  const table = tableOf(w, kept)
  const subject = (of: string) => `case-${kept}:${of}`
  if (id === null) {
    const fresh = newId(w.now)
    await w.tx.insert(table).values({ id: fresh, ...given } as never)
    await audit(w, { action: `case.${kept}-added`, subject: subject(fresh), detail: { after: given } })
    return done({ id: fresh })
  }
  const { id: _, version: known, ...before } = (await rowOf(w, kept, id)) as { id: string; version: number }
  if (known !== version) return stale(known, before)
  await w.tx
    .update(table)
    .set({ ...given, version: sql`${table.version} + 1` } as never)
    .where(and(eq(table.id, id), eq(table.version, version)))
  await audit(w, { action: `case.${kept}-changed`, subject: subject(id), detail: { before, after: given } })
  return done({ id })
}

/** Switches a row off that is in use, takes any other away. Answers whether it is gone. */
export async function dropRow(w: Work, kept: Kept, id: string, isUsed: boolean): Promise<boolean> {
  const table = tableOf(w, kept)
  const before = await rowOf(w, kept, id)
  if (isUsed) {
    const off = { active: false, version: sql`${table.version} + 1` }
    await w.tx.update(table).set(off).where(eq(table.id, id))
  } else await w.tx.delete(table).where(eq(table.id, id))
  const action = isUsed ? `case.${kept}-switched-off` : `case.${kept}-removed`
  await audit(w, { action, subject: `case-${kept}:${id}`, detail: { before } })
  return !isUsed
}

/** Moves a row one place up or down among those beside it; at the end of the list nothing happens. */
export async function moveRow({
  club,
  actor,
  submission,
  kept,
  id,
  way,
}: Act<{ kept: Ordered; id: string; way: 'up' | 'down' }>): Promise<Outcome<{ id: string }>> {
  requireSetUp(actor)
  return club.write(
    actor,
    async (w) => {
      const table = tableOf(w, kept)
      const row = await rowOf(w, kept, id)
      const parentId = 'parentId' in row ? row.parentId : null
      const beside = kept === 'routes' ? undefined : parentId ? eq(table.parentId, parentId) : isNull(table.parentId)
      const columns = { id: table.id, position: table.position }
      const rows = await w.tx.select(columns).from(table).where(beside).orderBy(asc(table.position), asc(table.id))
      const at = rows.findIndex((one) => one.id === id)
      const other = way === 'up' ? at - 1 : at + 1
      const [mine, theirs] = [rows[at], rows[other]]
      if (!mine || !theirs) return done({ id })
      rows[at] = theirs
      rows[other] = mine
      for (const [position, one] of rows.entries()) {
        if (one.position !== position) await w.tx.update(table).set({ position }).where(eq(table.id, one.id))
      }
      await audit(w, { action: `case.${kept}-moved`, subject: `case-${kept}:${id}`, detail: { from: at, to: other } })
      return done({ id })
    },
    { ...SET_UP, submission },
  )
}

/** The place behind the last one beside it. */
export async function lastPlace(w: Work, kept: Ordered): Promise<number> {
  const table = tableOf(w, kept)
  const [row] = await w.tx.select({ most: sql`coalesce(max(${table.position}), -1)`.mapWith(Number) }).from(table)
  return (row?.most ?? -1) + 1
}
