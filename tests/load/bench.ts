import { parseArgs } from 'node:util'
import { openSqlite } from '#db/store.sqlite'
import { searchMembers } from '~/areas/archive/search-members.server'
import { findSlots } from '~/areas/booking/find-slots.server'
import { needsOf } from '~/areas/booking/needs'
import { readJobs } from '~/areas/booking/rows.server'
import { readJobTemplates } from '~/areas/dealers/read.server'
import { addDays } from '~/kernel/dates'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { readConfig } from '~/platform/config.server'
import { createLog } from '~/platform/log.server'
import { openClub } from '~/platform/open.server'
import { wiring } from '~/wiring.server'
import { readSamples } from '../routes/samples'
import { firstLoads } from '../support/budget'
import { demoCopy } from '../support/demo'
import { startServer } from '../support/server'
import { enterAll } from '../support/visitors'
import { caseCosts, growCases } from './cases'
import { growMembers } from './grow'
import { rawServer, throughput } from './http'
import { rawSpendRate, readRates, spendRate } from './ledger'
import { costsOf, fillBoard, holdStreams } from './rescue'
import { rushFor } from './rush'

// Figures of this machine at this moment; the ratios are what counts. Nothing here passes or fails.
const { values: wanted } = parseArgs({
  options: {
    growth: { type: 'boolean' },
    cases: { type: 'boolean' },
    rescue: { type: 'boolean' },
    rush: { type: 'boolean' },
    soak: { type: 'string' },
    members: { type: 'string', default: '100000' },
    minutes: { type: 'string', default: '10' },
  },
})
const row = (what: string, figure: string, reach = '') =>
  console.info(`${what.padEnd(58)} ${figure.padStart(14)}   ${reach}`)
const ratio = (value: number) => value.toFixed(value < 0.1 ? 4 : 2)

async function open(databaseUrl: string, filesDir: string): Promise<Club> {
  const store = openSqlite(databaseUrl.slice('file:'.length))
  const config = readConfig({ DATABASE_URL: databaseUrl, FILES_DIR: filesDir })
  return openClub({ store, config, wiring, log: createLog('silent') })
}

async function richest(club: Club): Promise<string> {
  const [account] = await club.store.probe('select id from points_accounts order by balance desc limit 1')
  return String(account?.id)
}

async function pages() {
  const demo = demoCopy()
  const club = await open(demo.databaseUrl, demo.filesDir)
  const cookies = await enterAll(club, await readSamples(club))
  const from = performance.now()
  const server = await startServer({ DATABASE_URL: demo.databaseUrl, FILES_DIR: demo.filesDir })
  row('process ready (built, migrated)', `${((performance.now() - from) / 1_000).toFixed(2)} s`, '≤ 2 s')
  for (const path of ['/points', '/home', '/sign-in']) {
    const ours = await throughput(server.url + path, { cookie: path === '/sign-in' ? '' : cookies.get('member') })
    const raw = await rawServer(ours.bytes)
    const most = await throughput(raw.url)
    raw.stop()
    row(`${path}: requests per second, ${(ours.bytes / 1_000).toFixed(0)} kB of HTML`, ours.perSecond.toFixed(0))
    row(
      `${path}: share of raw node:http with the same bytes`,
      `${((ours.perSecond / most.perSecond) * 100).toFixed(2)} %`,
      path === '/points' ? '≥ 1.7 %, aim 2.5 %' : '',
    )
  }
  await server.stop()
  const memberId = await richest(club)
  const spends = await spendRate(club, memberId)
  const raw = rawSpendRate()
  row('ledger spend, all checks, per second', spends.toFixed(0))
  row('ledger spend against a raw insert + update + read', ratio(spends / raw), '≥ 0.4')
  const reads = await readRates(club, memberId, demo.databaseUrl.slice('file:'.length))
  row('balance by prepared queries against the raw driver', ratio(reads.ours / reads.raw), '≥ 0.8')
  await club.store.close()
  demo.remove()
}

async function cost(work: () => Promise<unknown>, rounds: number): Promise<number> {
  for (let n = 0; n < rounds / 4; n++) await work()
  const from = performance.now()
  for (let n = 0; n < rounds; n++) await work()
  return ((performance.now() - from) / rounds) * 1_000
}

