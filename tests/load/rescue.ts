import { get, type IncomingMessage } from 'node:http'
import { createUser } from '~/areas/accounts/create-user.server'
import { grantRole } from '~/areas/accounts/grant-role.server'
import { acknowledge } from '~/areas/rescue/desk-steps.server'
import type { CallForm } from '~/areas/rescue/forms'
import { ROUND_THE_CLOCK } from '~/areas/rescue/hours'
import { boardTopic, rescueTopic } from '~/areas/rescue/live.server'
import { readBoard } from '~/areas/rescue/read-board.server'
import { readNearest } from '~/areas/rescue/read-nearest.server'
import { requestRescue } from '~/areas/rescue/request-rescue.server'
import { saveHelper } from '~/areas/rescue/save-helper.server'
import { readSetUp, saveLevel } from '~/areas/rescue/set-up.server'
import { writeMessage } from '~/areas/rescue/write-message.server'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { cookies } from '~/platform/cookies.server'
import { MOST_OF_ONE } from '~/platform/live-places.server'
import { startSession } from '~/platform/sessions/sessions.server'
import { REST, watchTopics } from '~/platform/topics.server'
import { granted } from '../support/people'
import type { RunningServer } from '../support/server'

const actor = systemActor

/** Promises that no call of the load breaks while it waits: what is measured is the push, not 500 alarms at once. */
async function promiseHours(club: Club): Promise<void> {
  const patient = { acknowledgeMinutes: 600, assignMinutes: 600, arriveMinutes: 600, onSceneMinutes: 600 }
  for (const { priority, version, offerSeconds } of (await readSetUp(club, actor)).levels)
    granted(await saveLevel({ club, actor, priority, version, offerSeconds, ...patient }))
}

/** Adds helpers around a dealer, then calls from strangers until so many are open there. Answers the open ones. */
export async function fillBoard(
  club: Club,
  { dealerId, helpers, open }: { dealerId: string; helpers: number; open: number },
): Promise<string[]> {
  await promiseHours(club)
  const [dealer] = await club.store.probe(`select lat, lng from dealers where id = '${dealerId}'`)
  const around = (index: number) => ({
    lat: Number(dealer?.lat) + ((index * 37) % 100) / 250 - 0.2,
    lng: Number(dealer?.lng) + ((index * 61) % 100) / 250 - 0.2,
  })
  const count = async (sql: string) => Number((await club.store.probe(sql))[0]?.count)
  const known = await count(`select count(*) as count from rescue_helpers where dealer_id = '${dealerId}'`)
  for (let index = known; index < helpers; index++) {
    granted(
      await saveHelper({
        ...{ club, actor, helperId: null, version: 0, dealerId, kind: 'company', name: `Helper ${index}` },
        ...{ phone: '+862155509999', userId: null, vehicle: 'van', plate: '', skills: ['tyre', 'jump-start'] },
        ...{ ...around(index), radiusKm: 80, hours: ROUND_THE_CLOCK, capacity: 3, priceBp: 10_000, active: true },
      }),
    )
  }
  const here = `from rescue_requests where dealer_id = '${dealerId}' and closed_at is null`
  for (let index = await count(`select count(*) as count ${here}`); index < open; index++) {
    const call: CallForm = {
      ...{ service: 'tyre', answers: {}, words: '', ...around(index * 7), accuracyM: 20, place: `K${index}` },
      ...{ district: '', isSafe: index % 9 > 0, people: 1, animals: false, vehicleId: '', car: '' },
      ...{ phone: `+8613${700_000_000 + index}`, plate: `沪A${10_000 + index}`, memberId: '', dealerId },
    }
    granted(
      await acknowledge({ club, actor, requestId: granted(await requestRescue({ club, actor, call })).requestId }),
    )
  }
  return (await club.store.probe(`select id ${here} order by id`)).map(({ id }) => String(id))
}

/** Microseconds of a piece of work, the median of its rounds after a warm-up, with so many milliseconds before each. */
async function cost(work: (round: number) => Promise<unknown>, rounds: number, rest = 0): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds * 1.25; round++) {
    if (rest > 0) await pause(rest)
    const from = performance.now()
    await work(round)
    if (round >= rounds / 4) times.push(performance.now() - from)
  }
  return (times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0) * 1_000
}

/**
 * What one look at the board, one list of the nearest and one change cost: from the write until the page that watches
 * has been told, while every open call has a page watching.
 */
