import { and, eq, gte, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { readDealers } from '~/areas/dealers/read.server'
import { carName } from '~/areas/garage/car-name'
import { CLUB_BRAND, CLUB_MODELS } from '~/areas/garage/club-models'
import { addMonths, endOfMonth } from '~/kernel/dates'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can, scopeOf } from '~/platform/permissions'
import { namesOf } from '~/platform/staff.server'
import { WHOLE_CLUB } from './figures.server'
import { notOwn } from './inbox-filter.server'
import type { InsightsSearch } from './insight-forms'
import { AGE_STEPS, ANSWER_STEPS, DIMENSIONS, type Dimension, PROMISES, SOLVE_STEPS } from './month-figures'
import { NATURES, type Nature } from './rules'

const MONTHS = 3
const MOST_MONTHS = 36

export type Line = { key: string; name: string; count: number; broken: number; reopened: number; score: number | null }

/** What the address asks for, within what the actor may see; the open desk is the dealer. NotFound for a foreign one. */
export async function insightsScope(club: Club, actor: Actor, deskDealerId: string, search: InsightsSearch) {
  const scope = scopeOf(actor, 'case:read')
  if (scope === null || scope === 'own') throw new NotFound('cases')
  const today = localDay(CLUB_ZONE, club.clock.now())
  const now = today.slice(0, 7)
  const to = search.to && search.to <= now ? search.to : now
  const earliest = addMonths(`${to}-01`, 1 - MOST_MONTHS).slice(0, 7)
  const wanted = search.from && search.from <= to ? search.from : addMonths(`${to}-01`, 1 - MONTHS).slice(0, 7)
  const mayChoose = scope === 'club' && deskDealerId === ''
  const dealers = mayChoose ? await readDealers(club, { closed: true }) : []
  const chosen = mayChoose ? (search.dealer ?? '') : deskDealerId
  if (mayChoose && chosen !== '' && chosen !== 'hq' && !dealers.some(({ id }) => id === chosen)) {
    throw new NotFound('dealer')
  }
  if (!mayChoose && !can(actor, 'case:read', { dealerId: deskDealerId })) throw new NotFound('dealer')
  return {
    ...{ from: wanted < earliest ? earliest : wanted, to, now, mayChoose, nature: search.nature },
    dealer: chosen,
    scope: chosen === '' ? WHOLE_CLUB : chosen === 'hq' ? '' : chosen,
    dealers: dealers.map(({ id, name }) => ({ id, name })),
  }
}
type Scope = Awaited<ReturnType<typeof insightsScope>>
type Sums = Map<string, Map<string, number>>

/** The sums of these months, added up: by dimension, key and measure. */
async function sumsOf(club: Club, { scope, from, to, nature }: Scope): Promise<Map<string, Sums>> {
  const { figures: f } = club.schema.cases
  const natures = nature ? [nature] : NATURES
  const dimensions = DIMENSIONS.flatMap((name) => natures.map((one) => `${name}.${one}`))
  const rows = await club.store.read
    .select({
      ...{ dimension: f.dimension, key: f.key, measure: f.measure },
      value: sql`sum(${f.value})`.mapWith(Number),
    })
    .from(f)
    .where(and(eq(f.scope, scope), gte(f.month, from), lte(f.month, to), inArray(f.dimension, dimensions)))
    .groupBy(f.dimension, f.key, f.measure)
  const found = new Map<string, Sums>()
  const add = (dimension: string, key: string, measure: string, value: number) => {
    const keys = found.get(dimension) ?? new Map<string, Map<string, number>>()
    const measures = keys.get(key) ?? new Map<string, number>()
    measures.set(measure, (measures.get(measure) ?? 0) + value)
    found.set(dimension, keys.set(key, measures))
  }
  for (const { dimension, key, measure, value } of rows) {
    const [name = '', one = ''] = dimension.split('.')
    add(name, key, measure, value)
    if (name === 'total') add('nature', one, measure, value)
  }
  return found
}

const rate = (sum: number | undefined, count: number | undefined) => (count ? (sum ?? 0) / count : null)

type Names = (dimension: string, key: string) => string

async function namesFor(club: Club, sums: Map<string, Sums>, language: Language): Promise<Names> {
  const { kinds, causes } = club.schema.cases
  const keys = (name: string) => [...(sums.get(name)?.keys() ?? [])]
  const dealers = new Map((await readDealers(club, { closed: true })).map(({ id, name }) => [id, say(name, language)]))
  const found: Record<string, Map<string, string>> = {
    kind: await namedOf(club, kinds, keys('kind'), language),
    cause: await namedOf(club, causes, keys('cause'), language),
    dealer: dealers,
    adviser: await namesOf(club, keys('adviser')),
    model: new Map(
      Object.entries(CLUB_MODELS).map(([modelCode, { model }]) => [
        modelCode,
        carName({ brand: CLUB_BRAND, model, modelCode }, language),
      ]),
    ),
  }
  return (dimension, key) => found[dimension]?.get(key) ?? ''
}

