import { offerDemoLogins } from '../../app/areas/accounts/demo-logins.server'
import { hashPassword } from '../../app/areas/accounts/hash.server'
import { blockUnit } from '../../app/areas/booking/block-unit.server'
import { sweepMissed } from '../../app/areas/booking/jobs.server'
import { joinWaitlist } from '../../app/areas/booking/waitlist.server'
import { rebuildFigures } from '../../app/areas/cases/figures.server'
import { fillCases } from '../../app/areas/cases/fill-defaults.server'
import { watchCases } from '../../app/areas/cases/watch.server'
import { readUnits } from '../../app/areas/dealers/read.server'
import { installDefaultPlan } from '../../app/areas/garage/maintenance-plan.server'
import { addReading } from '../../app/areas/garage/settle-reading.server'
import { fillKnowledge } from '../../app/areas/knowledge/fill-defaults.server'
import { readMember } from '../../app/areas/membership/read-members.server'
import { adjustPoints } from '../../app/areas/points/adjust-points.server'
import { publishDefaultRules } from '../../app/areas/points/default-rules.server'
import { expireLots } from '../../app/areas/points/expire-lots.server'
import { balanceOf } from '../../app/areas/points/read-balance.server'
import { blurPlaces } from '../../app/areas/rescue/blur-places.server'
import { fillRescue } from '../../app/areas/rescue/fill-defaults.server'
import { cancelRedemption } from '../../app/areas/rewards/cancel-redemption.server'
import { expireVouchers } from '../../app/areas/rewards/expire-vouchers.server'
import { addReward } from '../../app/areas/rewards/keep-reward.server'
import { redeemReward } from '../../app/areas/rewards/redeem-reward.server'
import { useVoucher } from '../../app/areas/rewards/use-voucher.server'
import { DAY, HOUR, steppingClock } from '../../app/kernel/clock'
import { addDays, addMonths, weekday } from '../../app/kernel/dates'
import { dayBounds, localDay } from '../../app/kernel/zones'
import { systemActor } from '../../app/platform/actor'
import { type Club, createClub, type Wiring } from '../../app/platform/club.server'
import { drainOutbox } from '../../app/platform/outbox.server'
import { caseLife } from './cases'
import { planCases } from './cases-now'
import { pick, seeded } from './cast'
import { eventLife } from './events'
import { planEvents } from './events-now'
import { type Foundation, GUARDED, layFoundation, must } from './foundation'
import { REWARDS } from './offer'
import { casting, kmOf, type Owner } from './people'
import { installHelpers } from './rescue-crews'
import { rescueLife } from './rescues'
import { callForHelp } from './rescues-now'
import { timeline } from './timeline'
import { workshopLife } from './visits'

/** Length of the demo club's history. */
const HISTORY = 548 * DAY
const MEMBERS = 150
const RESCUES = 60
const ZONE = 'Asia/Shanghai'
/** Shown on the sign-in page of the demo; stands nowhere else. */
export const DEMO_PASSWORD = 'quiet-harbour-27'

/**
 * Makes the demo club: eighteen months of a club's life, all of it through the use cases with a clock that moves from
 * then to now, the same people at every run. Answers how many members there are.
 */
