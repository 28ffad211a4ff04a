import { and, asc, eq } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Act, Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { inboxSearch } from './desk-forms'

export type SavedView = { id: string; name: string; query: string }
const MOST_VIEWS = 30

/** The lists that somebody keeps, in the order in which they were kept. */
export async function readViews({ schema, store }: Club, actor: Actor): Promise<SavedView[]> {
  const { views } = schema.cases
  return store.read
    .select({ id: views.id, name: views.name, query: views.query })
    .from(views)
    .where(eq(views.userId, actor.userId ?? ''))
    .orderBy(asc(views.createdAt), asc(views.id))
}

/** What an address of the inbox asks for, without what nobody keeps: the place in the list and what is no filter. */
function tidyQuery(query: string): string {
  const asked = inboxSearch.parse(Object.fromEntries(new URLSearchParams(query)))
  const kept = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined && name !== 'after' && !(name === 'view' && value === 'list')) kept.set(name, value)
  }
  return kept.toString()
}

/** Keeps the list under a name; the same name again replaces it. */
export async function saveView({
  club,
  actor,
  submission,
  name,
  query,
}: Act<{ name: string; query: string }>): Promise<Outcome<{ query: string }>> {
  const userId = actor.userId
  if (!userId || !can(actor, 'case:read')) throw new NotFound('view')
  const kept = tidyQuery(query)
  return club.write(
    actor,
    async (w) => {
      const { views } = w.schema.cases
      const all = await w.tx.select({ name: views.name }).from(views).where(eq(views.userId, userId))
      if (all.length >= MOST_VIEWS && !all.some((one) => one.name === name)) {
        return refuse('cases-desk:view.too_many', { field: 'name', params: { count: MOST_VIEWS } })
      }
      await w.tx
        .insert(views)
        .values({ id: newId(w.now), userId, name, query: kept, createdAt: w.now })
        .onConflictDoUpdate({ target: [views.userId, views.name], set: { query: kept } })
      return done({ query: kept })
    },
    { submission },
  )
}

/** Puts a kept list away. Throws NotFound for somebody else's. */
export async function dropView({ club, actor, viewId }: Act<{ viewId: string }>): Promise<Outcome<{ viewId: string }>> {
  return club.write(actor, async (w) => {
    const { views } = w.schema.cases
    const [gone] = await w.tx
      .delete(views)
      .where(and(eq(views.id, viewId), eq(views.userId, actor.userId ?? '')))
      .returning({ id: views.id })
    if (!gone) throw new NotFound('view')
    return done({ viewId })
  })
}