async function namedOf(
  club: Club,
  tree: Club['schema']['cases']['kinds'] | Club['schema']['cases']['causes'],
  ids: string[],
  language: Language,
): Promise<Map<string, string>> {
  const table = tree as Club['schema']['cases']['causes']
  const rows = await club.store.read
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(inArray(table.id, [...ids, 'none']))
  return new Map(rows.map(({ id, name }) => [id, say(name, language)]))
}

/** The figures of some months as the page shows them; names are empty where the page has the word. */
export async function readInsights(club: Club, scope: Scope, language: Language) {
  const sums = await sumsOf(club, scope)
  const nameOf = await namesFor(club, sums, language)
  const total = sums.get('total')?.get('all') ?? new Map<string, number>()
  const of = (measure: string) => total.get(measure) ?? 0
  const spread = (name: 'answer' | 'solve', steps: readonly number[]) =>
    Array.from({ length: steps.length + 1 }, (_, at) => ({
      count: of(`${name}:${at}`),
      late: of(`${name}Late:${at}`),
    }))
  const lines = (dimension: Dimension | 'nature'): Line[] =>
    [...(sums.get(dimension) ?? [])]
      .map(([key, measures]) => ({
        ...{ key, name: nameOf(dimension, key), count: measures.get('count') ?? 0 },
        ...{ broken: measures.get('broken') ?? 0, reopened: measures.get('reopened') ?? 0 },
        score: rate(measures.get('score'), measures.get('scored')),
      }))
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
  return {
    totals: {
      ...{ count: of('count'), open: of('open'), broken: of('broken'), reopened: of('reopened') },
      ...{ answered: of('answered'), answerMinutes: rate(of('answerMinutes'), of('answered')) },
      ...{ solved: of('solved'), solveMinutes: rate(of('solveMinutes'), of('solved')) },
      ...{ scored: of('scored'), score: rate(of('score'), of('scored')) },
      costs: [...total].flatMap(([measure, minor]) =>
        measure.startsWith('cost:') ? [{ currency: measure.slice(5), minor }] : [],
      ),
    },
    answers: spread('answer', ANSWER_STEPS),
    solutions: spread('solve', SOLVE_STEPS),
    promises: PROMISES.map((kind) => ({ kind, kept: of(`kept:${kind}`), broken: of(`broken:${kind}`) })),
    scores: [1, 2, 3, 4, 5].map((score) => ({ score, count: of(`score:${score}`) })),
    groups: {
      ...{ nature: lines('nature'), source: lines('source'), kind: lines('kind'), severity: lines('severity') },
      ...{ dealer: scope.scope === WHOLE_CLUB ? lines('dealer') : [], adviser: lines('adviser') },
      ...{ model: lines('model'), cause: lines('cause') },
    },
  }
}
export type Insights = Awaited<ReturnType<typeof readInsights>>

/** How it stands now: who has how much, and how long it has been waiting. */
export async function readBacklog(club: Club, actor: Actor, { scope, nature }: Scope) {
  const { cases: r } = club.schema.cases
  const now = club.clock.now()
  const where: SQL | undefined = and(
    sql`${r.attention}`,
    isNull(r.closedAt),
    notOwn(club, actor),
    scope === WHOLE_CLUB ? undefined : eq(r.dealerId, scope),
    nature && eq(r.nature, nature as Nature),
  )
  const count = sql`count(*)`.mapWith(Number)
  const late = sql`sum(case when ${r.nextDueAt} < ${now} then 1 else 0 end)`.mapWith(Number)
  const solvers = await club.store.read
    .select({ userId: r.solverId, count, late })
    .from(r)
    .where(and(where, isNotNull(r.solverId)))
    .groupBy(r.solverId)
    .orderBy(sql`2 desc`, r.solverId)
  const names = await namesOf(
    club,
    solvers.flatMap(({ userId }) => userId ?? []),
  )
  const steps = AGE_STEPS.map((ms, at) => sql`when ${r.receivedAt} > ${now - ms} then ${sql.raw(String(at))}`)
  const age = sql`case ${sql.join(steps, sql` `)} else ${sql.raw(String(AGE_STEPS.length))} end`
  const ages = await club.store.read
    .select({ at: sql`at`.mapWith(Number), count })
    .from(
      club.store.read
        .select({ at: sql<number>`${age}`.as('at') })
        .from(r)
        .where(where)
        .as('aged'),
    )
    .groupBy(sql`at`)
  return {
    solvers: solvers.map(({ userId, count, late }) => ({
      ...{ userId: userId ?? '', count, late, name: names.get(userId ?? '') ?? '' },
    })),
    /** By the classes of AGE_STEPS. */
    ages: Array.from({ length: AGE_STEPS.length + 1 }, (_, at) => ages.find((row) => row.at === at)?.count ?? 0),
  }
}

/** The parts of the address of the inbox that lead to the cases of these months, and to those that wait now. */
export function casesOf({ from, to, nature, dealer, mayChoose }: Scope) {
  const base = { ...(mayChoose && dealer ? { dealer } : {}), ...(nature ? { nature } : {}) }
  return {
    told: { state: 'unmerged', from: `${from}-01`, to: endOfMonth(`${to}-01`), ...base } as Record<string, string>,
    waiting: { state: 'open', ...base } as Record<string, string>,
  }
}
