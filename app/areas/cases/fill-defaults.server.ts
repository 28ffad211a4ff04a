import { newId } from '~/kernel/ids'
import type { Work } from '~/platform/club.server'
import { DEFAULT_TEMPLATES } from './default-templates'
import { DEFAULT_CAUSES, DEFAULT_KINDS, DEFAULT_ROUTES, DEFAULT_TERMS } from './defaults'

/** Ids for the codes of a tree, and each of its rows with the id of what it is under. */
function planted<T extends { code: string; under: string }>(tree: readonly T[], w: Work) {
  const ids = new Map(tree.map(({ code }) => [code, newId(w.now)]))
  return tree.map(({ under, ...row }, position) => ({
    ...row,
    id: ids.get(row.code) ?? '',
    parentId: ids.get(under) ?? null,
    position,
  }))
}

/** Fills kinds, causes, promises, rules and templates of a club that has none; what is there is left alone. */
export async function fillCases(w: Work): Promise<void> {
  const { kinds, causes, policies, routes, templates } = w.schema.cases
  const [known] = await w.tx.select({ id: policies.id }).from(policies).limit(1)
  if (known) return
  const kindRows = planted(DEFAULT_KINDS, w)
  await w.tx.insert(kinds).values(kindRows)
  await w.tx.insert(causes).values(planted(DEFAULT_CAUSES, w))
  await w.tx.insert(policies).values({ id: newId(w.now), edition: 1, terms: DEFAULT_TERMS, publishedAt: w.now })
  const idOf = new Map(kindRows.map(({ code, id }) => [code, id]))
  await w.tx.insert(routes).values(
    DEFAULT_ROUTES.map(({ kind, ...route }, position) => ({
      ...{ id: newId(w.now), ...route, position },
      kindId: idOf.get(kind) ?? '',
    })),
  )
  await w.tx.insert(templates).values(DEFAULT_TEMPLATES.map((one) => ({ id: newId(w.now), ...one })))
}
