import { eq } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { readMembers } from '~/areas/membership/read-members.server'
import type { Instant } from '~/kernel/clock'
import { shortCode } from '~/kernel/codes'
import { newId } from '~/kernel/ids'
import type { Language } from '~/kernel/language'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import type { Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { setCaseTerms } from './case-terms.server'
import { chooseSolver, findRoute } from './choose-solver.server'
import { END_OF_TIME } from './clocks'
import { raiseCase } from './live.server'
import { markFigures } from './mark-figures.server'
import type { CaseRow, OpenCase } from './open-case.server'
import { currentPolicy } from './read-policy.server'
import { relateOwner } from './relate-owner.server'
import type { CaseHand, Nature, Severity, Source } from './rules'
import { settleClocks } from './settle-clocks.server'
import { takeCaseStep, writeStep } from './take-step.server'
import { tellReceived, tellSolver } from './tell-case.server'
import { type CaseFile, type Channel, plainWords, titleOf, writeMessage } from './write-message.server'

/** A case as it is written down, everything about it decided. */
export type NewCase = {
  memberId: string | null
  prospectId?: string | null
  caller?: { name: string; phone: string; email: string }
  language: Language
  /** Empty: head office. */
  dealerId: string
  nature: Nature
  kindId: string | null
  /** Else that of its kind. */
  severity?: Severity
  /** Else the first line of the words. */
  title?: string
  words: string
  answers?: Record<string, string>
  contextKind?: string
  contextRef?: string
  vehicleId?: string | null
  plate?: string
  source: Source
  /** Whose hand files it: the owner's own, that of whoever took it down, or of the clock. */
  hand: CaseHand
  keeperId?: string | null
  /** A human of the club has talked to the owner: that is the acknowledgement. */
  spoken?: boolean
  files?: readonly CaseFile[]
  receivedAt?: Instant
  recoveryOf?: string | null
  parentId?: string | null
  mailId?: string
  /** The owner is told by a letter that it has come in; not of what they did not file themselves. */
  isTold?: boolean
}

const CHANNELS: Record<Source, Channel> = {
  ...{ web: 'web', phone: 'phone', counter: 'counter', letter: 'letter', email: 'email', social: 'social' },
  ...{ survey: 'web', call: 'phone' },
}

/**
 * Writes a case down in the transaction of whatever brought it: row, first step, the owner's words, promises, routing
 * where a rule of the club says so, search terms, the fact, letters. It is held to the present edition of the promises.
 */
export async function openCaseIn(w: Work, given: NewCase): Promise<OpenCase> {
  const open = await insertCase(w, given)
  const { row } = open
  const { files, mailId, words, source } = given
  await recordStep(w, open, given)
  await writeMessage(w, row.id, {
    ...{ hand: 'owner', kind: 'public', channel: CHANNELS[source], words, files, mailId, at: row.receivedAt },
  })
  await setCaseTerms(w, row.id)
  await markFigures(w, row.dealerId, row.day)
  await settleClocks(w, open)
  await routeByRule(w, open)
  await raiseCase(w, row)
  await relateOwner(w, row, { byDesk: given.hand === 'keeper' })
  if (given.isTold !== false) await tellReceived(w, open.row)
  return open
}

async function insertCase(w: Work, given: NewCase): Promise<OpenCase> {
  const { memberId, dealerId, kindId, caller, receivedAt = w.now } = given
  const { cases, kinds } = w.schema.cases
  const dealer = dealerId === '' ? undefined : await readDealer(w.club, dealerId, w.tx)
  const member = memberId ? (await readMembers(w.club, [memberId], w.tx)).get(memberId) : undefined
  const [kind] = kindId ? await w.tx.select({ severity: kinds.severity }).from(kinds).where(eq(kinds.id, kindId)) : []
  const policy = await currentPolicy(w.club, w.tx)
  if (!policy) throw new Error('no promises are published')
  const id = newId(w.now)
  const zone = dealer?.zone ?? CLUB_ZONE
  const row: CaseRow = {
    ...{ id, number: shortCode('C'), rootId: id, dealerId, memberId, prospectId: given.prospectId ?? null },
    ...{ callerName: plainWords(caller?.name ?? '', 80), phone: caller?.phone ?? '', email: caller?.email ?? '' },
    ...{ language: given.language, tier: member?.tier ?? '', nature: given.nature, kindId, source: given.source },
    severity: given.severity ?? (kind?.severity as Severity | undefined) ?? 'normal',
    title: titleOf(given.title ?? '') || titleOf(given.words),
    ...{ answers: given.answers ?? {}, contextKind: given.contextKind ?? '', contextRef: given.contextRef ?? '' },
    ...{ vehicleId: given.vehicleId ?? null, plate: plainWords(given.plate ?? '', 20), state: 'new', department: '' },
    ...{ keeperId: given.keeperId ?? null, solverId: null, supportAt: null, askedAt: null, policyId: policy.id },
    ...{ zone, currency: dealer?.currency ?? 'CNY', cause: '', causeId: null, outcome: '', costMinor: 0 },
    ...{ mergedInto: null, parentId: given.parentId ?? null, recoveryOf: given.recoveryOf ?? null, acceptedAt: null },
    ...{ reopened: 0, day: localDay(zone, receivedAt), receivedAt, createdAt: w.now, createdBy: w.actor.userId },
    ...{ since: receivedAt, attention: true, nextDueAt: END_OF_TIME, nextDueKind: '', score: null, version: 1 },
    ...{ firstAnswerAt: given.spoken ? receivedAt : null, solvedAt: null, closedAt: null },
  }
  await w.tx.insert(cases).values(row)
  return { row, history: [], terms: policy.terms }
}

async function recordStep(w: Work, open: OpenCase, { spoken, hand }: NewCase): Promise<void> {
  const { row } = open
  const { id, nature, severity, tier, source, keeperId, receivedAt: at } = row
  const data = { nature, severity, tier, source, keeperId: keeperId ?? '', ...(spoken ? { spoken: '1' } : {}) }
  const stepId = await writeStep(w, open, { event: 'record', hand, from: '', to: 'new', note: '', data, at })
  const { memberId, vehicleId, dealerId, number } = row
  await recordFact(w, {
    ...{ type: 'case.opened', subject: `case:${id}:${stepId}`, about: `case:${id}`, memberId, vehicleId },
    ...{ dealerId: dealerId || null, occurredAt: at, payload: { number, nature, kind: row.kindId, source } },
  })
}

/** Gives a new case on where the club has a rule for it. */
async function routeByRule(w: Work, open: OpenCase): Promise<void> {
  const line = await findRoute(w, open.row)
  if (!line) return
  const solverId = await chooseSolver(w, open.row, line)
  const department = line.department as CaseRow['department']
  const routed = await takeCaseStep(w, open, {
    ...{ event: 'route', hands: ['system'], data: { department, solverId: solverId ?? '', route: line.id } },
    changes: { department, solverId },
  })
  if (!routed.ok) throw new Error(`a new case could not be routed: ${routed.reason}`)
  if (solverId) await tellSolver(w, open.row)
}