async function costsAt(members: number): Promise<Record<string, number>> {
  const demo = demoCopy()
  const count = growMembers(demo.databaseUrl.slice('file:'.length), members)
  const club = await open(demo.databaseUrl, demo.filesDir)
  const samples = await readSamples(club)
  const cookies = await enterAll(club, samples)
  const server = await startServer({ DATABASE_URL: demo.databaseUrl, FILES_DIR: demo.filesDir })
  const page = await throughput(`${server.url}/points`, { cookie: cookies.get('member') })
  await server.stop()
  const templates = await readJobTemplates(club)
  const jobs = await readJobs(
    club,
    templates.slice(0, 1).map(({ id }) => id),
    true,
  )
  const needs = needsOf(jobs.ok ? jobs.value : [])
  const day = addDays(localDay(CLUB_ZONE, club.clock.now()), 3)
  const costs = {
    members: count,
    'points page': 1_000_000 / page.perSecond,
    'search by pinyin': await cost(() => searchMembers(club, systemActor, 'linzhixia'), 100),
    'search by four digits': await cost(() => searchMembers(club, systemActor, '0000'), 100),
    'slots of a week': await cost(() => findSlots({ club, dealerId: samples.dealerId, needs, from: day, days: 7 }), 50),
    ...(await rescueCosts(club, samples.dealerId)),
  }
  await club.store.close()
  demo.remove()
  return costs
}

/** The rescue board with 500 open calls and 200 helpers, whatever the number of members. */
async function rescueCosts(club: Club, dealerId: string): Promise<Record<string, number>> {
  const ids = await fillBoard(club, { dealerId, helpers: 200, open: 500 })
  const { board, nearest, push } = await costsOf(club, { dealerId, ids })
  return { 'rescue board': board, 'nearest helpers': nearest, 'a change until its page is told': push }
}

async function growth(members: number) {
  const small = await costsAt(1_000)
  const large = await costsAt(members)
  for (const [what, before] of Object.entries(small)) {
    const after = large[what] ?? 0
    if (what === 'members') row('members', `${before} → ${after}`)
    else
      row(
        `${what}: µs at few and at many`,
        `${before.toFixed(0)} → ${after.toFixed(0)}`,
        `× ${ratio(after / before)} (≤ 1.3)`,
      )
  }
}

async function soak(minutes: number) {
  const demo = demoCopy()
  const club = await open(demo.databaseUrl, demo.filesDir)
  const cookies = await enterAll(club, await readSamples(club))
  await club.store.close()
  const server = await startServer({ DATABASE_URL: demo.databaseUrl, FILES_DIR: demo.filesDir })
  const memory = async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text()
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? 0) / 1_048_576
  }
  const seen: number[] = []
  const end = performance.now() + minutes * 60_000
  while (performance.now() < end) {
    for (const path of ['/points', '/home', '/book', '/garage'])
      await throughput(server.url + path, { seconds: 3, connections: 4, cookie: cookies.get('member') })
    seen.push(await memory())
  }
  row(`memory after ${minutes} min of pages`, `${seen.at(-1)?.toFixed(0)} MB`, '≤ 256 MB')
  const half = seen.slice(Math.floor(seen.length / 2))
  row('memory, second half, last less first', `${((half.at(-1) ?? 0) - (half[0] ?? 0)).toFixed(1)} MB`, '≈ 0')
  await server.stop()
  demo.remove()
}

