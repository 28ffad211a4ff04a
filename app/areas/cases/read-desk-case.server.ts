import { asc, desc, eq, inArray } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { carName } from '~/areas/garage/car-name'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { visibleMembers } from '~/areas/membership/relations.server'
import { choices } from '~/kernel/flow'
import type { Language } from '~/kernel/language'
import { maskEmail, maskName, maskPhone, maskPlate } from '~/kernel/masks'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { namesOf } from '~/platform/staff.server'
import { liveTopics } from '~/platform/topics.server'
import { requireCase } from './case-scope.server'
import { type CaseClock, clocksOf, isUnanswered } from './clocks'
import { readLinks } from './links.server'
import { caseTopic } from './live.server'
import { caseById, handsOf, isOwnCase, loadCaseById, mergedInto, type OpenCase } from './open-case.server'
import { openTimes } from './open-time.server'
import { readPresent } from './presence.server'
import { kindNames } from './read-inbox.server'
import { readProposals } from './read-proposals.server'
import { readSteps, readThread } from './read-thread.server'
import { type CaseEvent, type CaseHand, caseFlow } from './rules'
import { readTasks } from './tasks.server'
import { toldOf } from './told.server'
import { workersOf } from './workers.server'

/** Throws NotFound for cases of other dealers, and for the actor's own: what the desk notes of it is not theirs. */
export async function requireDeskCase(club: Club, actor: Actor, number: string, permission?: 'case:work') {
  const row = await requireCase(club, actor, number, permission)
  if (isOwnCase(actor, row)) throw new NotFound('case')
  return row
}

/** The case that this one leads to, itself unless it was merged: what hangs on it is seen by whoever may see both. */
export async function requireDeskRoot(club: Club, actor: Actor, number: string) {
  const row = await requireDeskCase(club, actor, number)
  return row.rootId === row.id ? row : requireDeskCase(club, actor, (await caseById(club, row.rootId)).number)
}

export type ToldClock = {
  kind: CaseClock['kind']
  startedAt: number
  dueAt: number | null
  stoppedAt: number | null
  state: 'running' | 'resting' | 'kept' | 'broken'
}

/** Promises as they are shown: what runs first; one that promises nothing is left out. */
function tellClocks(clocks: readonly CaseClock[]): ToldClock[] {
  return clocks
    .filter(({ promise }) => promise > 0)
    .map(({ kind, startedAt, dueAt, stoppedAt, since, left }) => ({
      ...{ kind, startedAt, dueAt, stoppedAt },
      state:
        stoppedAt !== null
          ? left < 0
            ? ('broken' as const)
            : ('kept' as const)
          : since === null
            ? 'resting'
            : 'running',
    }))
}

/** What the hands may do now: each step once, with the reason why not where a guard holds it back. */
function nextSteps(hands: readonly CaseHand[], open: OpenCase, told: Parameters<typeof choices>[3]) {
  const found = new Map<CaseEvent, string | null>()
  for (const hand of hands) {
    for (const { event, verdict } of choices(caseFlow, open.row.state, hand, told as never)) {
      const known = found.get(event)
      if (known === null) continue
      found.set(event, verdict.ok ? null : verdict.reason)
    }
  }
  return [...found].map(([event, blocked]) => ({ event, blocked }))
}
export type NextStep = ReturnType<typeof nextSteps>[number]

/**
 * A case as the desk works on it, by the number of itself or of one merged into it (`movedTo` then says where it is).
 * Throws NotFound where requireDeskCase does.
 */
