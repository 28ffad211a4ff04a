import { asc, eq } from 'drizzle-orm'
import { readDealers } from '~/areas/dealers/read.server'
import { carName } from '~/areas/garage/car-name'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { formatPhone } from '~/areas/membership/phones.server'
import { readMember } from '~/areas/membership/read-members.server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { CLUB_ZONE } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { estimatesFor } from './entitlements.server'
import type { Place } from './geo'
import { ownRescues } from './read-own-list.server'
import type { Service } from './rules'
import { type Estimate, isNight } from './tariff'

export type Estimates = Partial<Record<Service, Estimate>>

/** Kinds of help that the club gives, in their order. */
export async function readOffered({ store, schema }: Club) {
  const { services } = schema.rescue
  return store.read
    .select()
    .from(services)
    .where(eq(services.active, true))
    .orderBy(asc(services.position), asc(services.code))
}
type Offered = Awaited<ReturnType<typeof readOffered>>

/** Kinds of help that the club gives, with what is asked about them, in the reader's words. */
export async function readServices(club: Club, language: Language) {
  return inWords(await readOffered(club), language)
}

const inWords = (offered: Offered, language: Language) =>
  offered.map(({ code, name, questions }) => ({
    code: code as Service,
    name: say(name, language),
    questions: questions.map((question) => ({
      code: question.code,
      text: say(question.text, language),
      options: question.options.map((option) => ({ code: option.code, text: say(option.text, language) })),
    })),
  }))

/** What each kind of help would cost the member at a place, or anywhere near while no place is known. */
export async function estimateAll(club: Club, actor: Actor, place: Place | null): Promise<Estimates> {
  const { memberId } = actor
  if (!memberId) throw new NotFound('member')
  const services = await readOffered(club)
  return Object.fromEntries(await estimatesFor({ club, actor, memberId, place, services }))
}

/** All that the page for a call has filled in already. */
export async function readCall(club: Club, actor: Actor, language: Language) {
  const { memberId } = actor
  if (!memberId) throw new NotFound('member')
  const offered = await readOffered(club)
  const [member, cars, estimates, dealers, rescues] = await Promise.all([
    readMember(club, memberId),
    ownVehicles(club, memberId),
    estimatesFor({ club, actor, memberId, place: null, services: offered }),
    readDealers(club),
    ownRescues(club, memberId, { limit: 5 }),
  ])
  const home = dealers.find(({ id }) => id === member.homeDealerId) ?? dealers[0]
  return {
    isNight: isNight(home?.zone ?? CLUB_ZONE, club.clock.now()),
    phone: member.phone === null ? '' : formatPhone(member.phone),
    cars: cars.map((car) => ({ id: car.id, name: carName(car, language), plate: car.plate })),
    services: inWords(offered, language),
    estimates: Object.fromEntries(estimates) as Estimates,
    around: { lat: home?.lat ?? 31.23, lng: home?.lng ?? 121.47 },
    open: rescues.open.map(({ number, service, phase }) => ({ number, service, phase })),
    tileUrl: club.config.tileUrl,
  }
}