export async function seedDemo(open: Club, progress: (share: number) => void = () => {}): Promise<number> {
  const now = open.clock.now()
  const start = now - HISTORY
  const clock = steppingClock(start)
  const club = createClub({ ...open, clock, wiring: withoutFigures(open.wiring) })
  const random = seeded(2026)
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await club.write(systemActor, async (w) => {
    await installDefaultPlan(w)
    await publishDefaultRules(w)
    await fillRescue(w)
    await fillCases(w)
    await fillKnowledge(w)
  })
  const foundation = await layFoundation(club, passwordHash)
  const rewardIds: string[] = []
  for (const [position, { dealerIds = null, ...reward }] of REWARDS.map((one) => ({
    ...one,
    dealerIds: null,
  })).entries()) {
    const added = await addReward({
      club,
      actor: systemActor,
      ...reward,
      currency: 'CNY',
      opensAt: start,
      closesAt: null,
      dealerIds,
      position,
    })
    rewardIds.push(must(added).rewardId)
  }

  const plan = timeline()
  const today = localDay(ZONE, now)
  const lastOpenDay = weekday(today) === 7 ? addDays(today, -1) : today
  const life = workshopLife(club, foundation, plan, random, lastOpenDay)
  const helpers = await installHelpers(club, foundation, life.actorOf)
  const chance = seeded(911)
  const gathering = seeded(417)
  const complaining = seeded(83)
  const rescue = rescueLife({ club, foundation, plan, life, helpers, random: chance })
  const cast = casting(club, foundation, random, passwordHash)
  const owners: Owner[] = []

  // What a car that comes often has done in turn.
  const rounds = [['SVC20'], ['OIL', 'TYR'], ['BRK'], ['SVC20', 'BRK']]
  const everyday = [['OIL'], ['SVC20'], ['OIL', 'TYR'], ['BRK'], ['DIA']]
  const electric = [['HVB'], ['TYR'], ['BRK']]

  function planCar(owner: Owner, index: number, isRegular: boolean) {
    const car = owner.cars[index]
    if (!car) return
    const { dealerId } = owner
    const offered = car.energy === 'battery' ? electric : everyday
    const rest = isRegular ? 35 : 75
    const turns = car.energy === 'battery' ? electric : rounds
    let visits = 0
    for (let at = clock.now() + (5 + random() * 50) * DAY; at < now; at += rest * (1 + random()) * DAY) {
      const round = turns[visits++ % turns.length] ?? []
      plan.add(at, () => life.book({ owner, car, codes: isRegular ? round : pick(random, offered), dealerId }))
    }
    if (random() < 0.3)
      plan.add(now - (1 + random() * 4) * DAY, () => life.book({ owner, car, codes: pick(random, offered), dealerId }))
    for (let at = clock.now() + 40 * DAY; at < now; at += (60 + random() * 90) * DAY) {
      if (random() < 0.5) continue
      plan.add(at, async () => {
        await addReading({ club, actor: owner.actor, vehicleId: car.vehicleId, km: kmOf(car, at), at, confirm: true })
      })
    }
  }

  function planRewards(owner: Owner) {
    for (let at = clock.now() + 90 * DAY * random(); at < now; at += (50 + 80 * random()) * DAY)
      plan.add(at, () => redeem(owner))
  }

  /** A car that is on the lift on the last open day, its owner asked about extra work. */
  async function freshVisit(index: number): Promise<void> {
    const owner = owners[index]
    const car = owner?.cars[0]
    if (owner && car)
      await life.book({ owner, car, codes: ['DIA'], dealerId: owner.dealerId, day: lastOpenDay, asks: true })
  }

  async function redeem(owner: Owner, keeps = false): Promise<void> {
    const { available } = await balanceOf(club, owner.memberId)
    const affordable = REWARDS.flatMap(({ points }, index) => (points <= available ? [index] : []))
    if (affordable.length === 0 || (!keeps && random() < 0.4)) return
    const rewardId = rewardIds[pick(random, affordable)] ?? ''
    const redeemed = await redeemReward({ club, actor: owner.actor, rewardId })
    if (!redeemed.ok) return
    const { number, redemptionId } = redeemed.value
    const fate = keeps ? 1 : random()
    const at = clock.now()
    if (fate < 0.1) plan.add(at + DAY, async () => void (await cancelRedemption({ club, actor: owner.actor, number })))
    else if (fate < 0.7) {
      const { redemptions: _, vouchers } = club.schema.rewards
      plan.add(at + (3 + random() * 30) * DAY, async () => {
        const adviser = pick(random, life.staffOf(owner.dealerId, 'adviser'))
        const rows = await club.store.read.select({ code: vouchers.code, of: vouchers.redemptionId }).from(vouchers)
        const code = rows.find((row) => row.of === redemptionId)?.code ?? ''
        await useVoucher({ club, actor: adviser, code, dealerId: owner.dealerId })
      })
    }
  }

  async function join(index: number, fixed?: Parameters<typeof cast.join>[2]) {
    const inviter = owners.length > 10 && random() < 0.15 ? pick(random, owners) : undefined
    const code = inviter ? (await readMember(club, inviter.memberId)).referralCode : undefined
    const owner = await cast.join(index, code, fixed)
    owners.push(owner)
    const isRegular = index % 12 < 2
    planCar(owner, 0, isRegular)
    planRewards(owner)
    if (random() < 0.34) {
      plan.add(clock.now() + (10 + random() * 120) * DAY, async () => {
        await cast.secondCar(owner)
        planCar(owner, 1, false)
      })
    }
  }

  plan.add(start + DAY, () => join(0, { name: '林知夏', email: 'lin@mail.example', language: 'zh-CN' }))
  plan.add(start + 2 * DAY, () => join(1, { name: 'Amelia Hart', email: 'amelia@mail.example', language: 'en' }))
  for (let index = 2; index < MEMBERS; index++) {
    // Most joined early, some every week until now.
    plan.add(start + 3 * DAY + random() ** 1.6 * (HISTORY - 5 * DAY), () => join(index))
  }
  for (let at = start + 3 * HOUR; at < now; at += DAY) {
    plan.add(at, async () => {
      await sweepMissed.run(club, at)
      await drainOutbox(club)
    })
  }
  for (let at = start + 20 * DAY; at < now; at += 14 * DAY) {
    plan.add(at, async () => {
      await expireLots(club)
      await expireVouchers(club, at)
      await blurPlaces(club)
    })
  }
  for (let index = 0; index < RESCUES; index++) {
    const day = start + (45 + ((index + chance()) * 500) / RESCUES) * DAY
    // People drive by day, and most break down on the way home.
    const hour = pick(chance, [7, 8, 9, 11, 14, 17, 18, 18, 19, 20, 22, 23])
    const at = dayBounds(ZONE, localDay(ZONE, day)).from + (hour + chance()) * HOUR
    // The last one waits for its follow-up call.
    plan.add(index === RESCUES - 1 ? now - 20 * HOUR : Math.min(at, now - 3 * DAY), async () => {
      const owner = pick(chance, owners)
      const car = pick(chance, owner.cars)
      await rescue.breakdown(owner, car)
    })
  }
  const events = eventLife({ club, foundation, plan, owners, random: gathering, actorOf: life.actorOf })
  planEvents({ plan, owners, life: events, random: gathering, now })
  const told = caseLife({ club, plan, life, rewardIds, random: complaining })
  planCases({ club, plan, owners, foundation, life: told, random: complaining, now })
  callForHelp({ club, plan, owners, foundation, helpers, rescue, now })
  plan.add(now - 5 * DAY, () => freshVisit(1))
  plan.add(now - 3 * DAY, () => redeem(owners[0] as Owner, true))
  plan.add(now - DAY, () => waitForPlace(club, foundation, owners))
  plan.add(now - 40 * DAY, () => goodwill(club, foundation, owners, life.staffOf))
  plan.add(now - 2 * HOUR, () => closeBay(club, foundation))

  let shown = 0
  await plan.runUntil(now, clock.set, (at) => {
    const share = (at - start) / HISTORY
    if (share < shown + 0.1) return
    shown = share
    progress(share)
  })
  clock.set(now)
  await sweepMissed.run(club, now)
  await watchCases(club)
  await drainOutbox(club)
  const months = Array.from({ length: 19 }, (_, back) => addMonths(today, -back).slice(0, 7))
  await rebuildFigures(club, months)
  await offerLogins(club, foundation)
  return owners.length
}