export async function costsOf(club: Club, { dealerId, ids }: { dealerId: string; ids: readonly string[] }) {
  const at = (round: number) => ids[round % ids.length] ?? ''
  const board = await cost(() => readBoard(club, actor, dealerId, 'zh-CN'), 40)
  const nearest = await cost((round) => readNearest(club, at(round)), 40)
  let told = () => {}
  const leave = await Promise.all(
    ids.map((id) =>
      watchTopics(club, new Map([[rescueTopic(id), null]]), { tell: () => told(), close: () => undefined }),
    ),
  )
  const write = (round: number) => writeMessage({ club, actor, requestId: at(round), text: `${round}` })
  const push = await cost(
    async (round) => {
      const heard = new Promise<void>((resolve) => {
        told = resolve
      })
      granted(await write(round))
      await heard
    },
    80,
    REST * 1.5,
  )
  for (const end of leave) end()
  return { board, nearest, push }
}

/** Sessions of new advisers, as many as so many streams want. */
async function advisers(club: Club, dealerId: string, streams: number): Promise<string[]> {
  const { session } = cookies(club.config)
  const made: string[] = []
  for (let index = 0; index * MOST_OF_ONE < streams; index++) {
    const { token } = await club.write(actor, async (w) => {
      const person = { name: `Adviser ${index}`, email: `adviser-${index}@load.example`, language: 'en' as const }
      const { userId } = granted(await createUser(w, { ...person, verified: ['email'] }))
      granted(await grantRole(w, { userId, role: 'adviser', dealerId }))
      return startSession(w, { userId, side: 'staff', userAgent: 'load', address: '' })
    })
    made.push((await session.serialize(token)).split(';')[0] ?? '')
  }
  return made
}

export type Held = {
  /** Streams that were open at the end, and how often one had to be opened anew. */
  open: number
  reopened: number
  /** Milliseconds from the write until a stream had the change; of all streams and changes. */
  p50: number
  p95: number
  /** Changes that a stream did not hear of. */
  missed: number
  megabytes: number
  /** Megabytes a minute over the second half. */
  slope: number
}

/** Holds so many streams of a board for some minutes, with a change every few seconds, and looks at the memory. */
export async function holdStreams(
  club: Club,
  server: RunningServer,
  { dealerId, streams, minutes, id }: { dealerId: string; streams: number; minutes: number; id: string },
): Promise<Held> {
  const people = await advisers(club, dealerId, streams)
  const topics = encodeURIComponent(boardTopic(dealerId))
  const times: number[] = []
  let [open, reopened, wroteAt, ended] = [0, 0, 0, false]
  const answers = new Set<IncomingMessage>()
  let heard = new Set<number>()
  const connect = (index: number) => {
    const cookie = people[Math.floor(index / MOST_OF_ONE)] ?? ''
    const asked = get(`${server.url}/live?topics=${topics}`, { headers: { cookie }, agent: false }, (answer) => {
      if (answer.statusCode !== 200) throw new Error(`a stream was answered ${answer.statusCode}`)
      open += 1
      answers.add(answer)
      answer.on('data', (chunk: Buffer) => {
        if (wroteAt === 0 || heard.has(index) || !chunk.includes('event: change')) return
        heard.add(index)
        times.push(performance.now() - wroteAt)
      })
      answer.on('close', () => {
        open -= 1
        answers.delete(answer)
        if (ended) return
        reopened += 1
        connect(index)
      })
    })
    asked.on('error', () => undefined)
  }
  for (let index = 0; index < streams; index++) {
    connect(index)
    if (index % 50 === 49) await pause(200)
  }
  for (let wait = 0; open < streams && wait < 100; wait++) await pause(200)
  const memory: { at: number; mb: number }[] = []
  const end = performance.now() + minutes * 60_000
  let [changes, missed] = [0, 0]
  while (performance.now() < end) {
    heard = new Set()
    wroteAt = performance.now()
    granted(await writeMessage({ club, actor, requestId: id, text: `change ${changes}` }))
    changes += 1
    await pause(Math.min(4_000, Math.max(1_500, end - performance.now())))
    missed += streams - heard.size
    memory.push({ at: performance.now(), mb: await residentMb(server.url) })
  }
  const stillOpen = open
  ended = true
  for (const answer of answers) answer.destroy()
  times.sort((a, b) => a - b)
  const half = memory.slice(Math.floor(memory.length / 2))
  return {
    ...{ open: stillOpen, reopened },
    p50: times[Math.floor(times.length / 2)] ?? 0,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
    missed,
    megabytes: memory.at(-1)?.mb ?? 0,
    slope: slopeOf(half),
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function residentMb(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`, { headers: { connection: 'close' } })).text()
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? 0) / 1_048_576
}

/** Least squares, a minute. */
function slopeOf(points: readonly { at: number; mb: number }[]): number {
  const mean = (of: (point: { at: number; mb: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length)
  const [x, y] = [mean(({ at }) => at), mean(({ mb }) => mb)]
  const across = points.reduce((sum, { at, mb }) => sum + (at - x) * (mb - y), 0)
  const along = points.reduce((sum, { at }) => sum + (at - x) ** 2, 0)
  return along === 0 ? 0 : (across / along) * 60_000
}
