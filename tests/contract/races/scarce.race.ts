import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Racers, startRacers } from '#tests/support/race'
import { type Ground, type GroundKind, guardedGrounds, openGround } from '#tests/support/race-ground'
import { checkClub } from '~/invariants.server'
import { caseRaces } from './cases'
import { eventRaces } from './events'
import { pointsRaces } from './points'
import type { Race } from './race'
import { rescueRaces } from './rescues'
import { visitRaces } from './visits'

// Inside one process the queue of SQLite hides a race: these are processes on one database.
const races = [...pointsRaces, ...visitRaces, ...rescueRaces, ...eventRaces, ...caseRaces]
const ROUNDS = 8
let racers: Racers
beforeAll(() => {
  racers = startRacers(3)
})
afterAll(() => racers.stop())

async function run({ club, databaseUrl }: Ground, race: Race, isUnguarded: boolean) {
  const input = await race.prepare(club)
  const at = race.at?.(input) ?? [club.clock.now()]
  const { scenario, attempts } = race
  const answer = await racers.run({ databaseUrl, scenario, input, attempts, at, isUnguarded })
  club.clock.set(Math.max(club.clock.now(), ...at))
  return { answer, given: await race.given(club, input, answer) }
}

function ground(kind: GroundKind): () => Ground {
  let opened: Ground
  beforeAll(async () => {
    opened = await openGround(kind)
  })
  afterAll(() => opened.remove())
  return () => opened
}

describe.each(guardedGrounds)('several processes on %s', (kind) => {
  const here = ground(kind)
  it.each(races)('$name', async (race) => {
    const { answer, given } = await run(here(), race, false)
    expect(given, JSON.stringify(answer)).toBe(race.stock)
    expect(Object.keys(answer.reasons).filter((reason) => reason.startsWith('threw'))).toEqual([])
    expect((await checkClub(here().club)).filter(({ violations }) => violations.length > 0)).toEqual([])
  })
})

describe('the same without guards, which proves that the races can be lost', () => {
  const here = ground('SQLite without guards')
  it.each(races)('not so: $name', async (race) => {
    let lost = await run(here(), race, true)
    // On a busy machine the processes may come one after the other: once of several times shows that it can be lost.
    for (let round = 1; round < ROUNDS && lost.given <= race.stock; round++) lost = await run(here(), race, true)
    expect(lost.given, JSON.stringify(lost.answer)).toBeGreaterThan(race.stock)
  })
})
