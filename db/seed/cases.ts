import { and, eq, isNull } from 'drizzle-orm'
import {
  answerCase,
  closeCase,
  confirmSolution,
  reopenCase,
  withdrawCase,
} from '../../app/areas/cases/close-case.server'
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
import { rateCase } from '../../app/areas/cases/rate-case.server'
import { carryOut, doRemedy } from '../../app/areas/cases/remedies.server'
import { openCase, type Told } from '../../app/areas/cases/start-case.server'
import { noteCase, ownerSays, sayCase, talkCase } from '../../app/areas/cases/talk.server'
import { DAY, HOUR, type Instant } from '../../app/kernel/clock'
import { addDays, weekday } from '../../app/kernel/dates'
import type { Outcome } from '../../app/kernel/outcome'
import { dayBounds, localDay } from '../../app/kernel/zones'
import type { Actor } from '../../app/platform/actor'
import type { Club } from '../../app/platform/club.server'
import type { Story } from './case-complaints'
import { ACKNOWLEDGED, ANSWERED, DENIED, NOTED, RATED, REFUSED, REOPENED, TALKED } from './case-words'
import { pick } from './cast'
import { must } from './foundation'
import type { Owner } from './people'
import type { Timeline } from './timeline'
import type { workshopLife } from './visits'

type World = {
  club: Club
  plan: Timeline
  life: ReturnType<typeof workshopLife>
  rewardIds: readonly string[]
  random: () => number
}
/** A case on its way, and those who have to do with it. */
export type Course = {
  number: string
  story: Story
  owner: Owner | null
  dealerId: string
  keeper: Actor
  solver: Actor
}
/** How far a case gets: nobody looks at it, it waits for its approval, for its owner, or goes its whole way. */
export type Until = 'new' | 'routed' | 'approval' | 'proposed' | 'agreed' | 'end'

const ZONE = 'Asia/Shanghai'
const [OPENS, SHUTS] = [9 * HOUR, 17 * HOUR]

/** The first moment from this one on at which somebody sits at the desk. */
export function atDesk(at: Instant, spread: number): Instant {
  const day = localDay(ZONE, at)
  const { from } = dayBounds(ZONE, day)
  if (weekday(day) !== 7 && at < from + SHUTS) return Math.max(at, from + OPENS + spread * HOUR)
  const next = addDays(day, weekday(day) === 6 ? 2 : 1)
  return dayBounds(ZONE, next).from + OPENS + spread * HOUR
}

