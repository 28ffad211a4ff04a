import { confirmBooking } from '~/areas/booking/confirm-booking.server'
import { findSlots } from '~/areas/booking/find-slots.server'
import { holdSlot } from '~/areas/booking/hold-slot.server'
import { needsOf } from '~/areas/booking/needs'
import { readJobs } from '~/areas/booking/rows.server'
import type { DayOpening, DealerSettings } from '~/areas/dealers/rules'
import { addTemplate } from '~/areas/dealers/templates.server'
import { addUnit } from '~/areas/dealers/units.server'
import { makeVin } from '~/areas/garage/vin'
import { joinClub } from '~/areas/membership/join-club.server'
import { type Actor, guest, systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { openDealer } from './dealers'
import { granted } from './people'

let serial = 100

export type Owner = { actor: Actor; memberId: string; vehicleId: string }

/** An owner with a car, able to book; joined as a person at the counter does. */
export async function addOwner(club: Club): Promise<Owner> {
  serial += 1
  const name = `Owner ${serial}`
  const vin = makeVin({ wmi: 'LCV', vds: 'TN2A1', modelYear: 2024, plant: 'S', serial })
  const { memberId, userId, vehicleId } = granted(
    await joinClub({
      club,
      actor: systemActor,
      name,
      language: 'en',
      email: `owner-${serial}@corven.example`,
      consents: [{ purpose: 'service', given: true }],
      vehicle: { vin },
    }),
  )
  if (!vehicleId) throw new Error('no car')
  const actor: Actor = {
    ...guest('en', club.roles),
    kind: 'person',
    userId,
    memberId,
    name,
    sessionId: `session-of-${userId}`,
  }
  return { actor, memberId, vehicleId }
}

export type Workshop = {
  dealerId: string
  bays: string[]
  technicians: string[]
  /** 60 minutes, 15 of cleaning. */
  service: string
  /** 30 minutes. */
  wipers: string
}

type Size = {
  bays?: number
  technicians?: number
  waiters?: number
  loaners?: number
  code?: string
  zone?: string
  settings?: Partial<DealerSettings>
  week?: readonly DayOpening[]
}

/** A dealer with so many lift bays and general technicians; one of each unless told otherwise. */
export async function openWorkshop(club: Club, size: Size = {}): Promise<Workshop> {
  const { bays = 1, technicians = 1, waiters = 1, loaners = 0, code = 'SHQ', zone } = size
  const settings = { onlinePercent: 100, ...size.settings }
  const { week } = size
  const dealerId = await openDealer(club, { code, settings, ...(zone ? { zone } : {}), ...(week ? { week } : {}) })
  const actor = systemActor
  const many = async (kind: 'bay' | 'technician' | 'waiter' | 'loaner', count: number, more = {}) => {
    const ids: string[] = []
    for (let i = 1; i <= count; i++) {
      ids.push(granted(await addUnit({ club, actor, dealerId, kind, name: `${kind} ${i}`, ...more })).unitId)
    }
    return ids
  }
  const made = {
    bays: await many('bay', bays, { bayType: 'lift' }),
    technicians: await many('technician', technicians, { skills: ['general'] }),
  }
  await many('waiter', waiters)
  await many('loaner', loaners)
  const job = async (name: string, minutes: number, bufferMinutes: number) =>
    granted(
      await addTemplate({
        ...{ club, actor, minutes, bufferMinutes, code: `${code}-${name}` },
        name: { zh: name, en: name },
        detail: { zh: name, en: name },
        skill: 'general',
        bayType: 'lift',
        price: 68_000,
        currency: 'CNY',
        maintenanceKey: null,
        onlineBookable: true,
      }),
    ).templateId
  return { dealerId, ...made, service: await job('service', 60, 15), wipers: await job('wipers', 30, 0) }
}

/** Free starts of some days, as an owner sees them. */
export async function freeStarts(
  club: Club,
  shop: Workshop,
  from: string,
  days = 1,
  job = shop.service,
): Promise<number[]> {
  const needs = needsOf(granted(await readJobs(club, [job], true)))
  const found = await findSlots({ club, dealerId: shop.dealerId, needs, from, days })
  return found.flatMap((day) => day.slots.filter((slot) => slot.state === 'free').map((slot) => slot.startsAt))
}

/** An owner holds a time. */
export const hold = (club: Club, shop: Workshop, owner: Owner, startsAt: number, more = {}) =>
  holdSlot({
    ...{ club, actor: owner.actor, dealerId: shop.dealerId, vehicleId: owner.vehicleId },
    ...{ templateIds: [shop.service], startsAt, transport: 'none' as const },
    ...more,
  })

/** An owner books a time: hold and confirm. */
export async function book(club: Club, shop: Workshop, owner: Owner, startsAt: number) {
  const held = granted(await hold(club, shop, owner, startsAt))
  return granted(await confirmBooking({ club, actor: owner.actor, number: held.number }))
}