/** The sums of a month are made once, when all of its cases have happened, not after every step. */
function withoutFigures(wiring: Wiring): Wiring {
  const queued = { ...wiring.jobs.queued, 'case-figures': { run: async () => {} } }
  return { ...wiring, jobs: { ...wiring.jobs, queued } }
}

async function goodwill(
  club: Club,
  { dealers }: Foundation,
  owners: Owner[],
  staffOf: ReturnType<typeof workshopLife>['staffOf'],
) {
  for (const { dealerId } of dealers) {
    const [manager] = staffOf(dealerId, 'manager')
    const owner = owners.find((one) => one.dealerId === dealerId)
    if (!manager || !owner) continue
    await adjustPoints({
      club,
      actor: manager,
      memberId: owner.memberId,
      points: 200,
      code: 'goodwill',
      reason: '取车等候超过约定时间',
      dealerId,
    })
  }
}

/** Owners who want the earliest time there is. */
async function waitForPlace(club: Club, { dealers, templates }: Foundation, owners: Owner[]) {
  const today = localDay(ZONE, club.clock.now())
  for (const { dealerId } of dealers) {
    const owner = owners.find((one) => one.dealerId === dealerId && one.cars.length > 1)
    const car = owner?.cars[1]
    if (!owner || !car) continue
    await joinWaitlist({
      club,
      actor: owner.actor,
      dealerId,
      vehicleId: car.vehicleId,
      templateIds: [templates.get('ALN') ?? ''],
      fromDay: addDays(today, 1),
      toDay: addDays(today, 3),
      partOfDay: 'any',
      transport: 'wait',
    })
  }
}

/** A lift that is inspected tomorrow morning: a block that the calendar shows. */
async function closeBay(club: Club, { dealers }: Foundation) {
  const [first] = dealers
  if (!first) return
  const bay = (await readUnits(club, first.dealerId)).find(
    (unit) => unit.kind === 'bay' && unit.bayType === 'alignment',
  )
  if (!bay) return
  const from = Math.ceil((club.clock.now() + DAY) / DAY) * DAY + HOUR
  await blockUnit({
    club,
    actor: systemActor,
    dealerId: first.dealerId,
    unitId: bay.id,
    startsAt: from,
    endsAt: from + 3 * HOUR,
    kind: 'repair',
    reason: '举升机年检',
  })
}

async function offerLogins(club: Club, { staff, dealers }: Foundation) {
  const first = dealers[0]
  const wanted = [
    'adviser',
    'technician',
    'manager',
    'dealer-admin',
    'care',
    'sales',
    'marketing',
    'coordinator',
    'partner',
    'admin',
  ]
  const here = staff.filter(({ dealerId }) => dealerId === '' || dealerId === first?.dealerId)
  const guarded = here.filter(({ identity }) => identity.startsWith(GUARDED))
  const found = wanted.flatMap((role) => here.find((person) => person.role === role) ?? [])
  const logins = [...found, ...guarded].map((one) => ({
    ...{ name: one.name, role: one.role, identity: one.identity, password: DEMO_PASSWORD },
    dealer: one.dealerId ? (first?.demo.name ?? null) : null,
    secondFactor: guarded.includes(one),
  }))
  await club.write(systemActor, (w) =>
    offerDemoLogins(w, [
      { name: '林知夏', role: 'member', identity: 'lin@mail.example', password: DEMO_PASSWORD, dealer: null },
      { name: 'Amelia Hart', role: 'member', identity: 'amelia@mail.example', password: DEMO_PASSWORD, dealer: null },
      ...logins,
    ]),
  )
}