export async function readDeskCase(club: Club, actor: Actor, number: string, language: Language) {
  const seen = await requireDeskCase(club, actor, number)
  if (seen.rootId !== seen.id) return { movedTo: (await caseById(club, seen.rootId)).number, desk: null }
  const topics = await liveTopics(club, [caseTopic(seen.id)])
  const open = await loadCaseById(club, seen.id)
  const { row } = open
  const family = [row, ...(await mergedInto(club, row.id))]
  const ids = family.map(({ id }) => id)
  const numbers = new Map(family.slice(1).map((one) => [one.id, one.number]))
  const hands = handsOf(actor, row)
  const time = await openTimes(club)(row.dealerId)
  const clocks = clocksOf(open.history, open.terms, time)
  const dealer = row.dealerId === '' ? undefined : await readDealer(club, row.dealerId)
  const names = await namesOf(club, [row.keeperId ?? [], row.solverId ?? [], row.createdBy ?? []].flat())
  const nameOf = (userId: string | null) => (userId ? (names.get(userId) ?? '') : '')
  const workers = (await workersOf(club))(row.dealerId)
  return {
    movedTo: null,
    desk: {
      topics,
      case: {
        ...{ id: row.id, number: row.number, version: row.version, title: row.title, nature: row.nature },
        ...{ severity: row.severity, source: row.source, state: row.state, department: row.department },
        ...{ receivedAt: row.receivedAt, createdAt: row.createdAt, since: row.since, closedAt: row.closedAt },
        ...{ askedAt: row.askedAt, supportAt: row.supportAt, acceptedAt: row.acceptedAt, reopened: row.reopened },
        ...{ zone: row.zone, currency: row.currency, language: row.language, tier: row.tier, score: row.score },
        ...{ cause: row.cause, causeId: row.causeId, outcome: row.outcome, costMinor: row.costMinor },
        ...{ contextKind: row.contextKind, contextRef: row.contextRef, kindId: row.kindId, keeperId: row.keeperId },
        ...{ solverId: row.solverId, dealerId: row.dealerId, memberId: row.memberId, prospectId: row.prospectId },
        kind: row.kindId ? ((await kindNames(club, [row.kindId], language)).get(row.kindId) ?? '') : '',
        answers: await tellAnswers(club, row, language),
        dealer: dealer ? say(dealer.name, language) : '',
        keeper: nameOf(row.keeperId),
        solver: nameOf(row.solverId),
        isRecovery: row.recoveryOf !== null,
      },
      person: await readPerson(club, actor, row, language),
      hands,
      steps: nextSteps(
        hands,
        open,
        await toldOf({ tx: club.store.read, schema: club.schema, now: club.clock.now() }, open),
      ),
      clocks: tellClocks(clocks),
      waitsForReply: isUnanswered(clocks),
      thread: await readThread(club, ids, numbers),
      history: await readSteps(club, ids, numbers),
      proposals: await readProposals(club, row.id, language),
      tasks: await readTasks(club, ids),
      links: await readLinks(club, actor, ids),
      breaches: await readBreaches(club, ids),
      relatives: await readRelatives(club, row),
      merged: family.slice(1).map((one) => ({ number: one.number, title: one.title })),
      present: await readPresent(club, actor, row.id),
      workers,
      may: {
        work: can(actor, 'case:work', { dealerId: row.dealerId }) && hands.length > 0,
        manage: can(actor, 'case:manage', { dealerId: row.dealerId }),
      },
    },
  }
}
export type DeskCase = NonNullable<Awaited<ReturnType<typeof readDeskCase>>['desk']>

/** Whoever it is about: the member, or somebody who is none; masked where the actor has nothing to do with them. */
async function readPerson(club: Club, actor: Actor, row: OpenCase['row'], language: Language) {
  const member = row.memberId ? (await readMembers(club, [row.memberId])).get(row.memberId) : undefined
  const isOpen = !member || (await visibleMembers(club, actor, [member.id])).has(member.id)
  const car = row.vehicleId ? (await readVehicles(club, [row.vehicleId])).get(row.vehicleId) : undefined
  const name = member?.name ?? row.callerName
  const plate = car?.plate ?? row.plate
  const phone = row.phone || (member?.phone ?? '')
  const email = row.email || (member?.email ?? '')
  return {
    name: isOpen ? name : maskName(name),
    isMember: member !== undefined,
    number: member?.number ?? '',
    erased: member !== undefined && member.erasedAt !== null,
    tier: row.tier,
    phone: phone === '' ? '' : maskPhone(phone),
    email: email === '' ? '' : maskEmail(email),
    language: row.language,
    car: car ? carName(car, language) : '',
    plate: plate === '' ? '' : isOpen ? plate : maskPlate(plate),
  }
}

/** What was asked about its kind, in words. */
async function tellAnswers({ schema, store }: Club, row: OpenCase['row'], language: Language) {
  const { kinds } = schema.cases
  const [kind] = row.kindId
    ? await store.read.select({ fields: kinds.fields }).from(kinds).where(eq(kinds.id, row.kindId))
    : []
  return Object.entries(row.answers).map(([code, value]) => {
    const field = kind?.fields.find((one) => one.code === code)
    const option = field?.options.find((one) => one.code === value)
    return { label: field ? say(field.label, language) : code, value: option ? say(option.text, language) : value }
  })
}

/** Promises that came near their end or were broken, the last first. */
async function readBreaches({ schema, store }: Club, caseIds: readonly string[]) {
  const { breaches } = schema.cases
  return store.read
    .select({ id: breaches.id, kind: breaches.kind, level: breaches.level, at: breaches.at })
    .from(breaches)
    .where(inArray(breaches.caseId, [...caseIds]))
    .orderBy(desc(breaches.at), desc(breaches.id))
}

/** Cases that this one came from or that came from it. */
async function readRelatives({ schema, store }: Club, row: OpenCase['row']) {
  const { cases } = schema.cases
  const fields = { number: cases.number, title: cases.title, state: cases.state }
  const one = async (id: string | null) =>
    id ? await store.read.select(fields).from(cases).where(eq(cases.id, id)) : []
  const split = await store.read
    .select(fields)
    .from(cases)
    .where(eq(cases.parentId, row.id))
    .orderBy(asc(cases.createdAt))
  const recovered = await store.read.select(fields).from(cases).where(eq(cases.recoveryOf, row.id))
  return [
    ...(await one(row.parentId)).map((found) => ({ ...found, as: 'parent' as const })),
    ...(await one(row.recoveryOf)).map((found) => ({ ...found, as: 'recovers' as const })),
    ...split.map((found) => ({ ...found, as: 'split' as const })),
    ...recovered.map((found) => ({ ...found, as: 'recovered' as const })),
  ]
}
