import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { balanceOf } from '~/areas/points/read-balance.server'
import { spendPoints } from '~/areas/points/spend-points.server'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'

const ROUNDS = 1_600

/**
 * Spends per second with all checks, allocations and the account's cache, one after another, synchronous FULL; after a
 * warm-up of a quarter, as the raw rate has.
 */
export async function spendRate(club: Club, memberId: string): Promise<number> {
  await spendTimes(club, memberId, ROUNDS / 4)
  const from = performance.now()
  await spendTimes(club, memberId, ROUNDS)
  return ROUNDS / ((performance.now() - from) / 1_000)
}

async function spendTimes(club: Club, memberId: string, rounds: number): Promise<void> {
  const from = performance.now()
  for (let done = 0; done < rounds; done++) {
    const answer = await club.write(
      systemActor,
      (w) =>
        spendPoints(w, {
          memberId,
          points: 1,
          cause: `bench:${from}:${done}`,
          explanation: { key: 'rewards:explanation.redeemed' },
        }),
      { alone: `account:${memberId}` },
    )
    if (!answer.ok) throw new Error(`the bench ran out of points: ${answer.reason}`)
  }
}

/** The least that any ledger does: insert, guarded update, read; raw prepared statements, one commit each. */
export function rawSpendRate(): number {
  const file = join(tmpdir(), `marque-raw-${process.pid}.db`)
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(
    'create table account(id text primary key, balance integer check (balance >= 0)); create table entry(id text primary key, account text, points integer, at integer)',
  )
  db.prepare('insert into account values (?, ?)').run('a', 1_000_000)
  const insert = db.prepare('insert into entry values (?, ?, ?, ?)')
  const update = db.prepare('update account set balance = balance - ? where id = ? and balance >= ?')
  const read = db.prepare('select balance from account where id = ?')
  const spend = db.transaction((n: number) => {
    insert.run(`e${n}`, 'a', -1, n)
    update.run(1, 'a', 1)
    return read.get('a')
  })
  for (let n = 0; n < ROUNDS / 4; n++) spend.immediate(-1 - n)
  const from = performance.now()
  for (let n = 0; n < ROUNDS; n++) spend.immediate(n)
  const rate = ROUNDS / ((performance.now() - from) / 1_000)
  db.close()
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  return rate
}

/** Balance by the prepared queries of the house against the same statement on the raw driver. */
export async function readRates(club: Club, memberId: string, file: string): Promise<{ ours: number; raw: number }> {
  const rounds = 5_000
  let from = performance.now()
  for (let n = 0; n < rounds; n++) await balanceOf(club, memberId)
  const ours = rounds / ((performance.now() - from) / 1_000)
  const db = new Database(file, { readonly: true })
  const account = db.prepare('select * from points_accounts where id = ?')
  const lots = db.prepare(
    'select id, entry_id, points, remaining, available_from, expires_at, restorations from points_lots where account_id = ? and remaining > 0 order by expires_at, id',
  )
  const holds = db.prepare(
    `select id, points, until from points_holds where account_id = ? and state = 'open' and until > ?`,
  )
  from = performance.now()
  for (let n = 0; n < rounds; n++) {
    account.get(memberId)
    lots.all(memberId)
    holds.all(memberId, 0)
  }
  const raw = rounds / ((performance.now() - from) / 1_000)
  db.close()
  return { ours, raw }
}
