import { and, eq, isNull } from 'drizzle-orm'
import { closeCase, confirmSolution, reopenCase } from '../../app/areas/cases/close-case.server'
import { rateCase } from '../../app/areas/cases/rate-case.server'
import { carryOut, doRemedy } from '../../app/areas/cases/remedies.server'
import { DAY, HOUR } from '../../app/kernel/clock'
import { atDesk, type CaseMoments, type Course, type World } from './case-course'
import { SAID, SCORES } from './case-words'
import { pick } from './cast'

type Endings = Pick<World, 'club' | 'plan' | 'random'> &
  CaseMoments & {
    causes: ReadonlyMap<string, string>
    /** What makes up for a bad score is not asked about itself. */
    picked: ReadonlySet<string>
    /** It is offered once more, or looked into once more. */
    again: { propose: (course: Course) => Promise<void>; lookInto: (course: Course) => Promise<void> }
  }

/** How cases end: carried out, confirmed or not, closed, opened again, judged. */
export function caseEndings({ club, plan, random, inHours, on, done, said, between, causes, picked, again }: Endings) {
  const { cases, proposals, remedies } = club.schema.cases
  const { read } = club.store

  /** All that was agreed is done, one after the other. */
  async function settle(course: Course): Promise<void> {
    const rows = await read
      .select({ id: remedies.id, kind: remedies.kind })
      .from(remedies)
      .innerJoin(cases, eq(cases.id, remedies.caseId))
      .innerJoin(proposals, eq(proposals.id, remedies.proposalId))
      .where(and(eq(cases.number, course.number), isNull(remedies.doneAt), eq(proposals.state, 'agreed')))
    for (const { id: remedyId, kind } of rows) {
      const reference = kind === 'money' ? `PAY-${club.clock.now().toString(36).toUpperCase()}` : '质保工单'
      await done(course, (actor) => doRemedy({ ...on(course, actor), remedyId, reference }))
    }
    const words = `${course.story.outcome}。`
    if (!(await done(course, (actor) => carryOut({ ...on(course, actor), words })))) return
    confirm(course)
  }

  function confirm(course: Course): void {
    const { owner, keeper, story, until } = course
    // Of five, one says nothing: after some days it counts as confirmed.
    if (owner && between(course, 0.2)) {
      const silent = atDesk(club.clock.now() + 9 * DAY, random())
      if (story.nature === 'complaint') plan.add(silent, () => close(course))
      return
    }
    plan.add(club.clock.now() + (3 + random() * 30) * HOUR, async () => {
      const act = on(course, owner?.actor ?? keeper)
      if (story.nature === 'complaint' && between(course, 0.06)) {
        await confirmSolution({ ...act, confirmed: false, reason: said(course, 'denied') })
        plan.add(inHours(1, 4), () => again.propose(course))
        return
      }
      const confirmed = await confirmSolution({ ...act, confirmed: true })
      if (!confirmed.ok || until === 'confirmed') return
      if (story.nature === 'complaint') plan.add(inHours(0.5, 8), () => close(course))
      else rate(course)
    })
  }

  async function close(course: Course): Promise<void> {
    const { story, keeper, owner } = course
    const causeId = causes.get(story.causeCode) ?? null
    const costMinor = Math.round(random() * 40) * 1_000
    const found = { causeId, cause: story.cause, outcome: story.outcome, costMinor }
    if (!(await closeCase({ ...on(course, keeper), ...found })).ok) return
    if (owner && random() < 0.07) {
      plan.add(club.clock.now() + (2 + random() * 12) * DAY, async () => {
        const reason = said(course, 'reopened')
        const reopened = await reopenCase({ ...on(course, owner.actor), reason })
        if (reopened.ok) plan.add(inHours(0.2, 1), () => again.lookInto(course))
      })
    } else rate(course)
  }

  /** Asked a day after closing, answered by more than half; the worst open a case of their own. */
  function rate(course: Course): void {
    const { owner } = course
    if (!owner || picked.has(course.number) || random() < 0.35) return
    const score = pick(random, SCORES)
    const comment = pick(random, SAID[owner.language].rated[score])
    plan.add(club.clock.now() + (26 + random() * 40) * HOUR, async () => {
      const rated = await rateCase({ ...on(course, owner.actor), score, comment })
      if (!rated.ok || score > 2) return
      // What makes up for it is another story; eleven days later the owner is asked again.
      plan.add(club.clock.now() + 14 * DAY, () => rateAgain(course, 4))
    })
  }

  async function rateAgain(course: Course, score: number): Promise<void> {
    if (course.owner) await rateCase({ ...on(course, course.owner.actor), score, comment: said(course, 'better') })
  }

  return { settle, confirm }
}
