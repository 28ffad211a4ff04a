import { eq } from 'drizzle-orm'
import { acceptOffer } from '~/areas/booking/answer-offer.server'
import { confirmBooking } from '~/areas/booking/confirm-booking.server'
import { holdSlot } from '~/areas/booking/hold-slot.server'
import { offerWaitlist } from '~/areas/booking/offer-waitlist.server'
import { acceptOffer as acceptPlace } from '~/areas/events/confirm-party.server'
import { settleSession } from '~/areas/events/jobs.server'
import { registerParty } from '~/areas/events/register-party.server'
import { scanTicket } from '~/areas/events/scan-ticket.server'
import { setCapacities } from '~/areas/events/set-capacities.server'
import { spendPoints } from '~/areas/points/spend-points.server'
import { advanceAssignment } from '~/areas/rescue/advance-assignment.server'
import { answerOffer } from '~/areas/rescue/answer-offer.server'
import { cancelRescue } from '~/areas/rescue/cancel-rescue.server'
import { offerRescue, timeOutOffers } from '~/areas/rescue/offer-rescue.server'
import { redeemReward } from '~/areas/rewards/redeem-reward.server'
import { useVoucher as honourVoucher } from '~/areas/rewards/use-voucher.server'
import { answerExtra } from '~/areas/workshop/extra-work.server'
import { type Actor, guest, systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { leaseDue } from '~/platform/outbox.server'
import type { Grant } from '~/platform/permissions'
import { type CaseRace, caseScenarios } from './case-scenarios'

/** `runner` is the process, `attempt` its try, `place` counts through the tries of all processes. */
type Given = { runner: number; attempt: number; place: number } & Record<string, unknown>
/** One try: true when it was granted, else the reason. */
type Scenario = (club: Club, given: Given) => Promise<true | string>

/** A person as another process needs to know them. */
export type Person = {
  userId: string | null
  memberId?: string | null
  vehicleId?: string
  grants?: readonly Grant[]
}

const text = (value: unknown) => String(value)

/** The actor that the person's session would give. */
export function acting(club: Club, { userId, memberId = null, grants = [] }: Person): Actor {
  return {
    ...guest('en', club.roles),
    kind: 'person',
    userId,
    memberId,
    grants,
    secondFactor: grants.length > 0 ? 'given' : 'none',
  }
}

function personAt(people: unknown, place: number): Required<Person> {
  const all = people as Required<Person>[]
  const one = all[place % all.length]
  if (!one) throw new Error('nobody to race')
  return one
}

async function takeSlot(club: Club, owner: Required<Person>, given: Given): Promise<true | string> {
  const actor = acting(club, owner)
  const held = await holdSlot({
    ...{ club, actor, dealerId: text(given.dealerId), vehicleId: owner.vehicleId, transport: 'none' },
    ...{ templateIds: [text(given.templateId)], startsAt: Number(given.startsAt) },
  })
  if (!held.ok) return held.reason
  const booked = await confirmBooking({ club, actor, number: held.value.number })
  return booked.ok || booked.reason
}

/** A party of one to four, by its place; it waits when there is no room for it. */
async function comeWith(club: Club, given: Given, people: number): Promise<true | string> {
  const [own = '', guest = ''] = given.kindIds as string[]
  const plain = { phone: '', vehicleId: null, plate: '', answers: {}, waived: true, photoConsent: false }
  const guests = Array.from({ length: people - 1 }, (_, at) => ({ ...plain, kindId: guest, name: `Guest ${at}` }))
  const answer = await registerParty({
    ...{ club, actor: acting(club, personAt(given.members, given.place)), eventNumber: text(given.number) },
    ...{ sessionId: text(given.sessionId), seats: [{ ...plain, kindId: own, name: '' }, ...guests] },
    ...{ answers: {}, waived: true, orWait: given.orWait !== false },
  })
  if (!answer.ok) return answer.reason
  return answer.value.state === 'waiting' ? 'waits' : true
}

/** The desk and the owner of a case in turn. */
function onCase(
  club: Club,
  given: Given,
  act: (club: Club, race: CaseRace, staff: Actor, owner: Actor | null) => Promise<true | string>,
): Promise<true | string> {
  const owner = given.place % 2 === 1 ? acting(club, given.owner as Person) : null
  return act(club, given as unknown as CaseRace, acting(club, personAt(given.staff, given.place)), owner)
}

export const scenarios: Record<string, Scenario> = {
  'case-take': (club, given) => onCase(club, given, caseScenarios.take),
  'case-close': (club, given) => onCase(club, given, caseScenarios.close),
  'case-merge': (club, given) => onCase(club, given, caseScenarios.merge),

  /** Everybody spends from one account. */
  async spend(club, { memberId, points, runner, attempt }) {
    const id = text(memberId)
    const answer = await club.write(
      systemActor,
      (w) =>
        spendPoints(w, {
          memberId: id,
          points: Number(points),
          cause: `race:${runner}:${attempt}`,
          explanation: { key: 'rewards:explanation.redeemed' },
        }),
      { alone: `account:${id}` },
    )
    return answer.ok || answer.reason
  },

  /** Rewards in turn, wanted by the members in turn. */
  async redeem(club, { rewardIds, members, place }) {
    const actor = acting(club, personAt(members, place))
    const wanted = rewardIds as string[]
    const answer = await redeemReward({ club, actor, rewardId: text(wanted[place % wanted.length]) })
    return answer.ok || answer.reason
  },

  /** One voucher at many counters. */
  async voucher(club, { code, dealerId, staff, place }) {
    const actor = acting(club, personAt(staff, place))
    const answer = await honourVoucher({ club, actor, code: text(code), dealerId: text(dealerId) })
    return answer.ok || answer.reason
  },

  /** Owners hold and confirm the same time. */
  slot: (club, given) => takeSlot(club, personAt(given.owners, given.place), given),

  /** The waiting list is gone through by everybody at once. */
  async offer(club, { dealerId }) {
    return (await offerWaitlist(club, text(dealerId))) > 0 || 'nothing to offer'
  },

  /** The first process is the member, just in time; for the others the offer is over and the slot is free again. */
  async accept(club, given) {
    const { owner, number, runner } = given
    if (runner === 0) {
      const answer = await acceptOffer({ club, actor: acting(club, owner as Person), number: text(number) })
      return answer.ok || answer.reason
    }
    if (runner === 1) return takeSlot(club, personAt(given.owners, given.attempt), given)
    return (await offerWaitlist(club, text(given.dealerId))) > 0 || 'nothing to offer'
  },

  /** Extra work is allowed on one phone and declined on the other. */
  async extra(club, { owner, extraId, place }) {
    const answer = place % 2 === 0 ? 'approved' : 'declined'
    const told = await answerExtra({
      club,
      actor: acting(club, owner as Person),
      extraId: text(extraId),
      answer,
    })
    return told.ok || told.reason
  },

  /** Dispatchers in turn ask helpers in turn for one call. */
  async dispatch(club, { requestId, staff, helperIds, place }) {
    const helpers = helperIds as string[]
    const asked = await offerRescue({
      ...{ club, actor: acting(club, personAt(staff, place)), requestId: text(requestId) },
      ...{ helperId: text(helpers[place % helpers.length]), overrideReason: 'sent by hand' },
    })
    return asked.ok || asked.reason
  },

  /** The first process is the helper, just in time; for the others the offer is over. */
  async taken(club, { requestId, assignmentId, helper, runner }) {
    if (runner > 0) return (await timeOutOffers(club, { requestId: text(requestId) })) > 0 || 'nothing is over'
    const actor = acting(club, helper as Person)
    const told = await answerOffer({ club, actor, assignmentId: text(assignmentId), answer: 'accept', etaMinutes: 20 })
    return told.ok || told.reason
  },

  /** The owner calls off what the page still shows as on the way; the helper arrives. */
  async arrival(club, { requestId, assignmentId, owner, helper, version, runner }) {
    const told =
      runner === 0
        ? await cancelRescue({
            ...{ club, actor: acting(club, owner as Person), requestId: text(requestId) },
            ...{ reason: 'It started again', version: Number(version) },
          })
        : await advanceAssignment({
            ...{ club, actor: acting(club, helper as Person), assignmentId: text(assignmentId), event: 'arrive' },
          })
    return told.ok || told.reason
  },

  /** Parties of one to four for the last places of an event. */
  rush: (club, given) => comeWith(club, given, (given.place % 4) + 1),

  /** One member in many tabs. */
  tabs: (club, given) => comeWith(club, given, 1),

  /** The first process is the member, just in time; for the others the offer is over, and they want its places. */
  async place(club, given) {
    if (given.runner === 0) {
      const actor = acting(club, given.owner as Person)
      const answer = await acceptPlace({ club, actor, number: text(given.party) })
      return answer.ok || answer.reason
    }
    if (given.attempt > 0) return comeWith(club, given, 1)
    await settleSession(club, text(given.sessionId))
    return 'settled'
  },

  /** The first process makes the house smaller while the others come. */
  async smaller(club, given) {
    if (given.runner > 0) return comeWith(club, given, 1)
    const { events } = club.schema.events
    const [row] = await club.store.read
      .select({ version: events.version })
      .from(events)
      .where(eq(events.number, text(given.number)))
    const set = { club, actor: systemActor, eventNumber: text(given.number), sessionId: text(given.sessionId) }
    const capacity = Number(given.capacity) + (given.attempt % 3)
    const answer = await setCapacities({ ...set, pools: [{ scope: 'people', capacity }], version: row?.version ?? 0 })
    return answer.ok || answer.reason
  },

  /** One ticket at many doors. */
  async doors(club, { number, sessionId, seatId, staff, place }) {
    const answer = await scanTicket({
      ...{ club, actor: acting(club, personAt(staff, place)), eventNumber: text(number), sessionId: text(sessionId) },
      ...{ seatId: text(seatId), door: `door ${place}`, key: `race-${text(seatId)}-${place}` },
    })
    if (!answer.ok) return answer.reason
    return answer.value.result === 'in' || answer.value.result
  },

  /** Every try takes one row of the outbox. */
  async lease(club, { place }) {
    const [row] = await leaseDue(club, `race-${place}`, 1)
    return row ? true : 'empty'
  },
}
