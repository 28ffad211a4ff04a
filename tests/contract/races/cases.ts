import { and, eq, inArray } from 'drizzle-orm'
import { type CaseDesk, caseNow, casesAt, file, proposed, shown, someCause } from '#tests/support/cases'
import type { TestClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { confirmSolution } from '~/areas/cases/close-case.server'
import { answerProposal } from '~/areas/cases/decide-proposal.server'
import { routeCase } from '~/areas/cases/lead-case.server'
import { carryOut } from '~/areas/cases/remedies.server'
import { known } from './points'
import type { Race } from './race'

/** Steps that left this state of the case, of those that cannot both have left it. */
async function stepsFrom(club: TestClub, number: string, fromState: string, events: readonly string[]) {
  const { steps } = club.schema.cases
  const { id } = await caseNow(club, number)
  const left = and(eq(steps.caseId, id), eq(steps.fromState, fromState), inArray(steps.event, [...events]))
  return (await club.store.read.select({ id: steps.id }).from(steps).where(left)).length
}

/** What both have before them, and who they are. */
async function asShown(club: TestClub, desk: CaseDesk, number: string, into = '') {
  const { version } = await caseNow(club, number)
  const people = { staff: [known(desk.care), known(desk.manager)], owner: known(desk.owner.actor) }
  return { number, version, into, causeId: await someCause(club), ...people }
}

/** A word of the owner is never lost: it is on the case that is worked on, and calls for attention there. */
async function isHeard(club: TestClub, number: string): Promise<boolean> {
  const { cases, messages } = club.schema.cases
  const said = await club.store.read.select().from(messages).where(eq(messages.words, 'One more thing.'))
  const row = await caseNow(club, number)
  const [root] = await club.store.read.select().from(cases).where(eq(cases.id, row.rootId))
  return said.length === 0 || root?.attention === true
}

export const caseRaces: Race[] = [
  {
    name: 'two of the desk take one case',
    scenario: 'case-take',
    attempts: 2,
    stock: 1,
    async prepare(club) {
      const desk = await casesAt(club, 'CSA')
      const { number } = await file(club, desk)
      const route = { department: 'after-sales' as const, solverId: null }
      granted(await routeCase({ ...(await shown(club, number)), actor: desk.care, ...route }))
      return asShown(club, desk, number)
    },
    given: (club, { number }) => stepsFrom(club, String(number), 'assigned', ['take']),
  },
  {
    name: 'a case is closed or its owner has something to say, not both',
    scenario: 'case-close',
    attempts: 1,
    stock: 1,
    async prepare(club) {
      const desk = await casesAt(club, 'CSB')
      const row = await file(club, desk)
      const { number } = row
      await proposed(club, desk, row)
      granted(await answerProposal({ ...(await shown(club, number)), actor: desk.care, agree: true }))
      granted(await carryOut({ ...(await shown(club, number)), actor: desk.adviser, words: 'Done.' }))
      granted(await confirmSolution({ ...(await shown(club, number)), actor: desk.owner.actor, confirmed: true }))
      return asShown(club, desk, number)
    },
    async given(club, { number }) {
      if (!(await isHeard(club, String(number)))) return 99
      return stepsFrom(club, String(number), 'confirmed', ['close', 'owner-says'])
    },
  },
  {
    name: 'a case is merged or its owner writes to it, not both',
    scenario: 'case-merge',
    attempts: 1,
    stock: 1,
    async prepare(club) {
      const desk = await casesAt(club, 'CSC')
      const into = await file(club, desk)
      const { number } = await file(club, desk)
      return asShown(club, desk, number, into.number)
    },
    async given(club, { number }) {
      if (!(await isHeard(club, String(number)))) return 99
      return stepsFrom(club, String(number), 'new', ['merge', 'owner-says'])
    },
  },
]
