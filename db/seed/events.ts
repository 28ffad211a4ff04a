import { and, eq, inArray, isNull } from 'drizzle-orm'
import { cancelParty } from '../../app/areas/events/cancel-party.server'
import { publishEvent } from '../../app/areas/events/change-date.server'
import { joinChapter } from '../../app/areas/events/chapters.server'
import { closeEvent } from '../../app/areas/events/close-event.server'
import { acceptOffer, confirmParty, declineOffer } from '../../app/areas/events/confirm-party.server'
import { copyEvent } from '../../app/areas/events/copy-event.server'
import { localText } from '../../app/areas/events/plan-times'
import { rateEvent } from '../../app/areas/events/rate-event.server'
import { recordPayment } from '../../app/areas/events/record-payment.server'
import { registerParty } from '../../app/areas/events/register-party.server'
import { saveChapter, saveSeries } from '../../app/areas/events/save-circles.server'
import { saveCost } from '../../app/areas/events/save-cost.server'
import { type EventInput, saveEvent } from '../../app/areas/events/save-event.server'
import { saveKind } from '../../app/areas/events/save-kind.server'
import { saveTeam } from '../../app/areas/events/save-team.server'
import { scanTicket } from '../../app/areas/events/scan-ticket.server'
import { DAY, HOUR, type Instant, MINUTE } from '../../app/kernel/clock'
import { addDays, weekday } from '../../app/kernel/dates'
import { instantOf, localDay } from '../../app/kernel/zones'
import { type Actor, systemActor } from '../../app/platform/actor'
import type { Club } from '../../app/platform/club.server'
import { GIVEN, pick, SURNAMES } from './cast'
import { CANCELLED_FOR, CHAPTERS, type DemoEvent, SAID, SERIES, words } from './event-words'
import { type Foundation, must } from './foundation'
import type { Owner } from './people'
import type { Timeline } from './timeline'

type World = {
  club: Club
  foundation: Foundation
  plan: Timeline
  owners: Owner[]
  random: () => number
  actorOf(person: Foundation['staff'][number]): Actor
}
type Planned = { eventId: string; number: string; sessionId: string; kindIds: string[]; startsAt: Instant }
/** Not as the plan says: when it opens, and who may register before. */
type Terms = Partial<Pick<EventInput, 'opensAt' | 'early' | 'fairness' | 'tierFirst'>>

export const ZONE = 'Asia/Shanghai'
const DOORS = ['正门', '停车场'] as const

/** The Saturday on or before a moment, at an hour of its day. */
export function saturday(at: Instant, hour: number): Instant {
  const day = localDay(ZONE, at)
  return instantOf(ZONE, addDays(day, -((weekday(day) + 1) % 7)), hour * 60)
}

