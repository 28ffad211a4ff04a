import { eq } from 'drizzle-orm'
import { someCause } from '#tests/support/cases'
import type { TestClub } from '#tests/support/club'
import { granted, staffActor } from '#tests/support/people'
import type { Staffed } from '#tests/support/workshop'
import { closeCase, confirmSolution } from '~/areas/cases/close-case.server'
import { answerProposal } from '~/areas/cases/decide-proposal.server'
import { fillCases } from '~/areas/cases/fill-defaults.server'
import { rejectCase, routeCase } from '~/areas/cases/lead-case.server'
import { findCause, proposeRemedy } from '~/areas/cases/proposals.server'
import { rateCase } from '~/areas/cases/rate-case.server'
import { carryOut, doRemedy } from '~/areas/cases/remedies.server'
import { openCase } from '~/areas/cases/start-case.server'
import { noteCase, ownerSays } from '~/areas/cases/talk.server'
import { addTask, finishTask } from '~/areas/cases/tasks.server'
import { type Actor, systemActor } from '~/platform/actor'

import { EMAIL, NAME, PHONE, PLATE, WORDS } from './known-traces'

const saying = { nature: 'complaint' as const, kindId: null, answers: {}, files: [], words: `${NAME} ${WORDS}` }

/** Told on the telephone in the time before joining. */
export async function complainedBefore(club: TestClub, { adviser: actor, dealerId }: Staffed) {
  await club.write(systemActor, fillCases)
  const caller = { name: NAME, phone: PHONE, email: EMAIL }
  const { number } = granted(
    await openCase({ club, actor, dealerId, ...saying, caller, plate: PLATE, source: 'phone', spoken: true }),
  )
  granted(await rejectCase({ club, actor, number, words: `${NAME} was wrong` }))
}

/**
 * A complaint that is still open when the person leaves, with words of both, and one that went its whole way: refused,
 * offered anew, made good, closed and judged.
 */
export async function complains(
  club: TestClub,
  { dealerId, owner }: { dealerId: string; owner: { actor: Actor; vehicleId: string } },
) {
  const care = await staffActor(club, 'care', dealerId)
  const filed = { ...saying, dealerId, vehicleId: owner.vehicleId, source: 'web' as const, spoken: false }
  const { number } = granted(await openCase({ club, actor: owner.actor, ...filed }))
  granted(await ownerSays({ club, actor: owner.actor, number, words: `${NAME} again` }))
  granted(await noteCase({ club, actor: care, number, words: `${NAME} is angry` }))
  const closed = granted(await openCase({ club, actor: owner.actor, ...filed, words: `${WORDS} twice` }))
  const staff = { club, actor: care, number: closed.number }
  const theirs = { club, actor: owner.actor, number: closed.number }
  granted(await routeCase({ ...staff, department: 'after-sales', solverId: care.userId, note: `${NAME} waits` }))
  const task = { department: 'after-sales' as const, assigneeId: null, dueDay: '2026-03-10T10:00' }
  const { taskId } = granted(await addTask({ ...staff, ...task, words: `Look at the car of ${NAME}` }))
  granted(await finishTask({ ...staff, taskId, taskVersion: 1, outcome: `${NAME} was there` }))
  const causeId = await someCause(club)
  granted(await findCause({ ...staff, cause: `${NAME} ${WORDS}`, causeId }))
  const repair = { kind: 'repair' as const, amountMinor: 1_000, note: `Bracket for ${NAME}` }
  const offer = { ...staff, words: `Dear ${NAME}`, remedies: [repair] }
  granted(await proposeRemedy(offer))
  granted(await answerProposal({ ...theirs, agree: false, reason: WORDS }))
  granted(await proposeRemedy(offer))
  granted(await answerProposal({ ...theirs, agree: true }))
  const { remedies } = club.schema.cases
  for (const { id, doneAt } of await club.store.read.select().from(remedies).where(eq(remedies.reference, ''))) {
    if (doneAt === null) await doRemedy({ ...staff, remedyId: id, reference: 'R-1' })
  }
  granted(await carryOut({ ...staff, words: `Done, ${NAME}` }))
  granted(await confirmSolution({ ...theirs, confirmed: true }))
  granted(await closeCase({ ...staff, causeId, cause: WORDS, outcome: `${NAME} is content`, costMinor: 0 }))
  granted(await rateCase({ ...theirs, score: 3, comment: WORDS }))
}
