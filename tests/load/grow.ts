import Database from 'better-sqlite3'

/** Tables that grow with the members, and the columns that name a row or another row of the same clone. */
const CLONED: Record<string, string[]> = {
  users: ['id', 'member_id', 'email', 'phone'],
  members: ['id', 'user_id', 'number', 'referral_code'],
  points_accounts: ['id'],
  points_entries: ['id', 'account_id', 'key', 'fact_id', 'origin_id'],
  points_lots: ['id', 'account_id', 'entry_id'],
  points_allocations: ['id', 'entry_id', 'lot_id'],
  search_terms: ['member_id'],
  relations: ['member_id'],
  vehicles: ['id', 'vin', 'plate', 'plate_key'],
  ownerships: ['id', 'member_id', 'vehicle_id'],
  readings: ['id', 'vehicle_id'],
  rescue_requests: ['id', 'number', 'member_id', 'vehicle_id'],
  rescue_assignments: ['id', 'request_id'],
  rescue_steps: ['id', 'request_id', 'assignment_id'],
}

/** What goes on just now does not grow with the members. */
const OVER: Record<string, string> = {
  rescue_requests: 'and closed_at is not null',
  rescue_assignments: 'and ended_at is not null',
}

/**
 * Multiplies the members of a throw-away copy until there are `wanted`: every clone has rows of its own with ids of
 * its own. For measuring only; such a club holds no invariant but sizes and shapes.
 */
export function growMembers(file: string, wanted: number): number {
  const db = new Database(file)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON') // a clone's VIN is longer than any
  db.pragma('cache_size = -400000')
  const { base } = db.prepare('select count(*) as base from members').get() as { base: number }
  const inserts = Object.entries(CLONED).flatMap(([table, renamed]) => {
    const columns = (db.prepare(`pragma table_info("${table}")`).all() as { name: string }[]).map(({ name }) => name)
    if (columns.length === 0) return []
    const values = columns.map((name) => (renamed.includes(name) ? `"${name}" || @mark` : `"${name}"`))
    const own = renamed.find((name) => columns.includes(name))
    return db.prepare(
      `insert or ignore into "${table}" select ${values.join(', ')} from "${table}" where instr("${own}", '~') = 0 ${OVER[table] ?? ''}`,
    )
  })
  let members = base
  for (let round = 0; members < wanted; round++) {
    db.exec('begin')
    for (let n = 0; n < 20 && members < wanted; n++, members += base) {
      for (const insert of inserts) insert.run({ mark: `~${round * 20 + n}` })
    }
    db.exec('commit')
  }
  db.exec('analyze')
  db.close()
  return members
}
