import { and, desc, eq, inArray, lt, lte, or, sql } from 'drizzle-orm'
import { query } from '#db/query'
import type { Instant } from '~/kernel/clock'
import type { Club } from './club.server'
import type { Fact, FactType } from './facts.server'

/** Where a page of facts ended: the next one begins behind it. */
export type FactKey = { at: Instant; id: string }
type About = { memberId: string } | { vehicleId: string }
type Input = { id: string; at: number; before: string; limit: number }

const $ = sql.placeholder
const END: FactKey = { at: Number.MAX_SAFE_INTEGER, id: '~' }

function build(name: string, by: 'memberId' | 'vehicleId', types: readonly FactType[] | null) {
  return query<Input>()(name, (db, { platform: { facts } }) =>
    db
      .select()
      .from(facts)
      .where(
        and(
          eq(facts[by], $('id')),
          lte(facts.occurredAt, $('at')),
          or(lt(facts.occurredAt, $('at')), lt(facts.id, $('before'))),
          types ? inArray(facts.type, [...types]) : undefined,
        ),
      )
      .orderBy(desc(facts.occurredAt), desc(facts.id))
      .limit($('limit')),
  )
}

/** Lists of types are few and fixed (the filters of a page), so each gets its own prepared query. */
const built = new Map<string, ReturnType<typeof build>>()

/**
 * Facts of a member or a car, newest first, `limit` at most from behind `before` on. `types` keeps those of a fixed
 * list. Who may see them is the caller's question.
 */
export async function readFacts(
  { store }: Pick<Club, 'store'>,
  about: About,
  { before = END, limit, types }: { before?: FactKey; limit: number; types?: readonly FactType[] },
): Promise<Fact[]> {
  const [by, id] =
    'memberId' in about ? (['memberId', about.memberId] as const) : (['vehicleId', about.vehicleId] as const)
  const key = `${by} ${types?.join() ?? 'all'}`
  const found = built.get(key) ?? build(`facts-of-${by}-${built.size}`, by, types ?? null)
  built.set(key, found)
  const rows = await found(store, store.read, { id, at: before.at, before: before.id, limit })
  return rows.map((row) => ({ ...row, type: row.type as FactType }))
}
