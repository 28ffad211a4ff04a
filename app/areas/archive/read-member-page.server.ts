import { nextBookings } from '~/areas/booking/read-bookings.server'
import { readDealer } from '~/areas/dealers/read.server'
import { carName } from '~/areas/garage/car-name'
import { nextDue } from '~/areas/garage/maintenance-plan.server'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { type ConsentChannel, consentVerdict, PURPOSE_RULES, PURPOSES } from '~/areas/membership/consents'
import { readDecisions } from '~/areas/membership/keep-consents.server'
import { readMember } from '~/areas/membership/read-members.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import { liveVisits } from '~/areas/workshop/read-orders.server'
import type { Language } from '~/kernel/language'
import { maskEmail, maskPhone } from '~/kernel/masks'
import { say } from '~/kernel/words'
import { localDay } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'

export const SHOWN_CHANNELS: readonly ConsentChannel[] = ['mail', 'sms', 'phone']

/** Everything that the page of a member shows beside the timeline; phone, e-mail and birthday masked. */
export async function readMemberPage(club: Club, memberId: string, language: Language) {
  const member = await readMember(club, memberId)
  const decisions = await readDecisions({ schema: club.schema, read: club.store.read }, memberId)
  const home = member.homeDealerId ? await readDealer(club, member.homeDealerId) : undefined
  const cars = await ownVehicles(club, memberId)
  const latest = decisions.at(-1)
  return {
    id: memberId,
    number: member.number,
    name: member.name,
    tier: member.tier,
    language: member.language,
    joinedAt: member.joinedAt,
    erased: member.erasedAt !== null,
    phone: member.phone ? maskPhone(member.phone) : null,
    email: member.email ? maskEmail(member.email) : null,
    hasBirthday: member.birthday !== null,
    city: member.city,
    home: home ? say(home.name, language) : null,
    preferredChannel: member.preferredChannel,
    consents: PURPOSES.filter((purpose) => PURPOSE_RULES[purpose].channels.length > 0).map((purpose) => ({
      purpose,
      channels: SHOWN_CHANNELS.map((channel) => ({
        channel,
        given: consentVerdict(decisions, purpose, channel).ok,
      })),
    })),
    consentText: latest ? { law: latest.law, version: latest.version } : null,
    balance: await balanceOf(club, memberId),
    cars: await Promise.all(
      cars.map(async (car) => {
        const due = await nextDue(club, car.id)
        return {
          id: car.id,
          name: carName(car, language),
          plate: car.plate,
          body: car.body,
          role: car.role,
          due: due ? { name: say(due.name, language), on: due.dueOn ?? null, km: due.dueKm ?? null } : null,
        }
      }),
    ),
    bookings: (await nextBookings(club, memberId))
      .filter(({ state }) => state === 'booked')
      .map(({ number, startsAt, zone }) => ({ number, startsAt, day: localDay(zone, startsAt) })),
    visits: (await liveVisits(club, memberId, language)).map(({ id, number, state, promisedAt, job, zone, time }) => ({
      ...{ id, number, state, promisedAt, job, zone },
      late: time,
    })),
  }
}
