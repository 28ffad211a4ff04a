import { findBooking, reading } from '~/areas/booking/rows.server'
import { requireOwnParty } from '~/areas/events/read-own-party.server'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { loadRescue } from '~/areas/rescue/open-request.server'
import { requireOwnRescue } from '~/areas/rescue/read-own.server'
import { readVoucher } from '~/areas/rewards/read-vouchers.server'
import { requireOwnVisit } from '~/areas/workshop/own-order.server'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'

/** What a case can be filed from. */
export const CONTEXT_KINDS = ['record', 'visit', 'booking', 'event', 'rescue', 'points', 'reward', 'vehicle'] as const
export type ContextKind = (typeof CONTEXT_KINDS)[number]
export type Context = { kind: ContextKind; ref: string }
type Found = { dealerId: string | null; vehicleId: string | null }

/**
 * Where the thing is at home that a member files from, and which car it is about. Throws NotFound for what is not the
 * member's own.
 */
export async function findContext(club: Club, actor: Actor, memberId: string, { kind, ref }: Context): Promise<Found> {
  const owner: Actor = { ...actor, memberId }
  switch (kind) {
    case 'record':
    case 'visit': {
      const { dealerId, vehicleId } = await requireOwnVisit(club, owner, ref)
      return { dealerId, vehicleId }
    }
    case 'booking': {
      const row = await findBooking(reading(club), { number: ref })
      if (!row || row.memberId !== memberId) throw new NotFound('booking')
      return { dealerId: row.dealerId, vehicleId: row.vehicleId }
    }
    case 'rescue': {
      const { id } = await requireOwnRescue(club, owner, ref)
      const { request } = await loadRescue(club, id)
      return { dealerId: request.dealerId, vehicleId: request.vehicleId }
    }
    case 'event':
      await requireOwnParty(club, owner, ref)
      return { dealerId: null, vehicleId: null }
    case 'reward':
      await readVoucher(club, { memberId, language: actor.language }, ref)
      return { dealerId: null, vehicleId: null }
    case 'vehicle': {
      const cars = await ownVehicles(club, memberId)
      if (!cars.some(({ id }) => id === ref)) throw new NotFound('vehicle')
      return { dealerId: null, vehicleId: ref }
    }
    case 'points':
      if (!/^[\w:-]{0,64}$/.test(ref)) throw new NotFound('points')
      return { dealerId: null, vehicleId: null }
  }
}
