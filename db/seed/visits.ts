import { cancelBooking } from '../../app/areas/booking/cancel-booking.server'
import { confirmBooking } from '../../app/areas/booking/confirm-booking.server'
import { findSlots } from '../../app/areas/booking/find-slots.server'
import { holdSlot } from '../../app/areas/booking/hold-slot.server'
import { needsOf } from '../../app/areas/booking/needs'
import { readJobs } from '../../app/areas/booking/rows.server'
import { advanceOrder } from '../../app/areas/workshop/advance-order.server'
import { checkIn } from '../../app/areas/workshop/check-in-booking.server'
import { completeOrder, PAYMENTS } from '../../app/areas/workshop/complete-order.server'
import { creditOrder } from '../../app/areas/workshop/credit-order.server'
import { addPart } from '../../app/areas/workshop/edit-lines.server'
import { answerExtra, proposeExtra } from '../../app/areas/workshop/extra-work.server'
import { loadOrder } from '../../app/areas/workshop/open-order.server'
import { finishJob, startJob } from '../../app/areas/workshop/work-job.server'
import { DAY, HOUR, type Instant, MINUTE } from '../../app/kernel/clock'
import { addDays, type Day } from '../../app/kernel/dates'
import { localDay } from '../../app/kernel/zones'
import { type Actor, guest } from '../../app/platform/actor'
import type { Club } from '../../app/platform/club.server'
import { pick } from './cast'
import { type Foundation, must, type Staff } from './foundation'
import { EXTRAS, PARTS } from './offer'
import { type Car, kmOf, type Owner } from './people'
import type { Timeline } from './timeline'

const ZONE = 'Asia/Shanghai'
type Visit = {
  owner: Owner
  car: Car
  codes: string[]
  dealerId: string
  /** Wanted day; a few days ahead, if left out. */
  day?: Day
  /** The visit stops where the owner is asked about extra work. */
  asks?: boolean
}

