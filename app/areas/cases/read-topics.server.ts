import { asc } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Words } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { requireCase } from './case-scope.server'

/** Kinds of cases by their code, for whatever belongs to one: articles, for one. */
export async function readTopics(
  { schema, store }: Pick<Club, 'schema' | 'store'>,
  on: Reader = store.read,
): Promise<{ id: string; code: string; name: Words; active: boolean }[]> {
  const { kinds } = schema.cases
  const columns = { id: kinds.id, code: kinds.code, name: kinds.name, active: kinds.active }
  return on.select(columns).from(kinds).orderBy(asc(kinds.position), asc(kinds.id))
}

/** Code of the kind of a case that the actor may read; empty for one without a kind. Nothing else of it is told. */
export async function topicOfCase(club: Club, actor: Actor, number: string): Promise<string> {
  const { kindId } = await requireCase(club, actor, number)
  return (await readTopics(club)).find(({ id }) => id === kindId)?.code ?? ''
}
