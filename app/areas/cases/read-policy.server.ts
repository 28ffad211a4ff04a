import { desc, eq } from 'drizzle-orm'
import type { CasePolicyTerms } from '#db/schema/cases'
import type { Reader } from '#db/store'
import type { Instant } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import type { Club } from '~/platform/club.server'

export type Policy = {
  id: string
  edition: number
  terms: CasePolicyTerms
  note: string
  publishedBy: string | null
  publishedAt: Instant
}

/** An edition never changes: each is read once for as long as the store is open. */
const read = new WeakMap<object, Map<string, Policy>>()

/** The terms that a case began with. Throws NotFound for an unknown id. Inside a unit of work `on` is `w.tx`. */
export async function readPolicy(
  { store, schema }: Pick<Club, 'store' | 'schema'>,
  id: string,
  on: Reader = store.read,
): Promise<Policy> {
  const known = read.get(store) ?? new Map<string, Policy>()
  read.set(store, known)
  const before = known.get(id)
  if (before) return before
  const { policies } = schema.cases
  const [policy] = await on.select().from(policies).where(eq(policies.id, id))
  if (!policy) throw new NotFound('policy')
  known.set(id, policy)
  return policy
}

/** What a case that begins now is held to: the last edition; null before the first. */
export async function currentPolicy(
  { store, schema }: Pick<Club, 'store' | 'schema'>,
  on: Reader = store.read,
): Promise<Policy | null> {
  const { policies } = schema.cases
  const [policy] = await on.select().from(policies).orderBy(desc(policies.edition)).limit(1)
  return policy ?? null
}

/** Every edition, the last one first. */
export async function readPolicies({ store, schema }: Club): Promise<Policy[]> {
  const { policies } = schema.cases
  return store.read.select().from(policies).orderBy(desc(policies.edition))
}
