import { stringify } from 'csv-stringify/sync'
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, or, type SQL } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import type { Actor } from './actor'
import type { Club } from './club.server'
import { scopeOf } from './permissions'
import { unsealAll } from './person-keys.server'
import { namesOf } from './staff.server'

export type AuditFilter = {
  /** A user's id, or `system` for the club's own machinery. */
  actor?: string
  action?: string
  /** A kind (`booking:`), or a kind with the beginning of an id. */
  subject?: string
  from?: Instant
  /** Not included. */
  to?: Instant
}
export type AuditLine = {
  id: string
  at: Instant
  actorId: string | null
  actorName: string
  action: string
  subject: string
  dealerId: string
  reason: string
  detail: Record<string, unknown>
}

/** The last character of all: what begins with a text stands before text + END. */
const END = '\uffff'

function wanted(club: Club, reader: Actor, filter: AuditFilter): SQL | undefined {
  const { audit } = club.schema.platform
  const scope = scopeOf(reader, 'audit:read')
  const dealers = scope instanceof Set ? [...(scope as ReadonlySet<string>)] : null
  return and(
    dealers ? inArray(audit.dealerId, dealers) : undefined,
    filter.actor === 'system' ? isNull(audit.actorId) : filter.actor ? eq(audit.actorId, filter.actor) : undefined,
    filter.action ? eq(audit.action, filter.action) : undefined,
    filter.subject ? and(gte(audit.subject, filter.subject), lt(audit.subject, filter.subject + END)) : undefined,
    filter.from === undefined ? undefined : gte(audit.at, filter.from),
    filter.to === undefined ? undefined : lt(audit.at, filter.to),
  )
}

/**
 * Lines of the audit log, newest first, within what the reader may see. `before` and `after` are ids of lines at the
 * edges of a page; ids sort by time.
 */
export async function readAudit(
  club: Club,
  reader: Actor,
  filter: AuditFilter,
  { before, after, limit = 50 }: { before?: string; after?: string; limit?: number } = {},
): Promise<{ lines: AuditLine[]; older: string | null; newer: string | null }> {
  const { audit } = club.schema.platform
  const edge = await edgeOf(club, before ?? after)
  const beyond = edge
    ? before
      ? or(lt(audit.at, edge.at), and(eq(audit.at, edge.at), lt(audit.id, edge.id)))
      : or(gt(audit.at, edge.at), and(eq(audit.at, edge.at), gt(audit.id, edge.id)))
    : undefined
  const backwards = edge !== null && !before
  const order = backwards ? [asc(audit.at), asc(audit.id)] : [desc(audit.at), desc(audit.id)]
  const rows = await club.store.read
    .select()
    .from(audit)
    .where(and(wanted(club, reader, filter), beyond))
    .orderBy(...order)
    .limit(limit + 1)
  const more = rows.length > limit
  const shown = rows.slice(0, limit)
  if (backwards) shown.reverse()
  const names = await namesOf(club, [...new Set(shown.flatMap(({ actorId }) => actorId ?? []))])
  const reasons = await unsealAll(
    club,
    shown.map(({ reason }) => reason),
  )
  const lines = shown.map((row, index) => ({
    ...row,
    reason: reasons[index] ?? '',
    actorName: (row.actorId && names.get(row.actorId)) || '',
  }))
  return {
    lines,
    older: (backwards ? edge !== null : more) ? (shown.at(-1)?.id ?? null) : null,
    newer: (backwards ? more : edge !== null) ? (shown[0]?.id ?? null) : null,
  }
}

async function edgeOf(club: Club, id: string | undefined) {
  if (!id) return null
  const { audit } = club.schema.platform
  const [row] = await club.store.read.select({ id: audit.id, at: audit.at }).from(audit).where(eq(audit.id, id))
  return row ?? null
}

/** Every action there is in the log, one step along the index each. */
export async function readAuditActions(club: Club): Promise<string[]> {
  const { audit } = club.schema.platform
  const found: string[] = []
  for (;;) {
    const [row] = await club.store.read
      .select({ action: audit.action })
      .from(audit)
      .where(gt(audit.action, found.at(-1) ?? ''))
      .orderBy(asc(audit.action))
      .limit(1)
    if (!row) return found
    found.push(row.action)
  }
}

const CSV_PAGE = 1_000

/** The log as CSV, page by page; cells that a spreadsheet would run begin with a quote. `head` names the columns. */
export async function* auditCsv(
  club: Club,
  reader: Actor,
  filter: AuditFilter,
  head: string[],
): AsyncGenerator<string> {
  // The mark tells spreadsheets that this is UTF-8.
  yield `\ufeff${stringify([head])}`
  for (let before: string | undefined; ; ) {
    const { lines, older } = await readAudit(club, reader, filter, { before, limit: CSV_PAGE })
    const rows = lines.map((line) => [
      new Date(line.at).toISOString(),
      line.actorName || line.actorId || 'system',
      line.action,
      line.subject,
      line.dealerId,
      line.reason,
      JSON.stringify(line.detail),
    ])
    if (rows.length > 0) yield stringify(rows, { escape_formulas: true })
    if (!older) return
    before = older
  }
}
