import { and, asc, eq, gte, inArray, lte, ne, sql } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { readDealers } from '~/areas/dealers/read.server'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { addMonths, type Day } from '~/kernel/dates'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import { systemActor } from '~/platform/actor'
import type { Club, Work } from '~/platform/club.server'
import type { ClockedJob, Job } from '~/platform/jobs.server'
import { givenWorth } from './given.server'
import { ANSWERS, type FigureCase, monthFigures, OTHER_MAKES, PROMISES, type PromiseKind, SAID } from './month-figures'
import { ENDED, type Nature, type Severity, type Source } from './rules'

type Row = Club['schema']['cases']['cases']['$inferSelect']
type StepRow = Pick<Club['schema']['cases']['steps']['$inferSelect'], 'caseId' | 'event' | 'toState' | 'hand'>

/** All dealers and head office together. */
export const WHOLE_CLUB = '*'
const CHUNK = 300

/** Keys of a statement are few enough for every engine. */
function* chunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += CHUNK) yield all.slice(at, at + CHUNK)
}

async function stepsOf(w: Work, ids: readonly string[]): Promise<Map<string, StepRow[]>> {
  const { steps } = w.schema.cases
  const found = new Map<string, StepRow[]>()
  for (const some of chunks(ids)) {
    const rows = await w.tx
      .select({ caseId: steps.caseId, event: steps.event, toState: steps.toState, hand: steps.hand })
      .from(steps)
      .where(inArray(steps.caseId, [...some]))
      .orderBy(asc(steps.caseId), asc(steps.at), asc(steps.id))
    for (const row of rows) found.set(row.caseId, [...(found.get(row.caseId) ?? []), row])
  }
  return found
}

/** Promises that ran out: kinds of clock by case. */
async function brokenOf(w: Work, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const { breaches } = w.schema.cases
  const found = new Map<string, Set<string>>()
  for (const some of chunks(ids)) {
    const rows = await w.tx
      .select({ caseId: breaches.caseId, kind: breaches.kind })
      .from(breaches)
      .where(and(inArray(breaches.caseId, [...some]), ne(breaches.level, 'warning')))
    for (const { caseId, kind } of rows) found.set(caseId, (found.get(caseId) ?? new Set()).add(kind))
  }
  return found
}

/** What the remedies that were done are worth, by case. */
async function givenOf(w: Work, ids: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const some of chunks(ids)) for (const [id, worth] of await givenWorth(w, some)) found.set(id, worth)
  return found
}

/** Promises that came to an end: kept when nothing says that they were broken. */
function promisesOf(row: Row, steps: readonly StepRow[], broken: ReadonlySet<string>): FigureCase['promises'] {
  const first = (holds: (step: StepRow) => boolean) => steps.findIndex(holds)
  const routed = first(({ event }) => event === 'route')
  const asked = first(({ event }) => event === 'owner-says')
  const isComplaint = row.nature === 'complaint'
  const met: Record<PromiseKind, boolean> = {
    acknowledge: row.firstAnswerAt !== null,
    form: isComplaint && steps.some(({ event }) => event === 'route' || event === 'reject'),
    contact: routed >= 0 && steps.slice(routed).some(({ event }) => SAID.includes(event)),
    proposal: isComplaint && steps.some(({ toState }) => toState === 'proposed'),
    resolve: row.solvedAt !== null,
    reply: asked >= 0 && steps.slice(asked).some(({ event, hand }) => ANSWERS.includes(event) && hand !== 'system'),
  }
  const over = PROMISES.filter((kind) => met[kind] || broken.has(kind))
  return over.map((kind) => ({ kind, kept: !broken.has(kind) }))
}

