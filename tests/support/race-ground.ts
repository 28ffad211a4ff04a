import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openStore } from '#db/store'
import { steppingClock } from '~/kernel/clock'
import { START, type TestClub } from './club'
import { openRaceClub } from './race-club'
import { dropIndexes, dropUnique } from './unguarded'

/** Where a race is run: the guarded engines, and SQLite with every guard off. */
export type GroundKind = 'SQLite' | 'PostgreSQL' | 'SQLite without guards'
export type Ground = { club: TestClub; databaseUrl: string; remove: () => Promise<void> }

/** PostgreSQL is there only where race-setup found a server. */
export const guardedGrounds: GroundKind[] = process.env.RACE_POSTGRES ? ['SQLite', 'PostgreSQL'] : ['SQLite']

/** Tables whose unique keys are a guard of their own, after those that refer to them. */
const KEYED = ['claims', 'waitlist_offers', 'advice', 'rescue_positions', 'rescue_assignments', 'event_entries']
/** Unique indexes of tables that others refer to. */
const INDEXES = ['event_parties_one']

let databases = 0

async function newDatabase(): Promise<string> {
  databases += 1
  const name = `race_${process.pid}_${databases}`
  const admin = new pg.Client(`${process.env.RACE_POSTGRES}postgres`)
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  return `${process.env.RACE_POSTGRES}${name}`
}

/** An empty club for a race, and its address for other processes. Its clock stands until it is moved. */
export async function openGround(kind: GroundKind): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'marque-race-'))
  const databaseUrl = kind === 'PostgreSQL' ? await newDatabase() : `file:${join(folder, 'club.db')}`
  const store = await openStore(databaseUrl)
  if (kind === 'SQLite without guards') {
    for (const table of KEYED) dropUnique(databaseUrl, table)
    dropIndexes(databaseUrl, INDEXES)
  }
  const club = (await openRaceClub(store, steppingClock(START))) as TestClub
  return {
    club,
    databaseUrl,
    async remove() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