/** Cases as they go: told, acknowledged, handed on, looked into, put right, judged, and opened again. */
export function caseLife({ club, plan, life, rewardIds, random }: World) {
  const { cases, causes, kinds, proposals, remedies } = club.schema.cases
  const { read } = club.store
  const picked = new Set<string>()
  const ids = { kinds: new Map<string, string>(), causes: new Map<string, string>() }
  const desk = (dealerId: string, role: 'care' | 'manager' | 'sales' | 'adviser') =>
    pick(random, life.staffOf(dealerId, dealerId === '' ? 'admin' : role))
  /** In so many hours, when somebody is there. */
  const inHours = (least: number, most: number) =>
    atDesk(club.clock.now() + (least + random() * (most - least)) * HOUR, random())
  const inMinutes = (least: number, most: number) => inHours(least / 60, most / 60)
  const on = ({ number }: Course, actor: Actor) => ({ club, actor, number })
  /** Whether it was done; the keeper does it where the case has gone back to the pool. */
  async function done<T>(course: Course, act: (actor: Actor) => Promise<Outcome<T>>): Promise<boolean> {
    return (await act(course.solver)).ok || (await act(course.keeper)).ok
  }

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
    return { number, story, owner, dealerId, keeper, solver }
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
    if (course.story.nature !== 'complaint') {
      follows(course, until)
      return
    }
    // Of ten, one is seen too late.
    const at = random() < 0.1 ? inHours(2, 5) : inMinutes(4, 14)
    plan.add(at, async () => {
      const { keeper, story } = course
      await acceptCase(on(course, keeper))
      await sayCase({ ...on(course, keeper), words: pick(random, ACKNOWLEDGED) })
      plan.add(inMinutes(4, 14), async () => {
        if (random() < 0.04) {
          await rejectCase({ ...on(course, keeper), words: '这件事已在另一份反馈中答复，这里不再重复处理。' })
          return
        }
        await routeCase({ ...on(course, keeper), department: story.department, solverId: course.solver.userId })
        if (until !== 'routed') plan.add(inMinutes(20, 80), () => lookInto(course, until))
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
      const words = pick(random, ANSWERED)
      plan.add(inMinutes(30, 60), async () => {
        await ownerSays({ ...on(course, owner.actor), words })
        plan.add(inMinutes(10, 90), async () => {
          await sayCase({ ...on(course, keeper), words: '收到，感谢补充，已转给处理的同事。' })
        })
      })
    }
    if (random() < 0.08) await passOn(course)
    plan.add(inHours(1, 3), async () => {
      const cause = { cause: story.cause, causeId: ids.causes.get(story.causeCode) ?? null }
      if (!(await done(course, (actor) => findCause({ ...on(course, actor), ...cause })))) return
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

  function givesOf({ story, owner }: Course): NewRemedy[] {
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
      const [manager] = life.staffOf(course.dealerId, 'manager').filter(({ userId }) => userId !== course.keeper.userId)
      const [admin] = life.staffOf('', 'admin')
      const decider = approval === 'hq' ? admin : (manager ?? admin)
      if (!decider) return
      if (!again && random() < 0.12) {
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
      if (!again && random() < 0.12) {
        await answerProposal({ ...act, agree: false, reason: pick(random, REFUSED) })
        plan.add(inHours(1, 6), () => propose(course, until, true))
        return
      }
      const agreed = await answerProposal({ ...act, agree: true })
      if (agreed.ok && until !== 'agreed') plan.add(inHours(3, 30), () => settle(course))
    })
  }

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
    const { owner, keeper, story } = course
    // Of five, one says nothing: after some days it counts as confirmed.
    if (owner && random() < 0.2) {
      const silent = atDesk(club.clock.now() + 9 * DAY, random())
      if (story.nature === 'complaint') plan.add(silent, () => close(course))
      return
    }
    plan.add(club.clock.now() + (3 + random() * 30) * HOUR, async () => {
      const act = on(course, owner?.actor ?? keeper)
      if (story.nature === 'complaint' && random() < 0.06) {
        await confirmSolution({ ...act, confirmed: false, reason: pick(random, DENIED) })
        plan.add(inHours(1, 4), () => propose(course, 'end', true))
        return
      }
      const confirmed = await confirmSolution({ ...act, confirmed: true })
      if (!confirmed.ok) return
      if (story.nature === 'complaint') plan.add(inHours(0.5, 8), () => close(course))
      else rate(course)
    })
  }

  async function close(course: Course): Promise<void> {
    const { story, keeper, owner } = course
    const causeId = ids.causes.get(story.causeCode) ?? null
    const costMinor = Math.round(random() * 40) * 1_000
    const found = { causeId, cause: story.cause, outcome: story.outcome, costMinor }
    if (!(await closeCase({ ...on(course, keeper), ...found })).ok) return
    if (owner && random() < 0.07) {
      plan.add(club.clock.now() + (2 + random() * 12) * DAY, async () => {
        const reason = pick(random, REOPENED)
        const reopened = await reopenCase({ ...on(course, owner.actor), reason })
        if (reopened.ok) plan.add(inHours(0.2, 1), () => lookInto(course, 'end'))
      })
    } else rate(course)
  }

  /** Asked a day after closing, answered by more than half; the worst open a case of their own. */
  function rate(course: Course): void {
    const { owner } = course
    // What makes up for a bad score is not asked about itself.
    if (!owner || picked.has(course.number) || random() < 0.35) return
    const [score, comment] = pick(random, RATED)
    plan.add(club.clock.now() + (26 + random() * 40) * HOUR, async () => {
      const rated = await rateCase({ ...on(course, owner.actor), score, comment })
      if (!rated.ok || score > 2) return
      // What makes up for it is another story; eleven days later the owner is asked again.
      plan.add(club.clock.now() + 14 * DAY, () => rateAgain(course, 4))
    })
  }

  async function rateAgain(course: Course, score: number): Promise<void> {
    if (course.owner) await rateCase({ ...on(course, course.owner.actor), score, comment: '这次有人认真跟进了' })
  }

  /** Questions, ideas and thanks: taken out of the pool and answered. */
  function follows(course: Course, until: Until): void {
    const { story, solver, keeper } = course
    const isIdea = story.nature === 'suggestion'
    const who = isIdea || story.nature === 'praise' ? keeper : solver
    plan.add(random() < 0.12 ? inHours(3, 8) : inMinutes(6, 25), async () => {
      await takeCase(on(course, who))
      if (until === 'routed') return
      plan.add(inMinutes(5, 90), async () => {
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
      if (dealerId !== '') follow(courseOf(number, story, owner, dealerId))
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
