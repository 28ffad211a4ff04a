import { memberIdsOf } from '~/areas/membership/list-members.server'
import type { MessageParams } from '~/kernel/message'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { requireEvent } from './event-scope.server'
import type { SeatInput } from './party-input.server'
import { MOST_CSV, readCsv } from './read-csv'
import { registerIn } from './register-party.server'
import {
  type EventRow,
  eventKey,
  type KindRow,
  loadEvent,
  loadKinds,
  loadParty,
  loadSessions,
  type SessionRow,
} from './rows.server'
import { settle } from './settle.server'

export type ImportLine = {
  /** Of the file, from 1. */
  line: number
  member: string
  people: number
  ok: boolean
  reason?: string
  params?: MessageParams
  /** Number of the party that was made. */
  party?: string
}
export type ImportReport = { lines: ImportLine[]; parties: number; refused: number; written: boolean } & Cost
/** What the parties of a list take together: points at once, money (minor units) to be paid. */
type Cost = { points: number; priceMinor: number }
type Row = { line: number; member: string; name: string; phone: string; kind: string; plate: string; session: string }
type Group = { line: number; member: string; rows: Row[] }

const COLUMNS = ['member', 'name', 'phone', 'kind', 'plate', 'session'] as const
const MOST_ROWS = 1_000

/**
 * Registers parties from a list: a row for each person, first the member by number, then guests with the same number
 * or none. Kinds and sessions are named by their names or places (1, 2, …); left out, the first that fits. The list is
 * taken whole or not at all, through the same places as everybody; `dryRun` says what would happen and writes nothing.
 */
export async function importParties({
  club,
  actor,
  submission,
  eventNumber,
  csv,
  dryRun,
}: Act<{ eventNumber: string; csv: string; dryRun: boolean }>): Promise<Outcome<ImportReport>> {
  const { id, dealerId } = await requireEvent(club, actor, eventNumber, 'event:manage')
  if (csv.length > MOST_CSV) return refuse('events-desk:refusal.import_long', { field: 'csv' })
  const groups = readGroups(csv)
  if (!groups.ok) return groups
  let report: ImportReport | null = null
  const outcome = await club.write(
    actor,
    async (w) => {
      const { lines, ...cost } = await importGroups(w, await loadEvent(w, id), groups.value)
      const refused = lines.filter((line) => !line.ok).length
      const written = !dryRun && refused === 0
      report = { lines, parties: lines.length - refused, refused, written, ...cost }
      // Handing a refusal on is what takes everything back.
      if (!written) return refuse('events-desk:refusal.import_refused')
      const detail = { parties: lines.length }
      await audit(w, { action: 'event.imported', subject: `event:${id}`, dealerId, detail })
      return done(report)
    },
    { ...(submission && !dryRun ? { submission } : {}), alone: eventKey(id) },
  )
  return outcome.ok || report === null ? outcome : done(report)
}

function readGroups(csv: string): Outcome<Group[]> {
  const [head, ...body] = readCsv(csv)
  const names = (head?.cells ?? []).map((cell) => cell.toLowerCase())
  const at = (column: (typeof COLUMNS)[number]) => names.findIndex((name) => HEADS[column].includes(name))
  if (at('member') < 0 || body.length === 0) return refuse('events-desk:refusal.import_head', { field: 'csv' })
  if (body.length > MOST_ROWS) return refuse('events-desk:refusal.import_long', { field: 'csv' })
  const groups: Group[] = []
  for (const { line, cells } of body) {
    const cell = (column: (typeof COLUMNS)[number]) => cells[at(column)] ?? ''
    const [member, name, phone] = [cell('member'), cell('name'), cell('phone')]
    const row: Row = { line, member, name, phone, kind: cell('kind'), plate: cell('plate'), session: cell('session') }
    const last = groups.at(-1)
    if (last && (member === '' || member === last.member)) last.rows.push(row)
    else groups.push({ line, member, rows: [row] })
  }
  return done(groups)
}

/** What the first line may call a column. */
const HEADS: Record<(typeof COLUMNS)[number], readonly string[]> = {
  member: ['member', 'member number', '会员号', '会员编号'],
  name: ['name', '姓名'],
  phone: ['phone', '电话', '手机', '手机号'],
  kind: ['kind', 'ticket', '票种'],
  plate: ['plate', '车牌'],
  session: ['session', '场次'],
}

async function importGroups(w: Work, event: EventRow, groups: readonly Group[]) {
  const kinds = (await loadKinds(w, event.id)).filter(({ active }) => active)
  const sessions = (await loadSessions(w, event.id)).filter(({ active }) => active)
  for (const session of sessions) await settle(w, event, session)
  const known = await memberIdsOf(
    w.club,
    groups.map(({ member }) => member),
    w.tx,
  )
  const lines: ImportLine[] = []
  const cost: Cost = { points: 0, priceMinor: 0 }
  for (const group of groups) {
    const memberId = known.get(group.member)
    const about = { line: group.line, member: group.member, people: group.rows.length }
    const made = memberId
      ? await importOne(w, event, { group, memberId, kinds, sessions })
      : refuse('events-desk:refusal.import_member')
    if (made.ok) {
      const { points, priceMinor } = await loadParty(w, made.value.number)
      cost.points += points
      cost.priceMinor += priceMinor
      lines.push({ ...about, ok: true, party: made.value.number })
    } else lines.push({ ...about, ok: false, reason: made.reason, ...(made.params ? { params: made.params } : {}) })
  }
  return { lines, ...cost }
}

type One = { group: Group; memberId: string; kinds: readonly KindRow[]; sessions: readonly SessionRow[] }

async function importOne(w: Work, event: EventRow, { group, memberId, kinds, sessions }: One) {
  const session = named(sessions, group.rows[0]?.session ?? '')
  if (!session) return refuse('events-desk:refusal.import_session')
  const seats: SeatInput[] = []
  for (const [at, row] of group.rows.entries()) {
    const fitting = kinds.filter(
      ({ who, withCar }) => (at === 0) === (who === 'member') && withCar === (row.plate !== ''),
    )
    const kind = row.kind === '' ? (fitting[0] ?? kinds[0]) : named(kinds, row.kind)
    if (!kind) return refuse('events-desk:refusal.import_kind')
    seats.push({
      ...{ kindId: kind.id, name: row.name, phone: at === 0 ? '' : row.phone, vehicleId: null, plate: row.plate },
      ...{ answers: {}, waived: true, photoConsent: false },
    })
  }
  return registerIn(w, event, session, {
    ...{ memberId, source: 'import', orWait: false, seats, answers: {}, waived: true },
  })
}

/** By place, from 1, or by name in either language; the first when nothing is said. */
function named<Row extends { name: { zh: string; en: string } }>(rows: readonly Row[], text: string): Row | undefined {
  if (text === '') return rows[0]
  const wanted = text.toLowerCase()
  const byName = rows.find(({ name }) => name.zh.toLowerCase() === wanted || name.en.toLowerCase() === wanted)
  return byName ?? (/^\d{1,2}$/.test(text) ? rows[Number(text) - 1] : undefined)
}
