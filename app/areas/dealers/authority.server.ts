import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can, type Permission } from '~/platform/permissions'
import { type Dealer, readDealer } from './read.server'

/** The dealer, if the actor may do this there; an unknown or foreign one is the same NotFound. */
export async function requireDealer(
  club: Club,
  actor: Actor,
  dealerId: string,
  permission: Permission = 'dealer:manage',
): Promise<Dealer> {
  const dealer = await readDealer(club, dealerId)
  if (!dealer || !can(actor, permission, { dealerId })) throw new NotFound('dealer')
  return dealer
}
