import { readOwnBookings } from '~/areas/booking/read-bookings.server'
import { casesForYou } from '~/areas/cases/read-own-list.server'
import { countComing } from '~/areas/events/read-events.server'
import { nextParties } from '~/areas/events/read-own-events.server'
import { type CarView, readGarage } from '~/areas/garage/read-garage.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import { readTiers, tierOf } from '~/areas/points/tiers.server'
import { openRescues } from '~/areas/rescue/read-own-list.server'
import { type OfferView, readCatalogue } from '~/areas/rewards/read-catalogue.server'
import { countVouchers } from '~/areas/rewards/read-vouchers.server'
import { liveVisits } from '~/areas/workshop/read-orders.server'
import { DAY } from '~/kernel/clock'
import { groupCode } from '~/kernel/codes'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { localOf } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { profileGaps } from './edit-profile.server'
import { readMember } from './read-members.server'

/** Points whose end is nearer than this are worth a line. */
const EXPIRY_NOTED = 60 * DAY

/** A step that a new member has not taken yet. */
export type FirstStep = 'car' | 'reading' | 'profile'

/** Everything on the first page of a member. */
export async function readHome(club: Club, actor: Actor, language: Language) {
  const { memberId } = actor
  if (!memberId) throw new NotFound('member')
  const member = await readMember(club, memberId)
  const { zone } = member
  const [cars, balance, tiers, standings, bookings, visits, catalogue, vouchers, rescues, cases, parties, coming] =
    await Promise.all([
      readGarage(club, { memberId, language, zone }),
      balanceOf(club, memberId),
      readTiers(club),
      tierOf(club, [memberId]),
      readOwnBookings(club, actor, language),
      liveVisits(club, memberId, language),
      readCatalogue(club, { memberId, language }),
      countVouchers(club, memberId),
      openRescues(club, memberId),
      casesForYou(club, memberId),
      nextParties(club, memberId, language),
      countComing(club),
    ])
  const tierAt = tiers.findIndex(({ id }) => id === member.tier)
  const nextTier = tiers[tierAt + 1]
  const now = club.clock.now()
  const { minute } = localOf(zone, now)
  return {
    zone,
    greeting: minute < 720 ? ('morning' as const) : minute < 1_080 ? ('afternoon' as const) : ('evening' as const),
    member: { name: member.name, number: groupCode(member.number), tier: member.tier },
    cars,
    balance,
    // A lot ends with a moment that is already too late: its last day is the one before.
    expiring:
      balance.expiringAt !== null && balance.expiringAt - now <= EXPIRY_NOTED
        ? { points: balance.expiringPoints, at: balance.expiringAt - 1 }
        : null,
    nextTier: nextTier ? { name: say(nextTier.name, language), threshold: nextTier.threshold } : null,
    standing: standings.get(memberId)?.standing ?? 0,
    // A car that is in the workshop is shown by its visit.
    bookings: bookings.ahead.filter(({ state }) => state === 'booked').slice(0, 3),
    visits: visits.map(({ number, car, state, undecided, promisedAt, zone }) => ({
      number,
      car,
      state,
      undecided,
      promisedAt,
      zone,
    })),
    rescues,
    cases,
    parties: parties.slice(0, 3),
    coming,
    buys: whatPointsBuy(catalogue.offers),
    vouchers,
    steps: firstSteps(cars, profileGaps(member).length > 0),
  }
}

/** The best that the points buy now; when they buy nothing yet, the reward that is nearest. */
function whatPointsBuy(offers: readonly OfferView[]) {
  const now = offers.filter(({ verdict }) => verdict.ok).sort((a, b) => b.points - a.points)[0]
  const next = offers.find(({ verdict }) => !verdict.ok && verdict.reason === 'rewards:refusal.points')
  const best = now ?? next
  return best ? { id: best.id, name: best.name, points: best.points, missing: now ? 0 : best.missing } : null
}

function firstSteps(cars: readonly CarView[], gaps: boolean): FirstStep[] {
  const steps: FirstStep[] = []
  if (cars.length === 0) steps.push('car')
  else if (cars.every((car) => car.km === null)) steps.push('reading')
  if (gaps) steps.push('profile')
  return steps
}
