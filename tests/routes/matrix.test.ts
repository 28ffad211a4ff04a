import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqlite } from '#db/store.sqlite'
import { CASE_STATES } from '~/areas/cases/rules'
import type { Club } from '~/platform/club.server'
import { readConfig } from '~/platform/config.server'
import { createLog } from '~/platform/log.server'
import { openClub } from '~/platform/open.server'
import { wiring } from '~/wiring.server'
import { demoCopy } from '../support/demo'
import { knownRoutes } from '../support/routes'
import { type RunningServer, startServer } from '../support/server'
import { addressOf, enterAll, formOf, type Whose } from '../support/visitors'
import { EVERYONE, type Line, matrix, type Visitor } from './matrix'
import { readSamples, type Sampled } from './samples'

let server: RunningServer
let club: Club
let samples: Sampled
let cookieOf = new Map<Visitor, string>()
const demo = demoCopy()

beforeAll(async () => {
  const config = readConfig({ DATABASE_URL: demo.databaseUrl, FILES_DIR: demo.filesDir })
  const store = openSqlite(demo.databaseUrl.slice('file:'.length))
  club = await openClub({ store, config, wiring, log: createLog('silent') })
  samples = await readSamples(club)
  cookieOf = await enterAll(club, samples)
  server = await startServer({ DATABASE_URL: demo.databaseUrl, FILES_DIR: demo.filesDir, MARQUE_DEMO: '1' })
}, 180_000)

afterAll(async () => {
  await server?.stop()
  await club?.store.close()
  demo.remove()
})

const address = (path: string, line: Line, whose: Whose) => addressOf(path, line, samples.ids, whose)

async function visit(visitor: Visitor, method: 'GET' | 'POST', path: string, form: Record<string, string> = {}) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { cookie: cookieOf.get(visitor) ?? '', origin: server.url, accept: 'text/html' },
    ...(method === 'POST' ? { body: new URLSearchParams(form) } : {}),
  })
  await response.arrayBuffer()
  const location = response.headers.get('location') ?? ''
  return { status: response.status, toSignIn: response.status === 303 && /^\/sign-in(\?|$)/.test(location) }
}

/** The line is about one object of the club, whose id stands in the address, or in the form of those who act. */
const isAddressed = ({ params, query }: Line) => Object.keys({ ...params, ...query }).length > 0
const hasObject = (line: Line) =>
  isAddressed(line) || Object.values(line.form ?? {}).some((text) => text.startsWith(':'))

/** Those who get the furthest: what they cannot do by a method that has no line, nobody can. */
const FURTHEST: Visitor[] = ['member', 'admin']

it('the demo that is walked through has two hundred cases of eighteen months, in every state, most promises kept', async () => {
  const states = await club.store.probe('select distinct state from cases')
  expect(states.map(({ state }) => state).sort()).toEqual([...CASE_STATES].sort())
  const broken = `exists (select 1 from case_breaches where case_id = cases.id and level <> 'warning')`
  const [all] = await club.store.probe(
    `select count(*) as count, count(distinct substr(day, 1, 7)) as months, sum(${broken}) as broken from cases`,
  )
  expect(Number(all?.count)).toBeGreaterThanOrEqual(200)
  expect(Number(all?.months)).toBeGreaterThanOrEqual(18)
  expect(Number(all?.broken)).toBeGreaterThan(0)
  expect(Number(all?.broken) / Number(all?.count)).toBeLessThan(0.3)
})

describe('the authorisation matrix', () => {
  it('has a line for every route, and a route for every line', async () => {
    const paths = new Set((await knownRoutes()).map(({ path }) => path))
    expect([...paths].filter((path) => !matrix[path])).toEqual([])
    expect(Object.keys(matrix).filter((path) => !paths.has(path))).toEqual([])
  })

  it('has a form wherever somebody acts on an object', () => {
    const without = Object.entries(matrix).filter(([, line]) => line.post && hasObject(line) && !line.form)
    expect(without.map(([path]) => path)).toEqual([])
  })

  it.each(Object.entries(matrix))('%s', { timeout: 120_000 }, async (path, line) => {
    const faults: string[] = []
    for (const [method, allowed] of [
      ['GET', line.get],
      ['POST', line.post],
    ] as const) {
      if (!allowed) {
        for (const visitor of FURTHEST) {
          const { status } = await visit(visitor, method, address(path, line, 'own'))
          if (![400, 405].includes(status))
            faults.push(`${visitor} ${method}: ${status}, and the line has no ${method}`)
        }
        continue
      }
      const isOfOne = method === 'POST' ? hasObject(line) : isAddressed(line)
      const owners = isOfOne ? line.owners : undefined
      const everywhere = isOfOne ? line.everywhere : undefined
      for (const visitor of EVERYONE) {
        const may = allowed.includes(visitor)
        const isOwner = !owners || owners.includes(visitor) || everywhere?.includes(visitor)
        // A stranger sends what the action reads: a form refused first would hide whose the object is.
        const form = may && !isOwner ? formOf(line, samples.ids, 'own') : undefined
        const own = await visit(visitor, method, address(path, line, 'own'), form)
        const said = `${visitor} ${method} own: ${own.status}${own.toSignIn ? ' to sign-in' : ''}`
        if (own.status >= 500 || own.status === 405) faults.push(said)
        else if (line.closed && may) {
          const formFirst = method === 'POST' && !line.form && own.status === 400
          if (own.status !== 404 && !formFirst) faults.push(`${said}, wanted 404`)
        } else if (may) {
          const fine = isOwner
            ? own.status < 400 || (method === 'POST' && [400, 404, 409].includes(own.status))
            : own.status === 404
          if (!fine || (own.toSignIn && path !== '/sign-out' && path !== '/')) faults.push(`${said}, wanted an answer`)
        } else if (visitor === 'guest' ? !own.toSignIn : own.status !== 403) faults.push(`${said}, wanted a refusal`)
        if (may && (owners?.includes(visitor) || everywhere?.includes(visitor))) {
          const { status } = await visit(
            visitor,
            method,
            address(path, line, 'foreign'),
            formOf(line, samples.ids, 'foreign'),
          )
          const isShown = status < 400 || (method === 'POST' && status !== 403 && status < 500)
          const fine = owners?.includes(visitor) ? status === 404 : isShown
          if (!fine) faults.push(`${visitor} ${method} foreign: ${status}`)
        }
      }
      const furthest = [...allowed].reverse().find((visitor) => visitor !== 'guest')
      if (furthest && isOfOne && !line.answersUnknown) {
        const { status } = await visit(
          furthest,
          method,
          address(path, line, 'unknown'),
          formOf(line, samples.ids, 'unknown'),
        )
        if (status !== 404) faults.push(`${furthest} ${method} unknown: ${status}`)
      }
    }
    expect(faults).toEqual([])
  })
})
