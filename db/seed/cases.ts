import { and, eq } from 'drizzle-orm'
import { answerCase, withdrawCase } from '../../app/areas/cases/close-case.server'
import { answerProposal, decideProposal } from '../../app/areas/cases/decide-proposal.server'
import {
  acceptCase,
  acceptSuggestion,
  handOver,
  rejectCase,
  routeCase,
  takeCase,
} from '../../app/areas/cases/lead-case.server'
import { findCause, type NewRemedy, proposeRemedy } from '../../app/areas/cases/proposals.server'
import { openCase, type Told } from '../../app/areas/cases/start-case.server'
import { noteCase, ownerSays, sayCase, talkCase } from '../../app/areas/cases/talk.server'
import { HOUR } from '../../app/kernel/clock'
import type { Story } from './case-complaints'
import { type Course, caseMoments, type Until, type World } from './case-course'
import { caseEndings } from './case-endings'
import { NOTED, TALKED } from './case-words'
import { pick } from './cast'
import { must } from './foundation'
import type { Owner } from './people'

/** Cases as they go: told, acknowledged, handed on, looked into, put right, judged, and opened again. */
export function caseLife({ club, plan, life, rewardIds, random }: World) {
  const { cases, causes, kinds } = club.schema.cases
  const { read } = club.store
  const { inHours, inMinutes, on, done, said, between } = caseMoments({ club, random })
  const picked = new Set<string>()
  const ids = { kinds: new Map<string, string>(), causes: new Map<string, string>() }
  const desk = (dealerId: string, role: 'care' | 'manager' | 'sales' | 'adviser') =>
    pick(random, life.staffOf(dealerId, dealerId === '' ? 'admin' : role))
  const { settle, confirm } = caseEndings({
    ...{ club, plan, random, inHours, inMinutes, on, done, said, between, picked, causes: ids.causes },
    again: {
      propose: (course) => propose(course, 'end', true),
      lookInto: (course) => lookInto(course, 'end'),
    },
  })

  /** The codes of kinds and causes, once. */
  async function learn(): Promise<void> {
    if (ids.kinds.size > 0) return
    for (const { id, code } of await read.select({ id: kinds.id, code: kinds.code }).from(kinds))
      ids.kinds.set(code, id)
    for (const { id, code } of await read.select({ id: causes.id, code: causes.code }).from(causes)) {
      ids.causes.set(code, id)
    }
  }

  function courseOf(number: string, story: Story, owner: Owner | null, dealerId: string): Course {
    const keeper = desk(dealerId, 'care')
    const solver = desk(dealerId, story.department === 'sales' ? 'sales' : 'adviser')
    return { number, story, owner, dealerId, keeper, solver, until: 'end' }
  }

  /** Files it as its owner does, or as the desk takes it down. */
  async function file(story: Story, owner: Owner | null, more: Partial<Told> & { dealerId: string }): Promise<Course> {
    await learn()
    const course = courseOf('', story, owner, more.dealerId)
    const isDesk = more.source !== undefined && more.source !== 'web'
    const filed = await openCase({
      club,
      actor: isDesk || !owner ? course.keeper : owner.actor,
      ...(isDesk && owner ? { memberId: owner.memberId } : {}),
      ...{ nature: story.nature, kindId: ids.kinds.get(story.kind) ?? null, words: story.words },
      ...{ answers: story.answers ?? {}, source: 'web', spoken: false, files: [] },
      ...more,
    })
    return { ...course, number: must(filed).number }
  }

  /** Takes its course from the first answer on. */
  function follow(course: Course, until: Until = 'end'): void {
    if (until === 'new') return
    course.until = until
    if (course.story.nature !== 'complaint') {
      follows(course, until)
      return
    }
    // Of ten, one is seen too late.
    const at = random() < 0.08 ? inHours(1, 4) : inMinutes(2, 9)
    plan.add(at, async () => {
      const { keeper, story } = course
      await acceptCase(on(course, keeper))
      await sayCase({ ...on(course, keeper), words: said(course, 'acknowledged') })
      if (until === 'checked') return
      plan.add(inMinutes(2, 9), async () => {
        const words = said(course, 'elsewhere')
        // A recovery cannot be turned down; it goes its way.
        if (between(course, 0.04) && (await rejectCase({ ...on(course, keeper), words })).ok) return
        await routeCase({ ...on(course, keeper), department: story.department, solverId: course.solver.userId })
        if (until !== 'routed') plan.add(inMinutes(8, 45), () => lookInto(course, until))
      })
    })
  }

  async function lookInto(course: Course, until: Until): Promise<void> {
    const { keeper, owner, story } = course
    await talkCase({ ...on(course, keeper), words: pick(random, TALKED), channel: 'phone' })
    if (random() < 0.3) {
      await noteCase({ ...on(course, keeper), words: pick(random, NOTED), mentions: [course.solver.userId ?? ''] })
    }
    if (owner && random() < 0.35) {
      const words = said(course, 'answered')
      plan.add(inMinutes(30, 60), async () => {
        await ownerSays({ ...on(course, owner.actor), words })
        plan.add(inMinutes(10, 90), async () => {
          await sayCase({ ...on(course, keeper), words: said(course, 'passedOn') })
        })
      })
    }
    if (random() < 0.08) await passOn(course)
    plan.add(inHours(1, 3), async () => {
      const cause = { cause: story.cause, causeId: ids.causes.get(story.causeCode) ?? null }
      if (!(await done(course, (actor) => findCause({ ...on(course, actor), ...cause })))) return
      if (until === 'analysed') return
      plan.add(inHours(0.3, 2), () => propose(course, until))
    })
  }

  /** Somebody else takes over the contact, with a note. */
  async function passOn(course: Course): Promise<void> {
    const [manager] = life.staffOf(course.dealerId, 'manager')
    if (!manager?.userId) return
    const given = await handOver({ ...on(course, course.keeper), keeperId: manager.userId, note: '休假期间请代为跟进' })
    if (given.ok) course.keeper = manager
  }

  function givesOf({ story, owner, dealerId }: Course): NewRemedy[] {
    // One person at head office alone cannot have more approved: two are wanted for it.
    if (dealerId === '') return owner ? [{ kind: 'points', points: 300 }] : []
    return story.gives.flatMap(([kind, amount]): NewRemedy[] => {
      if (kind === 'm') return [{ kind: 'money', amountMinor: amount * 100 }]
      if (kind === 'r') return [{ kind: 'repair', amountMinor: amount * 100, note: story.offer.slice(0, 60) }]
      if (!owner) return []
      return kind === 'p' ? [{ kind: 'points', points: amount }] : [{ kind: 'voucher', rewardId: rewardIds[0] ?? null }]
    })
  }

  async function propose(course: Course, until: Until, again = false): Promise<void> {
    const offer = { words: course.story.offer, remedies: givesOf(course) }
    let approval = ''
    const made = await done(course, async (actor) => {
      const proposed = await proposeRemedy({ ...on(course, actor), ...offer })
      if (proposed.ok) approval = proposed.value.approval
      return proposed
    })
    if (!made || (approval !== '' && until === 'approval')) return
    if (approval === '') return answer(course, until, again)
    plan.add(inHours(0.5, 4), async () => {
      const has = [course.keeper.userId, course.solver.userId]
      const [manager] = life.staffOf(course.dealerId, 'manager').filter(({ userId }) => !has.includes(userId))
      const [admin] = life.staffOf('', 'admin')
      const decider = approval === 'hq' ? admin : (manager ?? admin)
      if (!decider) return
      if (!again && between(course, 0.12)) {
        await decideProposal({ ...on(course, decider), decision: 'refuse', reason: '请先按质保处理，再谈补偿。' })
        plan.add(inHours(1, 3), () => propose(course, until, true))
        return
      }
      const decided = await decideProposal({ ...on(course, decider), decision: 'approve' })
      if (decided.ok) answer(course, until, again)
    })
  }

  function answer(course: Course, until: Until, again: boolean): void {
    if (until === 'proposed') return
    plan.add(club.clock.now() + (2 + random() * 30) * HOUR, async () => {
      const act = on(course, course.owner?.actor ?? course.keeper)
      if (!again && between(course, 0.12)) {
        await answerProposal({ ...act, agree: false, reason: said(course, 'refused') })
        plan.add(inHours(1, 6), () => propose(course, until, true))
        return
      }
      const agreed = await answerProposal({ ...act, agree: true })
      if (agreed.ok && until !== 'agreed') plan.add(inHours(3, 30), () => settle(course))
    })
  }

  /** Questions, ideas and thanks: taken out of the pool and answered. */
  function follows(course: Course, until: Until): void {
    const { story, solver, keeper } = course
    const isIdea = story.nature === 'suggestion'
    const who = isIdea || story.nature === 'praise' ? keeper : solver
    plan.add(random() < 0.06 ? inHours(1, 4) : inMinutes(2, 10), async () => {
      await takeCase(on(course, who))
      if (until === 'routed') return
      plan.add(random() < 0.06 ? inHours(0.5, 2) : inMinutes(2, 12), async () => {
        if (isIdea && random() < 0.5) await acceptSuggestion(on(course, keeper))
        const answered = await answerCase({ ...on(course, who), words: story.offer })
        if (answered.ok) confirm(course)
      })
    })
  }

  /** What came in by itself: a bad score of a rescue, an event or another case. */
  async function pickUp(owners: readonly Owner[], story: Story): Promise<void> {
    await learn()
    const rows = await read
      .select({ number: cases.number, memberId: cases.memberId, dealerId: cases.dealerId })
      .from(cases)
      .where(and(eq(cases.source, 'survey'), eq(cases.state, 'new')))
    for (const { number, memberId, dealerId } of rows) {
      if (picked.has(number)) continue
      picked.add(number)
      const owner = owners.find((one) => one.memberId === memberId) ?? null
      follow(courseOf(number, story, owner, dealerId))
    }
  }

  /** The owner takes it back the same day. */
  function withdraw(course: Course): void {
    const { owner } = course
    if (owner) plan.add(inHours(1, 4), async () => void (await withdrawCase(on(course, owner.actor))))
  }

  return { file, follow, pickUp, withdraw, desk }
}
export type CaseLife = ReturnType<typeof caseLife>
