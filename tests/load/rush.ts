import { Agent, type IncomingMessage, request } from 'node:http'
import { hashPassword } from '~/areas/accounts/hash.server'
import { publishEvent } from '~/areas/events/change-date.server'
import { eventsInvariants } from '~/areas/events/invariants.server'
import { localText } from '~/areas/events/plan-times'
import { saveEvent } from '~/areas/events/save-event.server'
import { saveKind } from '~/areas/events/save-kind.server'
import { joinClub } from '~/areas/membership/join-club.server'
import { DAY, HOUR } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { cookies } from '~/platform/cookies.server'
import { startSession } from '~/platform/sessions/sessions.server'
import { plainEvent } from '../support/events'
import { granted } from '../support/people'
import type { RunningServer } from '../support/server'

const actor = systemActor
const both = (text: string) => ({ zh: text, en: text })

export type Rush = {
  confirmed: number
  waiting: number
  full: number
  /** Answers that are neither, each with how often. */
  others: Map<string, number>
  taken: number
  capacity: number
  /** What the invariants of events found afterwards. */
  faults: string[]
  p50: number
  p99: number
  /** Registrations answered in a second. */
  perSecond: number
}

/** A free event with so many seats, open to everybody, in parties of up to three. */
async function openRush(club: Club, seats: number) {
  const startsAt = Math.ceil(club.clock.now() / HOUR) * HOUR + 30 * DAY
  const first = {
    startsAt: localText('Asia/Shanghai', startsAt),
    endsAt: localText('Asia/Shanghai', startsAt + 4 * HOUR),
  }
  const plan = { ...plainEvent, title: both('Rush'), partyMax: 3, fairness: 'skip' as const }
  const places = { ...first, people: seats, cars: null }
  const { number, eventId, ...made } = granted(
    await saveEvent({ club, actor, number: null, version: 0, first: places, ...plan }),
  )
  let { version } = made
  const kindIds: string[] = []
  for (const who of ['member', 'guest'] as const) {
    const kind = { name: both(who), who, withCar: false, carClass: '', points: 0, priceMinor: 0, active: true }
    const added = granted(await saveKind({ club, actor, eventNumber: number, kindId: null, version, ...kind }))
    kindIds.push(added.kindId)
    version = added.version
  }
  granted(await publishEvent({ club, actor, eventNumber: number, version }))
  const [session] = await club.store.probe(`select id from event_sessions where event_id = '${eventId}'`)
  return { number, eventId, kindIds, sessionId: String(session?.id) }
}

/** Sessions of so many new members. */
async function members(club: Club, count: number): Promise<string[]> {
  const { session } = cookies(club.config)
  const passwordHash = await hashPassword('rush-of-two-thousand')
  const made: string[] = []
  for (let index = 0; index < count; index++) {
    const { userId } = granted(
      await joinClub({
        ...{ club, actor, name: `Member ${index}`, language: 'en', email: `rush-${index}@load.example`, phone: null },
        ...{ passwordHash, homeDealerId: null, source: 'join', city: '', birthday: null },
        consents: [{ purpose: 'service', given: true }],
      }),
    )
    const begin = { userId, side: 'member' as const, userAgent: 'load', address: '' }
    const { token } = await club.write(actor, (w) => startSession(w, begin))
    made.push((await session.serialize(token)).split(';')[0] ?? '')
  }
  return made
}

type Answer = { status: number; location: string; took: number }

/** Sends a form as a browser without a script does. */
function post(agent: Agent, url: string, cookie: string, fields: Record<string, string>): Promise<Answer> {
  const body = new URLSearchParams(fields).toString()
  const from = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        ...{ agent, method: 'POST' },
        headers: {
          ...{ cookie, accept: 'text/html', origin: new URL(url).origin },
          ...{ 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) },
        },
      },
      (answer: IncomingMessage) => {
        answer.resume()
        answer.on('end', () => {
          const { statusCode: status = 0, headers } = answer
          resolve({ status, location: headers.location ?? '', took: performance.now() - from })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/**
 * The first seconds after an event opens: so many members register parties of one to three over so many connections,
 * half of them ready to wait. Answers what they were told, and what the places say afterwards.
 */
export async function rushFor(
  club: Club,
  server: RunningServer,
  { registrations, seats, connections }: { registrations: number; seats: number; connections: number },
): Promise<Rush> {
  const { number, eventId, kindIds, sessionId } = await openRush(club, seats)
  const people = await members(club, registrations)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const [own = '', guest = ''] = kindIds
  const fieldsOf = (index: number) => ({
    ...{ act: index % 2 === 0 ? 'register' : 'wait', submission: `rush-${eventId.slice(-8)}-${index}`, sessionId },
    ...Object.fromEntries(
      Array.from({ length: 1 + (index % 3) }, (_, at) => [
        [`seats[${at}].kindId`, at === 0 ? own : guest],
        [`seats[${at}].name`, at === 0 ? '' : `Guest ${index}`],
      ]).flat(),
    ),
  })
  const url = `${server.url}/events/${number}/join`
  const from = performance.now()
  const answers: Answer[] = []
  let next = 0
  // A connection sends the next one when it has its answer: what is measured is the club's time, not a queue of ours.
  const send = async () => {
    for (let index = next++; index < people.length; index = next++) {
      answers.push(await post(agent, url, people[index] ?? '', fieldsOf(index)))
    }
  }
  await Promise.all(Array.from({ length: connections }, send))
  const seconds = (performance.now() - from) / 1_000
  agent.destroy()
  const states = new Map(
    (await club.store.probe(`select number, state from event_parties where event_id = '${eventId}'`)).map((row) => [
      String(row.number),
      String(row.state),
    ]),
  )
  const told: Rush = {
    confirmed: 0,
    waiting: 0,
    full: 0,
    others: new Map(),
    taken: 0,
    capacity: seats,
    faults: [],
    p50: 0,
    p99: 0,
    perSecond: answers.length / seconds,
  }
  for (const { status, location } of answers) {
    const state = states.get(/\/events\/mine\/([\w-]+)/.exec(location)?.[1] ?? '')
    if (status === 303 && state === 'confirmed') told.confirmed += 1
    else if (status === 303 && state === 'waiting') told.waiting += 1
    else if (status === 409) told.full += 1
    else told.others.set(`${status} ${location}`, (told.others.get(`${status} ${location}`) ?? 0) + 1)
  }
  const [pool] = await club.store.probe(
    `select taken from event_pools where event_id = '${eventId}' and scope = 'people'`,
  )
  const times = answers.map(({ took }) => took).sort((a, b) => a - b)
  return {
    ...told,
    taken: Number(pool?.taken),
    faults: (await Promise.all(eventsInvariants.map(({ check }) => check(club)))).flat(),
    p50: times[Math.floor(times.length / 2)] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
  }
}
