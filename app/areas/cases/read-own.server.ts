import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { carName } from '~/areas/garage/car-name'
import { platesUnder, readVehicles } from '~/areas/garage/read-vehicles.server'
import { rewardNames } from '~/areas/rewards/read-names.server'
import { DAY, type Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { namesOf } from '~/platform/staff.server'
import { requireOwnCase } from './case-scope.server'
import { type CaseRow, isOwnCase, loadCaseById } from './open-case.server'
import { phaseOf, progressOf, waitsFor } from './own-progress'
import { ownPromises } from './own-promise.server'
import { readAbout } from './read-own-about.server'
import { fieldOf } from './read-own-kinds.server'
import { OPEN } from './rules'
import { reopenUntil } from './told'

const isOpen = (row: CaseRow) => (OPEN as readonly string[]).includes(row.state)

/**
 * The owner's own case with this number. One that was merged leads to the case that has it: `movedTo` is its number,
 * where that is the owner's too.
 */
export async function findOwnCase(
  club: Club,
  actor: Actor,
  number: string,
): Promise<{ row: CaseRow; movedTo: string | null }> {
  const row = await requireOwnCase(club, actor, number)
  if (row.rootId === row.id) return { row, movedTo: null }
  const { row: root } = await loadCaseById(club, row.rootId)
  return { row, movedTo: isOwnCase(actor, root) ? root.number : null }
}

/** Everything that the owner's page of a case shows, by name. Throws NotFound for what is not their own. */
export async function readOwnCase(club: Club, actor: Actor, number: string, language: Language) {
  const { row } = await findOwnCase(club, actor, number)
  const open = await loadCaseById(club, row.id)
  const { history, terms } = open
  const [dealer, thread, proposal, survey, kind, car, promises, names, about] = await Promise.all([
    row.dealerId === '' ? undefined : readDealer(club, row.dealerId),
    readThread(club, row),
    readProposal(club, row, language),
    readSurvey(club, row.id),
    readKind(club, row, language),
    ownCar(club, row, language),
    ownPromises(club, open),
    namesOf(club, row.keeperId ? [row.keeperId] : []),
    row.contextKind === '' ? null : readAbout(club, actor, `${row.contextKind}:${row.contextRef}`, language),
  ])
  const until = reopenUntil(row.closedAt, terms.reopenDays)
  const now = club.clock.now()
  return {
    number: row.number,
    version: row.version,
    nature: row.nature,
    state: row.state,
    phase: phaseOf(row.state),
    waits: waitsFor(row),
    isAsked: row.askedAt !== null,
    isOpen: isOpen(row),
    isMerged: row.state === 'merged',
    mayWithdraw: isOpen(row),
    reopenUntil: until !== null && row.state !== 'merged' && now <= until ? until : null,
    title: row.title,
    zone: row.zone,
    receivedAt: row.receivedAt,
    closedAt: row.closedAt,
    confirmBy: row.state === 'carried-out' ? row.since + terms.confirmDays * DAY : null,
    promises,
    now,
    keeper: (row.keeperId && names.get(row.keeperId)) || '',
    dealer: dealer ? { name: say(dealer.name, language), phone: dealer.phone } : null,
    progress: progressOf(history, row),
    thread,
    proposal,
    survey,
    kind,
    car,
    about: about && { kind: about.kind, ref: about.ref, title: about.title, href: about.href },
  }
}
export type OwnCase = Awaited<ReturnType<typeof readOwnCase>>

export type OwnMessage = {
  id: string
  hand: 'owner' | 'staff' | 'system'
  name: string
  words: string
  at: Instant
  channel: string
  files: { id: string; name: string; kind: 'photo' | 'pdf' | 'audio' }[]
}
const MOST_MESSAGES = 200

/** Cases that are this one: itself and all that was merged into it. */
const togetherWith = ({ schema, store }: Pick<Club, 'schema' | 'store'>, { id }: Pick<CaseRow, 'id'>) =>
  store.read.select({ id: schema.cases.cases.id }).from(schema.cases.cases).where(eq(schema.cases.cases.rootId, id))

/** What was said both ways, oldest first; notes and logged calls are the club's own. */
async function readThread(club: Club, row: CaseRow): Promise<OwnMessage[]> {
  const { messages, attachments } = club.schema.cases
  const { read } = club.store
  const ids = (await togetherWith(club, row)).map(({ id }) => id)
  const caseIds = ids.includes(row.id) ? ids : [...ids, row.id]
  const rows = await read
    .select()
    .from(messages)
    .where(and(inArray(messages.caseId, caseIds), eq(messages.kind, 'public')))
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(MOST_MESSAGES)
  const [files, names] = await Promise.all([
    rows.length === 0
      ? []
      : read
          .select()
          .from(attachments)
          .where(
            inArray(
              attachments.messageId,
              rows.map(({ id }) => id),
            ),
          )
          .orderBy(asc(attachments.id)),
    namesOf(
      club,
      rows.flatMap(({ hand, actorId }) => (hand === 'staff' && actorId ? actorId : [])),
    ),
  ])
  return rows.reverse().map(({ id, hand, actorId, words, at, channel }) => ({
    ...{ id, words, at, channel },
    hand: hand as OwnMessage['hand'],
    name: (hand === 'staff' && actorId && names.get(actorId)) || '',
    files: files
      .filter(({ messageId }) => messageId === id)
      .map((file) => ({ id: file.id, name: file.name, kind: file.kind as 'photo' | 'pdf' | 'audio' })),
  }))
}

/** What is offered now, or was last agreed: what stands between the two, by item. */
async function readProposal(club: Club, { id }: CaseRow, language: Language) {
  const { proposals, remedies } = club.schema.cases
  const { read } = club.store
  const [last] = await read
    .select()
    .from(proposals)
    .where(and(eq(proposals.caseId, id), inArray(proposals.state, ['sent', 'agreed', 'declined'])))
    .orderBy(desc(proposals.createdAt), desc(proposals.id))
    .limit(1)
  if (!last) return null
  const items = await read.select().from(remedies).where(eq(remedies.proposalId, last.id)).orderBy(asc(remedies.id))
  const rewards = await rewardNames(
    club,
    items.flatMap(({ rewardId }) => rewardId ?? []),
    language,
  )
  return {
    words: last.words,
    state: last.state as 'sent' | 'agreed' | 'declined',
    at: last.decidedAt ?? last.createdAt,
    items: items.map((one) => ({
      id: one.id,
      kind: one.kind as 'points' | 'voucher' | 'money' | 'repair',
      points: one.points,
      amountMinor: one.amountMinor,
      currency: one.currency,
      reward: (one.rewardId && rewards.get(one.rewardId)) || '',
      note: one.note,
      doneAt: one.doneAt,
    })),
  }
}

/** The question that is open, else the last answer. */
async function readSurvey(club: Club, caseId: string) {
  const { surveys } = club.schema.cases
  const rows = await club.store.read
    .select()
    .from(surveys)
    .where(eq(surveys.caseId, caseId))
    .orderBy(desc(surveys.round))
  const asked = rows.find(({ askedAt, answeredAt }) => askedAt !== null && answeredAt === null)
  const answered = rows.find(({ answeredAt }) => answeredAt !== null)
  return {
    asked: asked ? { id: asked.id, round: asked.round } : null,
    answered: answered ? { score: answered.score ?? 0, comment: answered.comment, at: answered.answeredAt ?? 0 } : null,
  }
}

/** Its kind, and what was answered to the fields of it, in the reader's words. */
async function readKind(club: Club, { kindId, answers }: CaseRow, language: Language) {
  const { kinds } = club.schema.cases
  const [row] = kindId ? await club.store.read.select().from(kinds).where(eq(kinds.id, kindId)) : []
  if (!row) return { name: '', answers: [] }
  return {
    name: say(row.name, language),
    answers: row.fields.flatMap((one) => {
      const given = answers[one.code]
      const { code, kind, label, options } = fieldOf(one, language)
      if (!given) return []
      return [{ code, kind, label, answer: options.find((option) => option.code === given)?.text ?? given }]
    }),
  }
}

async function ownCar(club: Club, row: CaseRow, language: Language): Promise<{ name: string; plate: string } | null> {
  if (row.vehicleId === null) return row.plate === '' ? null : { name: '', plate: row.plate }
  const cars = await readVehicles(club, [row.vehicleId])
  const car = cars.get(row.vehicleId)
  const plate = (await platesUnder(club, [row], cars))(row)
  return { name: car ? carName(car, language) : '', plate: plate ?? row.plate }
}

/** A file of what was said to or by the owner, in this case or one that is part of it. Throws NotFound for all others. */
export async function ownCaseFile(
  club: Club,
  actor: Actor,
  number: string,
  attachmentId: string,
): Promise<{ fileId: string; name: string }> {
  const row = await requireOwnCase(club, actor, number)
  const { attachments, messages } = club.schema.cases
  const [file] = await club.store.read
    .select({ fileId: attachments.fileId, name: attachments.name, caseId: attachments.caseId, kind: messages.kind })
    .from(attachments)
    .innerJoin(messages, eq(messages.id, attachments.messageId))
    .where(eq(attachments.id, attachmentId))
  if (file?.kind !== 'public') throw new NotFound('file')
  const isHere = file.caseId === row.id || (await togetherWith(club, row)).some(({ id }) => id === file.caseId)
  if (!isHere) throw new NotFound('file')
  return { fileId: file.fileId, name: file.name }
}
