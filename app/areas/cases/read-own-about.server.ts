import { readOwnBooking } from '~/areas/booking/read-bookings.server'
import { requireOwnParty } from '~/areas/events/read-own-party.server'
import { loadEvent, reading } from '~/areas/events/rows.server'
import { carName } from '~/areas/garage/car-name'
import { requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import { readOwnEntry } from '~/areas/points/read-own-entry.server'
import { requireOwnRescue } from '~/areas/rescue/read-own.server'
import { readVoucher } from '~/areas/rewards/read-vouchers.server'
import { requireOwnVisit } from '~/areas/workshop/own-order.server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'

/** What a case can be filed from, each named by the number or id that its page has. */
export const ABOUT = ['record', 'visit', 'booking', 'event', 'rescue', 'points', 'reward', 'vehicle'] as const
export type AboutKind = (typeof ABOUT)[number]
export type About = {
  kind: AboutKind
  ref: string
  /** A name where the thing has one; the number says the rest. */
  title: string
  dealerId: string
  vehicleId: string | null
  href: string
}
type Of = { club: Club; actor: Actor; memberId: string; ref: string; language: Language }
type Found = Omit<About, 'kind' | 'ref'>

const FINDERS: Record<AboutKind, (of: Of) => Promise<Found>> = {
  record: (of) => order(of, '/records'),
  visit: (of) => order(of, '/visits'),
  async booking({ club, actor, ref, language }) {
    const { dealerId, vehicleId, jobs } = await readOwnBooking(club, actor, ref, language)
    return { title: jobs[0]?.name ?? '', dealerId, vehicleId, href: `/book/${ref}` }
  },
  async event({ club, actor, ref, language }) {
    const { eventId } = await requireOwnParty(club, actor, ref)
    const { title, dealerId } = await loadEvent(reading(club), eventId)
    return { title: say(title, language), dealerId, vehicleId: null, href: `/events/mine/${ref}` }
  },
  async rescue({ club, actor, ref }) {
    const { dealerId, vehicleId } = await requireOwnRescue(club, actor, ref)
    return { title: '', dealerId, vehicleId, href: `/rescue/${ref}` }
  },
  async points({ club, ref, ...reader }) {
    const { title } = await readOwnEntry(club, reader, ref)
    return { title, dealerId: '', vehicleId: null, href: '/points' }
  },
  async reward({ club, memberId, ref, language }) {
    const { name } = await readVoucher(club, { memberId, language }, ref)
    return { title: name, dealerId: '', vehicleId: null, href: `/vouchers/${ref}` }
  },
  async vehicle({ club, actor, ref, language }) {
    const car = await requireOwnVehicle(club, actor, ref)
    return { title: carName(car, language), dealerId: '', vehicleId: ref, href: `/garage/${ref}` }
  },
}

async function order({ club, actor, ref }: Of, under: string): Promise<Found> {
  const { dealerId, vehicleId } = await requireOwnVisit(club, actor, ref)
  return { title: '', dealerId, vehicleId, href: `${under}/${ref}` }
}

/**
 * What `<kind>:<number>` of an address means, when it is the actor's own; null for anything else, be it unknown,
 * another's or not an address of ours: the words count, what they are about can be told in them.
 */
export async function readAbout(club: Club, actor: Actor, about: string, language: Language): Promise<About | null> {
  const [, name = '', ref = ''] = /^([a-z]+):([\w-]{1,64})$/.exec(about) ?? []
  const kind = ABOUT.find((one) => one === name)
  const { memberId } = actor
  if (!kind || memberId === null) return null
  try {
    return { kind, ref, ...(await FINDERS[kind]({ club, actor, memberId, ref, language })) }
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
