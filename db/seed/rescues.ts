import { eq } from 'drizzle-orm'
import { advanceAssignment } from '../../app/areas/rescue/advance-assignment.server'
import { answerOffer } from '../../app/areas/rescue/answer-offer.server'
import { answerSurvey } from '../../app/areas/rescue/answer-survey.server'
import { bookTow } from '../../app/areas/rescue/book-tow.server'
import { cancelRescue } from '../../app/areas/rescue/cancel-rescue.server'
import { rankFor } from '../../app/areas/rescue/candidates.server'
import { acknowledge, giveUp } from '../../app/areas/rescue/desk-steps.server'
import { finishAssignment } from '../../app/areas/rescue/finish-assignment.server'
import type { CallForm } from '../../app/areas/rescue/forms'
import { roadMinutes } from '../../app/areas/rescue/geo'
import { logFollowUp } from '../../app/areas/rescue/log-follow-up.server'
import { offerRescue, timeOutOffers } from '../../app/areas/rescue/offer-rescue.server'
import { loadRescue } from '../../app/areas/rescue/open-request.server'
import { requestRescue } from '../../app/areas/rescue/request-rescue.server'
import { DAY, HOUR, MINUTE, SECOND } from '../../app/kernel/clock'
import { type Actor, systemActor } from '../../app/platform/actor'
import type { Club } from '../../app/platform/club.server'
import { BREAKDOWNS, CALLED_OFF, DECLINED, ELECTRIC, ROADS, SAID } from './breakdowns'
import { pick } from './cast'
import { type Foundation, must } from './foundation'
import { type Car, kmOf, type Owner } from './people'
import type { DemoHelper } from './rescue-crews'
import type { Timeline } from './timeline'
import type { workshopLife } from './visits'

type World = {
  club: Club
  foundation: Foundation
  plan: Timeline
  life: ReturnType<typeof workshopLife>
  helpers: DemoHelper[]
  random: () => number
}
type Case = { owner: Owner; car: Car; requestId: string; desk: Actor; report: string; dealerId: string }

