import { and, asc, eq, or } from 'drizzle-orm'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import type { Nature, Severity } from './rules'

export type Branch = { id: string; label: string }
export type KindChoice = Branch & {
  natures: Nature[]
  severity: Severity
  fields: {
    code: string
    label: string
    kind: 'text' | 'number' | 'date' | 'choice'
    required: boolean
    options: { code: string; text: string }[]
  }[]
}

type Leaf = { id: string; parentId: string | null; name: { zh: string; en: string } }

/** The way to each place of a tree as one label ("Service · Attitude"), in the order of the tree. */
function branches<Row extends Leaf>(rows: readonly Row[], language: Language): (Branch & { row: Row })[] {
  const walk = (parentId: string | null, before: string): (Branch & { row: Row })[] =>
    rows
      .filter((row) => (row.parentId ?? null) === parentId)
      .flatMap((row) => {
        const label = before === '' ? say(row.name, language) : `${before} · ${say(row.name, language)}`
        return [{ id: row.id, label, row }, ...walk(row.id, label)]
      })
  return walk(null, '')
}

/** What a case can be about, as the club keeps it, with what is asked about each. */
export async function readKindChoices({ schema, store }: Club, language: Language): Promise<KindChoice[]> {
  const { kinds } = schema.cases
  const rows = await store.read
    .select()
    .from(kinds)
    .where(eq(kinds.active, true))
    .orderBy(asc(kinds.position), asc(kinds.id))
  return branches(rows, language).map(({ id, label, row }) => ({
    ...{ id, label },
    natures: row.natures as Nature[],
    severity: row.severity as Severity,
    fields: row.fields.map(({ code, label: name, kind, required, options }) => ({
      ...{ code, label: say(name, language), kind, required },
      options: options.map((one) => ({ code: one.code, text: say(one.text, language) })),
    })),
  }))
}

/** Root causes, as the club keeps them. */
export async function readCauseChoices({ schema, store }: Club, language: Language): Promise<Branch[]> {
  const { causes } = schema.cases
  const rows = await store.read
    .select()
    .from(causes)
    .where(eq(causes.active, true))
    .orderBy(asc(causes.position), asc(causes.id))
  return branches(rows, language).map(({ id, label }) => ({ id, label }))
}

export type Template = { code: string; name: string; words: string }

/**
 * Templates of a dealer and of the whole club: named in the language of the desk, written in that of the owner, with
 * its fields filled. A field of which nothing is known is left out.
 */
export async function readTemplates(
  { schema, store }: Club,
  {
    dealerId,
    desk,
    owner,
    values,
  }: { dealerId: string; desk: Language; owner: Language; values: Readonly<Record<string, string>> },
): Promise<Template[]> {
  const { templates } = schema.cases
  const rows = await store.read
    .select()
    .from(templates)
    .where(and(eq(templates.active, true), or(eq(templates.dealerId, ''), eq(templates.dealerId, dealerId))))
    .orderBy(asc(templates.code), asc(templates.dealerId))
  return rows.map(({ code, name, body }) => ({
    code,
    name: say(name, desk),
    words: fillTemplate(say(body, owner), values),
  }))
}

/** Puts values into `{name}`, `{number}`, … of a template; other braces stay as they are. */
export function fillTemplate(body: string, values: Readonly<Record<string, string>>): string {
  return body.replace(/\{(name|number|car|staff|due)\}/g, (_, name: string) => values[name] ?? '').trim()
}
