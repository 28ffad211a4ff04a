import { readOwnBooking } from '~/areas/booking/read-bookings.server'
import { requireOwnParty } from '~/areas/events/read-own-party.server'
import { loadEvent, reading } from '~/areas/events/rows.server'
import { carName } from '~/areas/garage/car-name'
import { requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import { readOwnEntry } from '~/areas/points/read-own-entry.server'
import { readVoucher } from '~/areas/rewards/read-vouchers.server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { CONTEXT_KINDS, type ContextKind, findContext } from './find-context.server'

export type About = {
  kind: ContextKind
  /** The number or id that its page has. */
  ref: string
  /** A name where the thing has one; the number says the rest. */
  title: string
  /** Empty: no dealer's in particular. */
  dealerId: string
  vehicleId: string | null
  href: string
}

const PAGES: Record<ContextKind, (ref: string) => string> = {
  record: (ref) => `/records/${ref}`,
  visit: (ref) => `/visits/${ref}`,
  booking: (ref) => `/book/${ref}`,
  event: (ref) => `/events/mine/${ref}`,
  rescue: (ref) => `/rescue/${ref}`,
  points: () => '/points',
  reward: (ref) => `/vouchers/${ref}`,
  vehicle: (ref) => `/garage/${ref}`,
}

type Of = { club: Club; actor: Actor; memberId: string; ref: string; language: Language }

/** What things are called that have a name. Each throws NotFound for another's. */
const NAMES: Partial<Record<ContextKind, (of: Of) => Promise<string>>> = {
  async booking({ club, actor, ref, language }) {
    return (await readOwnBooking(club, actor, ref, language)).jobs[0]?.name ?? ''
  },
  async event({ club, actor, ref, language }) {
    const { eventId } = await requireOwnParty(club, actor, ref)
    return say((await loadEvent(reading(club), eventId)).title, language)
  },
  async points({ club, ref, ...reader }) {
    return (await readOwnEntry(club, reader, ref)).title
  },
  async reward({ club, memberId, ref, language }) {
    return (await readVoucher(club, { memberId, language }, ref)).name
  },
  async vehicle({ club, actor, ref, language }) {
    return carName(await requireOwnVehicle(club, actor, ref), language)
  },
}

/**
 * What `<kind>:<number>` of an address means, when it is the actor's own; null for anything else, be it unknown,
 * another's or not an address of ours: the words count, what they are about can be told in them.
 */
export async function readAbout(club: Club, actor: Actor, about: string, language: Language): Promise<About | null> {
  const [, name = '', ref = ''] = /^([a-z]+):([\w-]{1,64})$/.exec(about) ?? []
  const kind = CONTEXT_KINDS.find((one) => one === name)
  const { memberId } = actor
  if (!kind || memberId === null) return null
  try {
    const { dealerId, vehicleId } = await findContext(club, actor, memberId, { kind, ref })
    const title = (await NAMES[kind]?.({ club, actor, memberId, ref, language })) ?? ''
    return { kind, ref, title, dealerId: dealerId ?? '', vehicleId, href: PAGES[kind](ref) }
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