/** Breakdowns as they happen: called in, somebody asked, declined or let lapse, on the way, helped or towed, asked how it was. */
export function rescueLife({ club, foundation, plan, life, helpers, random }: World) {
  const soon = (least: number, most: number) => club.clock.now() + (least + random() * (most - least)) * MINUTE
  const dealerOf = (dealerId: string) => foundation.dealers.find((one) => one.dealerId === dealerId)?.demo

  /** What an owner tells: somewhere around their dealer. */
  function tell(owner: Owner, car: Car, more: Partial<CallForm> = {}): { call: CallForm; report: string } {
    const demo = dealerOf(owner.dealerId)
    const { report, ...told } = pick(random, car.energy === 'battery' ? ELECTRIC : BREAKDOWNS)
    const road = pick(random, ROADS[demo?.code ?? 'SHQ'] ?? ['路边'])
    const call: CallForm = {
      ...told,
      lat: (demo?.latitude ?? 31) + (random() - 0.5) * 0.3,
      lng: (demo?.longitude ?? 121) + (random() - 0.5) * 0.3,
      accuracyM: Math.round(5 + random() * 60),
      place: `${road} K${1_000 + Math.floor(random() * 300)}+${Math.floor(random() * 9)}00`,
      district: demo?.city.zh ?? '',
      isSafe: random() > 0.15,
      people: 1 + Math.floor(random() * 4),
      animals: random() < 0.08,
      ...{ phone: '', vehicleId: car.vehicleId, plate: '', car: '' },
      ...more,
    }
    return { call, report }
  }

  async function call(owner: Owner, car: Car, more: Partial<CallForm> = {}): Promise<Case> {
    const desk = pick(random, life.staffOf(owner.dealerId, 'adviser'))
    const byPhone = random() < 0.25
    const told = tell(owner, car, more)
    const asked = byPhone ? { ...told.call, memberId: owner.memberId, dealerId: owner.dealerId } : told.call
    const actor = byPhone ? desk : owner.actor
    const { requestId } = must(await requestRescue({ club, actor, call: asked }))
    const { request } = await loadRescue(club, requestId)
    const { dealerId } = request
    // Whoever takes the calls where it landed.
    const taker = dealerId === owner.dealerId ? desk : pick(random, life.staffOf(dealerId, 'adviser'))
    return { owner, car, requestId, desk: taker, report: told.report, dealerId }
  }

  /** A breakdown that takes its course from call to survey. */
  async function breakdown(owner: Owner, car: Car): Promise<void> {
    const one = await call(owner, car)
    plan.add(soon(0.5, 4.5), async () => void (await acknowledge({ club, actor: one.desk, requestId: one.requestId })))
    plan.add(soon(5, 9), () => offer(one))
  }

  async function offer(one: Case): Promise<void> {
    const act = { club, actor: one.desk, requestId: one.requestId }
    const { request } = await loadRescue(club, one.requestId)
    const best = (await rankFor(club, request, club.clock.now(), club.store.read)).find(({ fits }) => fits)
    const offered = best ? await offerRescue({ ...act, helperId: best.helper.id }) : null
    if (!offered?.ok) {
      await giveUp({ ...act, reason: '两小时内无车可派，已协助联系保险公司' })
      return
    }
    await follow(one)
  }

  /** Waits for an answer: taken, declined with a reason, or never given; the rule asks the next. */
  async function follow(one: Case, round = 0): Promise<void> {
    const { active, helper } = await loadRescue(club, one.requestId)
    if (!active || !helper) {
      plan.add(soon(2, 6), () => offer(one))
      return
    }
    const actor = helpers.find(({ helperId }) => helperId === helper.id)?.actor ?? one.desk
    const act = { club, actor, assignmentId: active.id }
    const fate = round < 2 ? random() : 1
    if (fate < 0.18) {
      plan.add(soon(0.2, 0.8), async () => {
        await answerOffer({ ...act, answer: 'decline', reason: pick(random, DECLINED) })
        await follow(one, round + 1)
      })
    } else if (fate < 0.28) {
      plan.add(active.expiresAt + SECOND, async () => {
        await timeOutOffers(club, { requestId: one.requestId })
        await follow(one, round + 1)
      })
    } else plan.add(soon(0.2, 0.9), () => come(one, act, roadMinutes(active.distanceM ?? 8_000)))
  }

  type Doing = { club: Club; actor: Actor; assignmentId: string }

  async function come(one: Case, act: Doing, minutes: number): Promise<void> {
    const taken = await answerOffer({ ...act, answer: 'accept', etaMinutes: minutes + 5 })
    if (!taken.ok) return
    plan.add(soon(1, 3), async () => void (await advanceAssignment({ ...act, event: 'depart' })))
    const fate = random()
    if (fate < 0.07) {
      const reason = pick(random, CALLED_OFF)
      plan.add(soon(4, 8), async () => {
        await cancelRescue({ club, actor: one.owner.actor, requestId: one.requestId, reason })
      })
      return
    }
    const late = random() < 0.25 ? 8 + random() * 12 : 0
    if (late > 0) {
      plan.add(soon(4, 5), async () => {
        await advanceAssignment({ ...act, event: 'extend', etaMinutes: Math.ceil(minutes + late), reason: '路上拥堵' })
      })
    }
    plan.add(soon(5 + minutes * 0.8, 6 + minutes + late), () => help(one, act, fate))
  }

  async function help(one: Case, act: Doing, fate: number): Promise<void> {
    const arrived = await advanceAssignment({ ...act, event: 'arrive' })
    if (!arrived.ok) return
    if (fate < 0.1) {
      plan.add(soon(6, 12), async () => {
        await advanceAssignment({ ...act, event: 'gone', reason: '现场无车，电话未接' })
      })
      return
    }
    if (fate < 0.14) {
      plan.add(soon(2, 5), async () => {
        await cancelRescue({ club, actor: one.owner.actor, requestId: one.requestId, reason: pick(random, CALLED_OFF) })
      })
      return
    }
    const { request } = await loadRescue(club, one.requestId)
    const tows = ['tow', 'accident'].includes(request.service) || (request.service === 'no-start' && random() < 0.6)
    if (tows) plan.add(soon(12, 20), async () => void (await advanceAssignment({ ...act, event: 'tow' })))
    plan.add(soon(tows ? 35 : 15, tows ? 70 : 40), () => finish(one, act, tows))
  }

  async function finish(one: Case, act: Doing, tows: boolean): Promise<void> {
    const { owner, car, requestId, dealerId } = one
    const odometerKm = kmOf(car, club.clock.now())
    const towedTo = tows ? dealerId : null
    const finished = await finishAssignment({ ...act, odometerKm, report: one.report, towedTo })
    if (!finished.ok) return
    if (tows) await bringIn(one)
    const now = club.clock.now()
    if (random() < 0.7) {
      const [score, comment] = pick(random, SAID)
      plan.add(now + (1 + random() * 9) * HOUR, async () => {
        await answerSurvey({ club, actor: owner.actor, requestId, score, comment })
      })
    }
    plan.add(now + DAY - 2 * HOUR * random(), async () => {
      const result = random() < 0.85 ? 'reached' : 'missed'
      await logFollowUp({ club, actor: one.desk, requestId, result })
      if (result === 'reached') return
      plan.add(club.clock.now() + 5 * HOUR, async () => {
        await logFollowUp({ club, actor: one.desk, requestId, result: 'reached', note: '第二次拨打接通' })
      })
    })
  }

  /** The towed car gets its time and comes to the lift. */
  async function bringIn({ owner, car, requestId, dealerId }: Case): Promise<void> {
    const booked = await bookTow({ club, actor: systemActor, requestId })
    if (!booked.ok) return
    const { bookings } = club.schema.booking
    const [row] = await club.store.read.select().from(bookings).where(eq(bookings.number, booked.value.number))
    if (!row) return
    const adviser = pick(random, life.staffOf(dealerId, 'adviser'))
    const visit = { owner, car, codes: ['DIA'], dealerId }
    plan.add(row.startsAt + 4 * MINUTE, () => life.visit(visit, row.id, row.readyAt, adviser))
  }

  return { call, breakdown, tell }
}
export type RescueLife = ReturnType<typeof rescueLife>
