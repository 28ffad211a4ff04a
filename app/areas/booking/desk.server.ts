import { type Dealer, readDealer, readDealers } from '~/areas/dealers/read.server'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMember } from '~/areas/membership/read-members.server'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can, type Permission } from '~/platform/permissions'

/** The dealer, if the actor works its calendar; an unknown or foreign one is the same NotFound. */
export async function requireDesk(
  club: Club,
  actor: Actor,
  dealerId: string,
  permission: Permission = 'booking:manage',
): Promise<Dealer> {
  const dealer = await readDealer(club, dealerId)
  if (!dealer || !can(actor, permission, { dealerId })) throw new NotFound('dealer')
  return dealer
}

/**
 * Whose car is booked at the desk. The member comes from the car, or is named for a member without one. A member whom
 * the dealer has nothing to do with yet is linked by the booking itself: whoever brings a complete plate may book.
 */
export async function requireVisitor(
  club: Club,
  { memberId, vehicleId }: { memberId?: string | null; vehicleId?: string | null },
): Promise<{ memberId: string | null; vehicleId: string | null }> {
  if (memberId) await readMember(club, memberId)
  if (!vehicleId) return { memberId: memberId ?? null, vehicleId: null }
  const vehicle = (await readVehicles(club, [vehicleId])).get(vehicleId)
  if (!vehicle) throw new NotFound('vehicle')
  return { memberId: memberId ?? vehicle.ownerMemberId, vehicleId }
}

/** The dealer whose desk is open; for the whole club the first one until one is chosen. */
export async function openDesk({ club, deskDealerId }: { club: Club; deskDealerId: string }): Promise<Dealer> {
  const dealer = deskDealerId ? await readDealer(club, deskDealerId) : (await readDealers(club))[0]
  if (!dealer) throw new NotFound('dealer')
  return dealer
}