/** Events from the draft to the survey, as members and the desk make them happen. */
export function eventLife({ club, foundation, plan, owners, random, actorOf }: World) {
  const circles = { series: new Map<string, string>(), chapters: new Map<string, string>() }
  let guests = 0

  const staff = (role: string, dealerId: string) =>
    foundation.staff.find((one) => one.role === role && one.dealerId === dealerId)
  const dealerOf = (demo: DemoEvent) => foundation.dealers.find((one) => one.demo.code === demo.dealer)?.dealerId ?? ''
  /** Who runs it: the dealer's marketing, or the club's coordinator. */
  function deskOf(demo: DemoEvent): Actor {
    const dealerId = dealerOf(demo)
    const person = dealerId ? staff('marketing', dealerId) : staff('coordinator', '')
    return person ? actorOf(person) : systemActor
  }

  /** Series and chapters, with members of the city in them. */
  async function found(): Promise<void> {
    const act = { club, actor: systemActor, id: null, version: 0, active: true }
    for (const [code, [name, detail]] of Object.entries(SERIES)) {
      circles.series.set(code, must(await saveSeries({ ...act, name: words(name), detail: words(detail) })).id)
    }
    for (const [code, [name, city]] of Object.entries(CHAPTERS)) {
      circles.chapters.set(code, must(await saveChapter({ ...act, name: words(name), city: words(city) })).id)
    }
  }

  /** A new member who lives where a chapter is may join it. */
  async function joinCircle(owner: Owner): Promise<void> {
    const place = foundation.dealers.findIndex(({ dealerId }) => dealerId === owner.dealerId)
    const chapterId = [...circles.chapters.values()][place]
    if (chapterId) await joinChapter({ club, actor: owner.actor, chapterId })
  }

  /** A draft with its tickets, team and budget, opened to the members. */
  async function announce(demo: DemoEvent, startsAt: Instant, terms: Terms = {}): Promise<Planned> {
    const actor = deskOf(demo)
    const budget = demo.costs.reduce((sum, [, planned]) => sum + planned, 0)
    const span = { startsAt: localText(ZONE, startsAt), endsAt: localText(ZONE, startsAt + demo.hours * HOUR) }
    const { number, eventId, ...made } = must(
      await saveEvent({
        ...{ club, actor, number: null, version: 0, first: { ...span, people: demo.people, cars: demo.cars } },
        ...{ dealerId: dealerOf(demo), kind: demo.kind, art: demo.art },
        seriesId: (demo.series && circles.series.get(demo.series)) ?? null,
        chapterId: (demo.chapter && circles.chapters.get(demo.chapter)) ?? null,
        ...{ title: words(demo.title), summary: words(demo.summary), detail: words(demo.detail) },
        ...{ place: words(demo.place), address: words(demo.address), lat: demo.lat, lng: demo.lng },
        ...{ zone: ZONE, currency: 'CNY', opensAt: '', closesAt: '', early: {}, minTier: 'classic' },
        ...{ models: null, chapterIds: null, dealerIds: null, partyMax: 6, fairness: 'skip', mostSkips: 2 },
        refunds: [
          { hoursBefore: 72, percent: 100 },
          { hoursBefore: 24, percent: 50 },
        ],
        ...{ tierFirst: false, offerMinutes: 24 * 60, noShowMonths: 6, budgetMinor: Math.round(budget * 1.1) * 100 },
        ...terms,
      }),
    )
    let { version } = made
    const kindIds: string[] = []
    for (const { name, who, car = false, points = 0, yuan = 0 } of demo.tickets) {
      const added = must(
        await saveKind({
          ...{ club, actor, eventNumber: number, kindId: null, version, name: words(name), who, withCar: car },
          ...{ carClass: '', points, priceMinor: yuan * 100, active: true },
        }),
      )
      kindIds.push(added.kindId)
      version = added.version
    }
    const adviser = staff('adviser', dealerOf(demo) || (foundation.dealers[0]?.dealerId ?? ''))
    if (adviser) must(await saveTeam({ club, actor, eventNumber: number, userId: adviser.userId, role: 'door' }))
    for (const [label, planned] of demo.costs) {
      const sum = { label, plannedMinor: planned * 100, actualMinor: null }
      must(await saveCost({ club, actor, eventNumber: number, costId: null, ...sum }))
    }
    must(await publishEvent({ club, actor, eventNumber: number, version }))
    const { sessions } = club.schema.events
    const [session] = await club.store.read.select().from(sessions).where(eq(sessions.eventId, eventId))
    return { eventId, number, sessionId: session?.id ?? '', kindIds, startsAt }
  }

  const guestName = () => `${pick(random, SURNAMES)[0]}${pick(random, GIVEN)[0]}`

  /** A member registers themselves with so many others; what is to be paid is looked over and confirmed. */
  async function register(demo: DemoEvent, event: Planned, owner: Owner, others: number): Promise<string | null> {
    const seat = (kindId: string, name: string, phone: string) => {
      const seat = { kindId, name, phone, vehicleId: null as string | null, plate: '', answers: {} }
      return { ...seat, waived: true, photoConsent: random() < 0.8 }
    }
    const company = demo.tickets.flatMap(({ who }, place) => (who === 'member' ? [] : [place]))
    const own = {
      ...seat(event.kindIds[0] ?? '', '', ''),
      vehicleId: demo.tickets[0]?.car ? (owner.cars[0]?.vehicleId ?? null) : null,
    }
    const brought = Array.from({ length: company.length > 0 ? others : 0 }, () => {
      const kindId = event.kindIds[pick(random, company)] ?? ''
      guests += 1
      return seat(kindId, guestName(), random() < 0.4 ? `+86139${String(10_000_000 + guests * 613)}` : '')
    })
    const act = { club, actor: owner.actor }
    const party = { seats: [own, ...brought], answers: {}, waived: true, orWait: true }
    const answer = await registerParty({ ...act, eventNumber: event.number, sessionId: event.sessionId, ...party })
    if (!answer.ok) return null
    const { number, state } = answer.value
    if (state === 'held') await confirmParty({ ...act, number })
    return number
  }

  /** Parties that were offered a place since: most take it, some do not, some never answer. */
  async function answerOffers(eventId: string): Promise<void> {
    const { parties } = club.schema.events
    const offered = await club.store.read
      .select({ number: parties.number, memberId: parties.memberId })
      .from(parties)
      .where(and(eq(parties.eventId, eventId), eq(parties.state, 'offered')))
    for (const { number, memberId } of offered) {
      const owner = owners.find((one) => one.memberId === memberId)
      const fate = random()
      if (!owner || fate > 0.9) continue
      await (fate < 0.75 ? acceptOffer : declineOffer)({ club, actor: owner.actor, number })
    }
  }

  async function confirmedOf(eventId: string) {
    const { parties, seats } = club.schema.events
    return club.store.read
      .select({ number: parties.number, priceMinor: parties.priceMinor, memberId: parties.memberId, seatId: seats.id })
      .from(parties)
      .innerJoin(seats, and(eq(seats.partyId, parties.id), isNull(seats.goneAt)))
      .where(and(eq(parties.eventId, eventId), inArray(parties.state, ['confirmed'])))
      .orderBy(parties.id, seats.position)
  }

  /** Money is taken at the desk in the last days. */
  async function takeMoney(demo: DemoEvent, event: Planned, share: number): Promise<void> {
    const due = new Map((await confirmedOf(event.eventId)).map(({ number, priceMinor }) => [number, priceMinor]))
    for (const [number, amountMinor] of due) {
      if (amountMinor === 0 || random() > share) continue
      const method = pick(random, ['wechat', 'alipay', 'transfer'] as const)
      await recordPayment({ club, actor: deskOf(demo), number, amountMinor, method })
    }
  }

  /** Who comes to which door; some do not come at all. `surely` always does. */
  async function letIn(demo: DemoEvent, event: Planned, surely: ReadonlySet<string>): Promise<void> {
    const missing = new Map<string, boolean>()
    for (const { number, memberId, seatId } of await confirmedOf(event.eventId)) {
      if (!missing.has(number)) missing.set(number, !surely.has(memberId) && random() < 0.12)
      if (missing.get(number) || (!surely.has(memberId) && random() < 0.04)) continue
      const at = { eventNumber: event.number, sessionId: event.sessionId, door: pick(random, DOORS) }
      await scanTicket({ club, actor: deskOf(demo), ...at, seatId, key: `demo-${seatId}` })
    }
  }

  /** Bills come in, a little other than planned. */
  async function settleBills(demo: DemoEvent, event: Planned): Promise<void> {
    const { costs } = club.schema.events
    const known = await club.store.read.select().from(costs).where(eq(costs.eventId, event.eventId))
    for (const [label, , actual] of demo.costs) {
      const cost = known.find((one) => one.label === label)
      if (!cost) continue
      const sum = { label, plannedMinor: cost.plannedMinor, actualMinor: actual * 100 }
      await saveCost({ club, actor: deskOf(demo), eventNumber: event.number, costId: cost.id, ...sum })
    }
  }

  /** A past event in full: announced five weeks before, filled, held, closed, answered, paid. */
  function hold(demo: DemoEvent, startsAt: Instant, surely: () => Owner[]): void {
    plan.add(startsAt - 35 * DAY, async () => {
      const event = await announce(demo, startsAt)
      const wanted = Math.round(((demo.people ?? 30) / 2.2) * (1 + random() * 1.4))
      for (const owner of surely())
        plan.add(startsAt - 34 * DAY, async () => void (await register(demo, event, owner, 1)))
      for (let index = 0; index < wanted; index++) {
        plan.add(startsAt - (4 + random() ** 0.5 * 30) * DAY, async () => {
          const owner = pick(random, owners)
          const number = await register(demo, event, owner, Math.floor(random() * 3.4))
          if (!number || random() > 0.1 || surely().includes(owner)) return
          plan.add(Math.min(club.clock.now() + random() * 10 * DAY, startsAt - 2 * DAY), async () => {
            await cancelParty({ club, actor: owner.actor, number, reason: pick(random, CANCELLED_FOR) })
          })
        })
      }
      for (let day = 30; day >= 1; day -= 2) plan.add(startsAt - day * DAY, () => answerOffers(event.eventId))
      plan.add(startsAt - DAY - HOUR, () => takeMoney(demo, event, 1))
      plan.add(startsAt - 20 * MINUTE, () => letIn(demo, event, new Set(surely().map(({ memberId }) => memberId))))
      const endsAt = startsAt + demo.hours * HOUR
      plan.add(endsAt + 2 * HOUR, async () => {
        must(await closeEvent({ club, actor: deskOf(demo), eventNumber: event.number }))
      })
      plan.add(endsAt + 2 * DAY, () => answer(event))
      plan.add(endsAt + 4 * DAY, () => settleBills(demo, event))
    })
  }

  /** Somewhat more than half say how it was. */
  async function answer(event: Planned): Promise<void> {
    const asked = new Map((await confirmedOf(event.eventId)).map(({ number, memberId }) => [number, memberId]))
    for (const [number, memberId] of asked) {
      const owner = owners.find((one) => one.memberId === memberId)
      if (!owner || random() > 0.6) continue
      const [score, comment] = pick(random, SAID)
      await rateEvent({ club, actor: owner.actor, number, score, comment })
    }
  }

  /** What is copied again and again. */
  async function keepTemplate(demo: DemoEvent, event: Planned): Promise<void> {
    must(await copyEvent({ club, actor: deskOf(demo), eventNumber: event.number, as: 'template' }))
  }

  return { found, joinCircle, announce, register, takeMoney, hold, keepTemplate }
}
export type EventLife = ReturnType<typeof eventLife>
