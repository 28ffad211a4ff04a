import { eq, sql } from 'drizzle-orm'
import type { CaseField } from '#db/schema/cases'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import type { Act, Work } from '~/platform/club.server'
import type { Department, Nature, Severity } from './rules'
import { dropRow, keepRow, lastPlace, requireSetUp, rowOf, SET_UP } from './set-up-rows.server'

type Branch = {
  id: string | null
  version: number
  code: string
  name: Words
  parentId: string | null
  active: boolean
}
export type KindInput = Branch & {
  natures: Nature[]
  fields: CaseField[]
  severity: Severity
  department: Department | ''
}

/** A tree of two levels: what is under something carries nothing itself, and nothing stands under itself. */
async function checkBranch(w: Work, kept: 'kinds' | 'causes', { id, code, parentId }: Branch) {
  const table = w.schema.cases[kept] as typeof w.schema.cases.causes
  const [same] = await w.tx.select({ id: table.id }).from(table).where(eq(table.code, code))
  if (same && same.id !== id) return refuse('cases-setup:refusal.code_taken', { field: 'code' })
  if (parentId === null) return null
  const [parent] = await w.tx.select({ parentId: table.parentId }).from(table).where(eq(table.id, parentId))
  if (!parent) throw new NotFound('case-set-up')
  if (parentId === id || parent.parentId !== null) return refuse('cases-setup:refusal.too_deep', { field: 'parentId' })
  if (id === null) return null
  const [under] = await w.tx.select({ id: table.id }).from(table).where(eq(table.parentId, id)).limit(1)
  return under ? refuse('cases-setup:refusal.has_branches', { field: 'parentId' }) : null
}

/** The code names the row for ever: cases, articles and templates of other clubs know it by that. */
async function firstCode(w: Work, kept: 'kinds' | 'causes', { id, code }: Branch): Promise<string> {
  return id === null ? code : (await rowOf(w, kept, id)).code
}

const isBroken = ({ code, kind, options }: CaseField) =>
  code === '' ||
  (kind === 'choice' && (options.length < 2 || new Set(options.map((one) => one.code)).size < options.length))

/**
 * Adds or changes a kind of case. Cases that were filed keep their answers. Refuses a code that is taken, a third level,
 * fields whose codes repeat, a choice of fewer than two, and a form older than its row.
 */
export async function saveKind({
  club,
  actor,
  submission,
  ...given
}: Act<KindInput>): Promise<Outcome<{ id: string }>> {
  requireSetUp(actor)
  const codes = given.fields.map(({ code }) => code)
  if (new Set(codes).size < codes.length || given.fields.some(isBroken)) {
    return refuse('cases-setup:refusal.fields', { field: 'fields' })
  }
  return club.write(
    actor,
    async (w) => {
      const { id, version, ...values } = { ...given, code: await firstCode(w, 'kinds', given) }
      const wrong = await checkBranch(w, 'kinds', { ...given, code: values.code })
      if (wrong) return wrong
      const place = id === null ? { position: await lastPlace(w, 'kinds') } : {}
      return keepRow(w, 'kinds', { id, version }, { ...values, ...place })
    },
    { ...SET_UP, submission },
  )
}

/** Adds or changes a root cause; refuses as a kind does. */
export async function saveCause({ club, actor, submission, ...given }: Act<Branch>): Promise<Outcome<{ id: string }>> {
  requireSetUp(actor)
  return club.write(
    actor,
    async (w) => {
      const { id, version, ...values } = { ...given, code: await firstCode(w, 'causes', given) }
      const wrong = await checkBranch(w, 'causes', { ...given, code: values.code })
      if (wrong) return wrong
      const place = id === null ? { position: await lastPlace(w, 'causes') } : {}
      return keepRow(w, 'causes', { id, version }, { ...values, ...place })
    },
    { ...SET_UP, submission },
  )
}

type Dropped = { gone: boolean; cases: number }

/** Takes a kind or a cause away that nothing leads to; what cases or branches stand on is switched off instead. */
export async function dropBranch({
  club,
  actor,
  submission,
  kept,
  id,
}: Act<{ kept: 'kinds' | 'causes'; id: string }>): Promise<Outcome<Dropped>> {
  requireSetUp(actor)
  return club.write(
    actor,
    async (w) => {
      const { cases, routes, [kept]: tree } = w.schema.cases
      const table = tree as typeof w.schema.cases.causes
      const column = kept === 'kinds' ? cases.kindId : cases.causeId
      const [used] = await w.tx
        .select({ count: sql`count(*)`.mapWith(Number) })
        .from(cases)
        .where(eq(column, id))
      const [under] = await w.tx.select({ id: table.id }).from(table).where(eq(table.parentId, id)).limit(1)
      const ruled =
        kept === 'kinds' ? await w.tx.select({ id: routes.id }).from(routes).where(eq(routes.kindId, id)) : []
      const count = used?.count ?? 0
      const gone = await dropRow(w, kept, id, count > 0 || under !== undefined || ruled.length > 0)
      return done({ gone, cases: count })
    },
    { ...SET_UP, submission },
  )
}
