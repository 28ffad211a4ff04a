import Database from 'better-sqlite3'
import type { InboxSearch } from '~/areas/cases/desk-forms'
import { rebuildFigures } from '~/areas/cases/figures.server'
import { insightsSearch } from '~/areas/cases/insight-forms'
import { readDeskCase } from '~/areas/cases/read-desk-case.server'
import { readBoard, readInbox } from '~/areas/cases/read-inbox.server'
import { insightsScope, readBacklog, readInsights } from '~/areas/cases/read-insights.server'
import { readReport } from '~/areas/cases/read-report.server'
import { noteCase, sayCase } from '~/areas/cases/talk.server'
import { type Actor, guest } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { granted } from '../support/people'

/** Tables that grow with the cases, and the columns that name a row or another row of the same clone. */
const CLONED: Record<string, string[]> = {
  cases: ['id', 'number', 'root_id', 'merged_into', 'parent_id', 'recovery_of'],
  case_steps: ['id', 'case_id'],
  case_messages: ['id', 'case_id'],
  case_terms: ['case_id'],
  case_proposals: ['id', 'case_id'],
  case_remedies: ['id', 'case_id', 'proposal_id'],
  case_surveys: ['id', 'case_id'],
  case_breaches: ['id', 'case_id'],
}

/**
 * Multiplies what is over until there are so many cases; what goes on just now does not grow with them. On a throw-away
 * copy only: such a club holds no invariant but sizes and shapes.
 */
export function growCases(file: string, wanted: number): number {
  const db = new Database(file)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = OFF')
  db.pragma('cache_size = -400000')
  const count = () => (db.prepare('select count(*) as n from cases').get() as { n: number }).n
  const over = `(select id from cases where closed_at is not null and not attention and instr(id, '~') = 0)`
  const base = (db.prepare(`select count(*) as n from cases where id in ${over}`).get() as { n: number }).n
  const inserts = Object.entries(CLONED).map(([table, renamed]) => {
    const columns = (db.prepare(`pragma table_info("${table}")`).all() as { name: string }[]).map(({ name }) => name)
    const values = columns.map((name) => {
      if (name === 'token_hash' || name === 'mail_id') return `''`
      return renamed.includes(name) ? `"${name}" || @mark` : `"${name}"`
    })
    const key = table === 'cases' ? 'id' : 'case_id'
    return db.prepare(`insert into "${table}" select ${values.join(', ')} from "${table}" where "${key}" in ${over}`)
  })
  db.exec('begin')
  for (let round = 0, cases = count(); cases < wanted; round++, cases += base) {
    for (const insert of inserts) insert.run({ mark: `~${round}` })
  }
  db.exec('commit')
  db.exec('analyze')
  const cases = count()
  db.close()
  return cases
}

/** Microseconds of a piece of work, the median of its rounds after a warm-up. */
async function cost(work: (round: number) => Promise<unknown>, rounds = 60): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds * 1.25; round++) {
    const from = performance.now()
    await work(round)
    if (round >= rounds / 4) times.push(performance.now() - from)
  }
  return (times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0) * 1_000
}

/** What pages and steps of the room cost, in microseconds, for somebody who sees every dealer. */
export async function caseCosts(club: Club): Promise<Record<string, number>> {
  const pick = async (sql: string) => String(Object.values((await club.store.probe(sql))[0] ?? {})[0])
  const userId = await pick(`select user_id from grants where role = 'admin' order by user_id limit 1`)
  const grants = [{ role: 'admin', dealerId: '' }]
  const actor: Actor = { ...guest('zh-CN', club.roles), kind: 'person', userId, name: 'Bench', grants }
  const dealerId = await pick(
    `select dealer_id from cases where dealer_id <> '' group by 1 order by count(*) desc, 1 limit 1`,
  )
  const open = await pick(
    `select number from cases where state = 'assigned' and nature = 'complaint' and member_id is not null order by id limit 1`,
  )
  const inbox = (search: Partial<InboxSearch>, at = dealerId) =>
    readInbox(club, actor, at, { view: 'list', ...search }, 'zh-CN')
  const closed = await pick(
    `select number from cases where state = 'closed' and nature = 'complaint' and instr(id, '~') = 0 order by id limit 1`,
  )
  const insights = async (search: Record<string, string>) => {
    const scope = await insightsScope(club, actor, '', insightsSearch.parse(search))
    await readInsights(club, scope, 'zh-CN')
    await readBacklog(club, actor, scope)
  }
  // What the nightly job does: the figures are those of the grown club.
  const months = await club.store.probe(`select distinct substr(day, 1, 7) as month from cases`)
  await rebuildFigures(
    club,
    months.map(({ month }) => String(month)),
  )
  return {
    'insights of the club, 18 months': await cost(() => insights({ from: '2020-01' }), 20),
    'insights of a dealer, 3 months': await cost(() => insights({ dealer: dealerId }), 20),
    'resolution report': await cost(() => readReport(club, actor, closed, 'zh-CN')),
    'inbox of a dealer': await cost(() => inbox({})),
    'inbox of the club': await cost(() => inbox({}, '')),
    'what is over, newest first': await cost(() => inbox({ state: 'ended' })),
    'search by number': await cost(() => inbox({ state: 'all', q: open }, '')),
    'search by a word, first page': await cost(() => inbox({ state: 'all', q: '洗车' }, ''), 20),
    board: await cost(() => readBoard(club, actor, dealerId, { view: 'board' }, 'zh-CN')),
    'work page of a case': await cost(() => readDeskCase(club, actor, open, 'zh-CN')),
    'a step with its clocks': await cost(
      async (round) => granted(await sayCase({ club, actor, number: open, words: `${round}` })),
      40,
    ),
    'a note': await cost(
      async (round) => granted(await noteCase({ club, actor, number: open, words: `${round}` })),
      40,
    ),
  }
}
