import { asc, eq } from 'drizzle-orm'
import type { CaseField } from '#db/schema/cases'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import type { Nature } from './rules'

export type OwnKind = { id: string; name: string }
/** A branch of the tree: what is under it, and itself where none of that fits. */
export type OwnBranch = OwnKind & { fits: boolean; kinds: OwnKind[] }

const rowsOf = ({ schema, store }: Pick<Club, 'schema' | 'store'>) =>
  store.read
    .select()
    .from(schema.cases.kinds)
    .where(eq(schema.cases.kinds.active, true))
    .orderBy(asc(schema.cases.kinds.position), asc(schema.cases.kinds.id))

/** What a case of this nature can be about, as a tree of two levels; what lies deeper stands with its branch. */
export async function readOwnKinds(club: Club, nature: Nature, language: Language): Promise<OwnBranch[]> {
  const rows = await rowsOf(club)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const topOf = (row: (typeof rows)[number]) => {
    let top = row
    for (let depth = 0; depth < 10; depth += 1) {
      const above = top.parentId ? byId.get(top.parentId) : undefined
      if (!above) break
      top = above
    }
    return top
  }
  const fits = rows.filter(({ natures }) => natures.includes(nature))
  return rows.flatMap((row) => {
    if (row.parentId && byId.has(row.parentId)) return []
    const kinds = fits.filter((one) => one.id !== row.id && topOf(one).id === row.id)
    const mine = row.natures.includes(nature)
    if (!mine && kinds.length === 0) return []
    const name = (one: typeof row) => ({ id: one.id, name: say(one.name, language) })
    return [{ ...name(row), fits: mine, kinds: kinds.map(name) }]
  })
}

export type OwnField = Omit<CaseField, 'label' | 'options'> & {
  label: string
  options: { code: string; text: string }[]
}

/** A kind with what is asked for it; null when it is not offered for this nature. */
export async function readOwnKind(
  club: Club,
  { kindId, nature }: { kindId: string; nature: Nature },
  language: Language,
): Promise<(OwnKind & { fields: OwnField[] }) | null> {
  const { kinds } = club.schema.cases
  const [row] = await club.store.read.select().from(kinds).where(eq(kinds.id, kindId))
  if (!row?.active || !row.natures.includes(nature)) return null
  return { id: row.id, name: say(row.name, language), fields: row.fields.map((field) => fieldOf(field, language)) }
}

/** A field in the reader's language. */
export function fieldOf({ label, options, ...field }: CaseField, language: Language): OwnField {
  return {
    ...field,
    label: say(label, language),
    options: options.map(({ code, text }) => ({ code, text: say(text, language) })),
  }
}