/** What the sums need of the cases of a dealer that were received in a month; merged ones are counted in their root. */
export async function figureCases(w: Work, scope: string, month: string): Promise<FigureCase[]> {
  const { cases: c } = w.schema.cases
  const rows = await w.tx
    .select()
    .from(c)
    .where(and(eq(c.dealerId, scope), gte(c.day, `${month}-01`), lte(c.day, `${month}-31`), ne(c.state, 'merged')))
  const ids = rows.map(({ id }) => id)
  const [steps, broken, given] = [await stepsOf(w, ids), await brokenOf(w, ids), await givenOf(w, ids)]
  const cars = new Map<string, string>()
  for (const some of chunks(rows.flatMap(({ vehicleId }) => vehicleId ?? []))) {
    for (const [id, { modelCode }] of await readVehicles(w.club, some, w.tx)) cars.set(id, modelCode || OTHER_MAKES)
  }
  const since = (at: number | null, row: Row) => (at === null ? null : Math.max(0, at - row.receivedAt))
  return rows.map((row) => ({
    ...{ nature: row.nature as Nature, source: row.source as Source, severity: row.severity as Severity },
    ...{ kindId: row.kindId ?? '', causeId: row.causeId ?? '', dealerId: row.dealerId, solverId: row.solverId ?? '' },
    model: cars.get(row.vehicleId ?? '') ?? '',
    isOpen: !(ENDED as readonly string[]).includes(row.state),
    answerMs: since(row.firstAnswerAt, row),
    solveMs: since(row.solvedAt, row),
    ...{ reopened: row.reopened, score: row.score, currency: row.currency },
    costMinor: row.costMinor + (given.get(row.id) ?? 0),
    promises: promisesOf(row, steps.get(row.id) ?? [], broken.get(row.id) ?? new Set()),
  }))
}

/** Head office and every dealer there ever was. */
async function scopesOf(club: Club, on: Reader): Promise<string[]> {
  return ['', ...(await readDealers(club, { closed: true, on })).map(({ id }) => id)]
}

/** Writes the sums of a dealer's month anew, and those of the whole club out of them. */
async function rebuildMonth(club: Club, scope: string, month: string): Promise<void> {
  const { figures: f } = club.schema.cases
  await club.write(
    systemActor,
    async (w) => {
      const fresh = monthFigures(await figureCases(w, scope, month))
      await w.tx.delete(f).where(and(eq(f.scope, scope), eq(f.month, month)))
      for (const some of chunks(fresh)) {
        await w.tx.insert(f).values(some.map((figure) => ({ scope, month, ...figure })))
      }
      await w.tx.delete(f).where(and(eq(f.scope, WHOLE_CLUB), eq(f.month, month)))
      const all = await w.tx
        .select({
          ...{ dimension: f.dimension, key: f.key, measure: f.measure },
          value: sql`sum(${f.value})`.mapWith(Number),
        })
        .from(f)
        .where(and(inArray(f.scope, await scopesOf(club, w.tx)), eq(f.month, month)))
        .groupBy(f.dimension, f.key, f.measure)
      for (const some of chunks(all)) {
        await w.tx.insert(f).values(some.map((figure) => ({ scope: WHOLE_CLUB, month, ...figure })))
      }
    },
    { alone: `case-figures:${month}` },
  )
}

/** A case of the month has changed. */
export const figuresJob: Job = {
  async run(club, { scope, month }) {
    await rebuildMonth(club, String(scope), String(month))
  },
}

/** Writes the sums of these months anew, for every dealer; answers for how many. */
export async function rebuildFigures(club: Club, months: readonly string[]): Promise<number> {
  const scopes = await scopesOf(club, club.store.read)
  for (const month of months) for (const scope of scopes) await rebuildMonth(club, scope, month)
  return scopes.length
}

/** Every night the months that still move, so that nothing is wrong for longer than a day. */
export const figuresNightly: ClockedJob = {
  cron: '40 3 * * *',
  async run(club, at) {
    const today: Day = localDay(CLUB_ZONE, at)
    const months = [addMonths(today, -1).slice(0, 7), today.slice(0, 7)]
    return { months: months.length, dealers: await rebuildFigures(club, months) }
  },
}