/** Bookings and visits as they happen: booked some days before, checked in, worked on, handed over, paid. */
export function workshopLife(
  club: Club,
  foundation: Foundation,
  plan: Timeline,
  random: () => number,
  lastOpenDay: Day,
) {
  const actorOf = ({ userId, name, role, dealerId }: Staff): Actor => ({
    ...guest('zh-CN', club.roles),
    kind: 'person',
    userId,
    name,
    grants: [{ role, dealerId }],
  })
  const staffOf = (dealerId: string, role: Staff['role']) =>
    foundation.staff.filter((one) => one.dealerId === dealerId && one.role === role).map(actorOf)
  /** Work of the last open day is left where it is, so that the desk has something to do. */
  const isFresh = (at: Instant) => localDay(ZONE, at) >= lastOpenDay

  async function book({ owner, car, codes, dealerId, day, asks }: Visit): Promise<void> {
    const templateIds = codes.map((code) => foundation.templates.get(code) ?? '')
    const jobs = must(await readJobs(club, templateIds, true))
    const from = day ?? addDays(localDay(ZONE, club.clock.now()), 2 + Math.floor(random() * 9))
    const transport = pick(random, ['none', 'wait', 'wait', 'shuttle', 'loaner'] as const)
    const days = await findSlots({
      club,
      dealerId,
      needs: needsOf(jobs),
      from,
      days: day ? 1 : 6,
      wishes: { transport },
    })
    const free = days.flatMap((day) => day.slots.filter((slot) => slot.state === 'free'))
    if (free.length === 0) return
    const slot = pick(random, free)
    const adviser = pick(random, staffOf(dealerId, 'adviser'))
    const { actor } = owner
    const held = await holdSlot({
      club,
      actor,
      dealerId,
      vehicleId: car.vehicleId,
      templateIds,
      startsAt: slot.startsAt,
      transport,
      adviserId: adviser.userId,
    })
    if (!held.ok) return
    const confirmed = await confirmBooking({
      club,
      actor,
      number: held.value.number,
      transport,
      adviserId: adviser.userId,
    })
    if (!confirmed.ok) return
    const { bookingId, number } = confirmed.value
    const fate = asks ? 1 : random()
    if (fate < 0.06) {
      plan.add(slot.startsAt - 2 * DAY, async () => void (await cancelBooking({ club, actor, number, reason: '' })))
    } else if (fate > 0.04 + 0.06) {
      plan.add(slot.startsAt + Math.floor(random() * 12) * MINUTE, () =>
        visit({ owner, car, codes, dealerId, asks }, bookingId, slot.readyAt, adviser),
      )
    }
  }

  async function visit(
    { owner, car, dealerId, asks = false }: Visit,
    bookingId: string,
    readyAt: Instant,
    adviser: Actor,
  ): Promise<void> {
    const at = club.clock.now()
    const technician = pick(random, staffOf(dealerId, 'technician'))
    const promisedAt = Math.max(readyAt, at + HOUR)
    const taken = await checkIn({
      club,
      actor: adviser,
      bookingId,
      km: kmOf(car, at),
      confirmKm: true,
      promisedAt,
      technicianId: technician.userId,
    })
    if (!taken.ok) return
    const { orderId } = taken.value
    if (isFresh(at) && !asks && random() < 0.2) return
    plan.add(at + 12 * MINUTE, () => work(orderId, { owner, adviser, technician, promisedAt, asks }))
  }

  type Hands = { owner: Owner; adviser: Actor; technician: Actor; promisedAt: Instant; asks: boolean }

  async function work(orderId: string, hands: Hands): Promise<void> {
    const { adviser, technician, owner } = hands
    const { jobs } = await loadOrder(club, orderId)
    const [first] = jobs
    if (!first) return
    must(await startJob({ club, actor: technician, orderId, jobId: first.id }))
    for (const job of jobs) {
      for (const { partNumber, name, quantity, unitMinor } of PARTS[job.code] ?? []) {
        must(
          await addPart({
            club,
            actor: adviser,
            orderId,
            part: { jobId: job.id, partNumber, name, quantity, unitMinor, payer: 'customer' },
          }),
        )
      }
    }
    const at = club.clock.now()
    if (hands.asks || random() < 0.22) {
      const extra = pick(random, EXTRAS)
      const asked = must(
        await proposeExtra({ club, actor: adviser, orderId, ...extra, newPromisedAt: hands.promisedAt + 45 * MINUTE }),
      )
      if (hands.asks || (isFresh(at) && random() < 0.6)) return
      const answer = random() < 0.7 ? ('approved' as const) : ('declined' as const)
      plan.add(at + 25 * MINUTE, async () => {
        must(await answerExtra({ club, actor: owner.actor, extraId: asked.extraId, answer }))
      })
      plan.add(at + 95 * MINUTE, () => finish(orderId, hands))
    } else if (!isFresh(at) || random() < 0.5) plan.add(at + 70 * MINUTE, () => finish(orderId, hands))
  }

  async function finish(orderId: string, { owner, adviser, technician, promisedAt }: Hands): Promise<void> {
    const { jobs, order } = await loadOrder(club, orderId)
    if (order.state !== 'in-work') return
    for (const job of jobs.filter((one) => one.state === 'open' || one.state === 'working')) {
      if (job.state === 'open') must(await startJob({ club, actor: technician, orderId, jobId: job.id }))
      must(await finishJob({ club, actor: technician, orderId, jobId: job.id }))
    }
    must(await advanceOrder({ club, actor: technician, orderId, event: 'submit' }))
    const at = club.clock.now()
    plan.add(
      at + 15 * MINUTE,
      async () => void must(await advanceOrder({ club, actor: adviser, orderId, event: 'pass' })),
    )
    if (isFresh(at) && random() < 0.3) return
    plan.add(Math.max(at + 40 * MINUTE, promisedAt - 10 * MINUTE), async () => {
      must(await advanceOrder({ club, actor: adviser, orderId, event: 'hand-over' }))
      must(await completeOrder({ club, actor: adviser, orderId, paidBy: pick(random, PAYMENTS) }))
    })
    if (random() < 0.02) plan.add(at + 3 * DAY, () => credit(orderId, owner))
  }

  async function credit(orderId: string, owner: Owner): Promise<void> {
    const { order } = await loadOrder(club, orderId)
    const [manager] = staffOf(owner.dealerId, 'manager')
    if (order.state !== 'completed' || !manager || order.customerMinor < 20_000) return
    const lines = [{ name: { zh: '工时优惠补退', en: 'Labour refunded' }, minor: 10_000 }]
    must(await creditOrder({ club, actor: manager, orderId, lines, reason: '交车时承诺的优惠未计入' }))
  }

  return { book, visit, actorOf, staffOf }
}
