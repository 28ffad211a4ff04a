import { asc, eq } from 'drizzle-orm'
import { fillCases } from '~/areas/cases/fill-defaults.server'
import { casesInvariants } from '~/areas/cases/invariants.server'
import { routeCase, takeCase } from '~/areas/cases/lead-case.server'
import { type CaseRow, loadCase } from '~/areas/cases/open-case.server'
import { findCause, type NewRemedy, proposeRemedy } from '~/areas/cases/proposals.server'
import { openCase, type Told } from '~/areas/cases/start-case.server'
import { openAccount } from '~/areas/points/open-account.server'
import { type Actor, systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { addOwner } from './booking'
import type { TestClub } from './club'
import { openDealer } from './dealers'
import { actorFor, adminActor, granted, staffActor } from './people'

/** A dealer with a desk for cases: who keeps the contact, who solves, who leads; and an owner with a car. */
export async function casesAt(club: TestClub, code = 'SHQ') {
  await club.write(systemActor, fillCases)
  const dealerId = await openDealer(club, { code })
  const care = await staffActor(club, 'care', dealerId)
  const adviser = await staffActor(club, 'adviser', dealerId)
  const sales = await staffActor(club, 'sales', dealerId)
  const manager = await staffActor(club, 'manager', dealerId)
  const admin = await adminActor(club)
  const owner = await addOwner(club)
  await club.write(systemActor, (w) => openAccount(w, owner.memberId))
  return { dealerId, care, adviser, sales, manager, admin, owner }
}
export type CaseDesk = Awaited<ReturnType<typeof casesAt>>

/** A member of staff of another dealer, with every right there. */
export async function strangerAt(club: TestClub, code = 'XXZ'): Promise<Actor> {
  const dealerId = await openDealer(club, { code, lat: 30.2 })
  return actorFor(club, { grants: (['care', 'manager', 'adviser'] as const).map((role) => ({ role, dealerId })) })
}

/** The owner files; a complaint about the workshop unless said. */
export async function file(
  club: TestClub,
  { owner, dealerId }: Pick<CaseDesk, 'owner' | 'dealerId'>,
  more: Partial<Told> = {},
): Promise<CaseRow> {
  const { number } = granted(
    await openCase({
      ...{ club, actor: owner.actor, dealerId, nature: 'complaint', kindId: null, vehicleId: owner.vehicleId },
      ...{ words: 'The rattle is still there after the repair.', answers: {}, source: 'web', spoken: false, files: [] },
      ...more,
    }),
  )
  return caseNow(club, number)
}

/** The desk takes a case down on the telephone, for somebody who is no member. */
export async function fileByPhone(club: TestClub, { care, dealerId }: CaseDesk, more: Partial<Told> = {}) {
  const { number } = granted(
    await openCase({
      ...{ club, actor: care, dealerId, nature: 'complaint', kindId: null, answers: {}, source: 'phone', spoken: true },
      ...{ caller: { name: 'Gu Zhiyuan', phone: '13800138123', email: '' }, words: 'Nobody called back.', files: [] },
      ...more,
    }),
  )
  return caseNow(club, number)
}

/** The row as it is. */
export async function caseNow(club: Club, number: string): Promise<CaseRow> {
  return (await loadCase(club, number)).row
}

/** Number and version, as a page has them that was just read. */
export async function shown(club: Club, number: string) {
  const { version } = await caseNow(club, number)
  return { club, number, version }
}

/** Events of the history in order, with where they led. */
export async function way(club: Club, number: string): Promise<string[]> {
  const { history } = await loadCase(club, number)
  return history.map(({ event, hand, toState }) => `${hand} ${event} ${toState}`)
}

/** Words of the thread in order. */
export async function thread({ store, schema }: Club, caseId: string) {
  const { messages } = schema.cases
  const rows = await store.read
    .select()
    .from(messages)
    .where(eq(messages.caseId, caseId))
    .orderBy(asc(messages.at), asc(messages.id))
  return rows.map(({ hand, kind, words }) => `${hand} ${kind}: ${words}`)
}

/** A cause that the club keeps. */
export async function someCause({ store, schema }: Club): Promise<string> {
  const { causes } = schema.cases
  const [first] = await store.read.select({ id: causes.id }).from(causes).orderBy(asc(causes.position)).limit(1)
  return first?.id ?? ''
}

/** A case whose cause was found by the adviser, who solves it. */
export async function analysed(club: TestClub, desk: CaseDesk, row: CaseRow): Promise<CaseRow> {
  const { number } = row
  const department = 'after-sales' as const
  granted(await routeCase({ ...(await shown(club, number)), actor: desk.care, department, solverId: null }))
  granted(await takeCase({ ...(await shown(club, number)), actor: desk.adviser }))
  const cause = { cause: 'A bracket was left loose.', causeId: await someCause(club) }
  granted(await findCause({ ...(await shown(club, number)), actor: desk.adviser, ...cause }))
  return caseNow(club, number)
}

/** The same with a proposal of the solver that gives this. */
export async function proposed(club: TestClub, desk: CaseDesk, row: CaseRow, remedies: readonly NewRemedy[] = []) {
  await analysed(club, desk, row)
  const words = 'We fit a new bracket free of charge.'
  const on = { ...(await shown(club, row.number)), actor: desk.adviser }
  const { approval } = granted(await proposeRemedy({ ...on, words, remedies }))
  return { row: await caseNow(club, row.number), approval }
}

/** Remedies of a case in order. */
export async function remediesOf({ store, schema }: Club, caseId: string) {
  const { remedies } = schema.cases
  return store.read.select().from(remedies).where(eq(remedies.caseId, caseId)).orderBy(asc(remedies.id))
}

/** Faults of the room, one line each. */
export async function faults(club: Club): Promise<string[]> {
  return (await Promise.all(casesInvariants.map(({ check }) => check(club)))).flat()
}
