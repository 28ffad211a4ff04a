import { stat } from 'node:fs/promises'
import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm'
import { guardNames } from '#db/guards'
import type { Club } from './club.server'
import { pathOf } from './files.server'
import { LEASE } from './outbox.server'
import { fileColumns } from './sweep-files.server'

/** What always holds. `check` answers one line for each violation, with ids and no personal values. */
export type Invariant = { name: string; check(club: Club): Promise<string[]> }

/** Lines for the first violations of a kind; a broken rule is seen from ten rows as well as from a million. */
export const SHOWN = 10
const BATCH = 500

const guards: Invariant = {
  name: 'the engine refuses changes of what is append-only',
  async check({ store }) {
    const rows = await store.probe(
      store.engine === 'sqlite'
        ? "select name from sqlite_master where type = 'trigger'"
        : "select tgname as name from pg_trigger where not tgisinternal and tgenabled <> 'D'",
    )
    const there = new Set(rows.map(({ name }) => String(name)))
    return guardNames.filter((name) => !there.has(name)).map((name) => `trigger ${name} is missing`)
  },
}

const wholeness: Invariant = {
  name: 'the database is whole and every reference leads somewhere',
  async check({ store }) {
    if (store.engine !== 'sqlite') return []
    const check = await store.probe('pragma quick_check(10)')
    const orphans = await store.probe('pragma foreign_key_check')
    return [
      ...check.map((row) => String(row.quick_check)).filter((text) => text !== 'ok'),
      ...orphans.slice(0, SHOWN).map((row) => `${row.table} row ${row.rowid} has no ${row.parent}`),
    ]
  },
}

const factsOnce: Invariant = {
  name: 'a fact is on record once for its type and subject',
  async check({ store }) {
    const rows = await store.probe(
      `select type, subject from facts group by type, subject having count(*) > 1 limit ${SHOWN}`,
    )
    return rows.map(({ type, subject }) => `${type} of ${subject} is there twice`)
  },
}

const leases: Invariant = {
  name: 'no work is spoken for beyond its lease, and what is over says when',
  async check(club) {
    const { outbox } = club.schema.platform
    const rows = await club.store.read
      .select({ id: outbox.id, state: outbox.state })
      .from(outbox)
      .where(
        or(
          gt(outbox.leaseUntil, club.clock.now() + 2 * LEASE),
          and(ne(outbox.state, 'waiting'), or(gt(outbox.leaseUntil, 0), isNull(outbox.finishedAt))),
          and(eq(outbox.state, 'waiting'), isNotNull(outbox.finishedAt)),
        ),
      )
      .limit(SHOWN)
    return rows.map(({ id, state }) => `outbox row ${id} (${state}) has a lease or an end that it cannot have`)
  },
}

const messagesQueued: Invariant = {
  name: 'every message that waits has its place in the outbox',
  async check({ store }) {
    const rows = await store.probe(
      `select m.id from messages m where m.state in ('queued', 'deferred') and not exists
       (select 1 from outbox o where o.job = 'message' and o.unique_key = m.id and o.state = 'waiting') limit ${SHOWN}`,
    )
    return rows.map(({ id }) => `message ${id} waits for nothing`)
  },
}

const filesThere: Invariant = {
  name: 'every file has its bytes, and every reference its file',
  async check(club) {
    const { files } = club.schema.platform
    const faults: string[] = []
    for (let after = ''; faults.length < SHOWN; ) {
      const rows = await club.store.read
        .select({ id: files.id, bytes: files.bytes })
        .from(files)
        .where(gt(files.id, after))
        .orderBy(asc(files.id))
        .limit(BATCH)
      if (rows.length === 0) break
      after = rows.at(-1)?.id ?? after
      for (const { id, bytes } of rows) {
        const size = await stat(pathOf(club, id)).then(
          (info) => info.size,
          () => null,
        )
        if (size === null) faults.push(`file ${id} has no bytes`)
        else if (size !== bytes) faults.push(`file ${id} has ${size} bytes, not ${bytes}`)
      }
    }
    for (const { table, column } of fileColumns(club)) {
      const held = await club.store.read
        .selectDistinct({ id: column })
        .from(table as typeof files)
        .where(isNotNull(column))
      // Some rooms write no file as an empty text.
      const ids = held.flatMap(({ id }) => id || [])
      for (let at = 0; at < ids.length && faults.length < SHOWN; at += BATCH) {
        const some = ids.slice(at, at + BATCH)
        const known = await club.store.read.select({ id: files.id }).from(files).where(inArray(files.id, some))
        const there = new Set(known.map(({ id }) => id))
        faults.push(...some.filter((id) => !there.has(id)).map((id) => `file ${id} is held but not there`))
      }
    }
    return faults.slice(0, SHOWN)
  },
}

export const platformInvariants: Invariant[] = [guards, wholeness, factsOnce, leases, messagesQueued, filesThere]