async function rescue(minutes: number) {
  const demo = demoCopy()
  const club = await open(demo.databaseUrl, demo.filesDir)
  const { dealerId } = await readSamples(club)
  const measured = []
  for (const size of [10, 500]) {
    const ids = await fillBoard(club, { dealerId, helpers: 200, open: size })
    measured.push({ ids, ...(await costsOf(club, { dealerId, ids })) })
  }
  const [few, many] = measured
  if (!few || !many) throw new Error('nothing was measured')
  for (const [what, name] of [
    ['board', 'rescue board (shows the 200 most urgent)'],
    ['nearest', 'nearest of 200 helpers'],
    ['push', 'a change until its page is told'],
  ] as const) {
    const figure = `${few[what].toFixed(0)} → ${many[what].toFixed(0)}`
    row(`${name}: µs at 10 and 500 open`, figure, `× ${ratio(many[what] / few[what])}`)
  }
  const server = await startServer({ DATABASE_URL: demo.databaseUrl, FILES_DIR: demo.filesDir })
  const held = await holdStreams(club, server, { dealerId, streams: 500, minutes, id: many.ids[0] ?? '' })
  row(`live connections held for ${minutes} min`, `${held.open} of 500`, `${held.reopened} opened anew`)
  row('a change until the streams have it: median, 95 %', `${held.p50.toFixed(0)}, ${held.p95.toFixed(0)} ms`, '≤ 2 s')
  row('changes that a stream did not hear of', String(held.missed), '0')
  row('memory at the end', `${held.megabytes.toFixed(0)} MB`, '≤ 256 MB')
  row('memory, second half, a minute', `${held.slope.toFixed(2)} MB`, '≈ 0')
  await server.stop()
  await club.store.close()
  demo.remove()
}

/** The cases room at 1,000 and at 100,000 cases, of which as many are open. */
async function cases() {
  const measured = []
  for (const size of [1_000, 100_000]) {
    const demo = demoCopy()
    const count = growCases(demo.databaseUrl.slice('file:'.length), size)
    const club = await open(demo.databaseUrl, demo.filesDir)
    measured.push({ count, costs: await caseCosts(club) })
    await club.store.close()
    demo.remove()
  }
  const [few, many] = measured
  if (!few || !many) throw new Error('nothing was measured')
  row('cases', `${few.count} → ${many.count}`)
  for (const [what, before] of Object.entries(few.costs)) {
    const after = many.costs[what] ?? 0
    row(
      `${what}: µs at few and at many`,
      `${before.toFixed(0)} → ${after.toFixed(0)}`,
      `× ${ratio(after / before)} (≤ 1.3)`,
    )
  }
}

/** An event opens: 2,000 members want 300 seats at once. */
async function rush() {
  const demo = demoCopy()
  const club = await open(demo.databaseUrl, demo.filesDir)
  const server = await startServer({ DATABASE_URL: demo.databaseUrl, FILES_DIR: demo.filesDir })
  const size = { registrations: 2_000, seats: 300, connections: 200 }
  const told = await rushFor(club, server, size)
  await server.stop()
  row('registrations: confirmed, waiting, full', `${told.confirmed}, ${told.waiting}, ${told.full}`)
  const others = [...told.others].map(([what, count]) => `${count} × ${what}`).join('; ')
  row('any other answer', others || '0', '0')
  row('seats taken of those there are', `${told.taken} of ${told.capacity}`, `≤ ${told.capacity}`)
  row('faults that the invariants of events find', String(told.faults.length), '0')
  row('an answer under the rush: median, 99 %', `${told.p50.toFixed(0)}, ${told.p99.toFixed(0)} ms`)
  row('registrations per second', told.perSecond.toFixed(0))
  const raw = rawSpendRate()
  row('raw insert + update + read per second', raw.toFixed(0))
  row('registration over HTTP against the raw write', ratio(told.perSecond / raw))
  const memberId = await richest(club)
  row('ledger spend against the same raw write', ratio((await spendRate(club, memberId)) / raw), '≥ 0.4')
  await club.store.close()
  demo.remove()
}

if (wanted.rush) await rush()
else if (wanted.cases) await cases()
else if (wanted.rescue) await rescue(Number(wanted.minutes))
else if (wanted.growth) await growth(Number(wanted.members))
else if (wanted.soak !== undefined) await soak(Number(wanted.soak || 10))
else {
  await pages()
  const loads = firstLoads().sort((a, b) => b.bytes - a.bytes)
  for (const isForm of [false, true]) {
    const heaviest = loads.find(({ form }) => form === isForm)
    if (heaviest)
      row(
        `first load ${isForm ? 'with a form' : 'without'}: ${heaviest.id.replace('routes/', '')}`,
        `${(heaviest.bytes / 1_000).toFixed(1)} kB`,
        isForm ? '≤ 132 kB' : '≤ 112 kB',
      )
  }
}
