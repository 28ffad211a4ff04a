import { eq } from 'drizzle-orm'
import { readDealers } from '~/areas/dealers/read.server'
import { NotFound } from '~/kernel/outcome'
import { CLUB_ZONE, dayBounds, localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can, type Permission } from '~/platform/permissions'

/** Throws NotFound unless the actor may do this at the dealer; '' is the whole club and wants the right for all of it. */
export function requireRescueDesk(actor: Actor, dealerId: string, permission: Permission = 'rescue:read'): void {
  if (!can(actor, permission, { dealerId })) throw new NotFound('dealer')
}

/** The call with this number, if its dealer is the actor's; unknown and foreign numbers are the same NotFound. */
export async function requireRescue(club: Club, actor: Actor, number: string, permission: Permission = 'rescue:read') {
  const { requests } = club.schema.rescue
  const [row] = await club.store.read.select().from(requests).where(eq(requests.number, number))
  if (!row || !can(actor, permission, { dealerId: row.dealerId })) throw new NotFound('rescue')
  return row
}

/** Topics of a board: the dealer's, or for the whole club those of its first dealers. */
export async function boardTopics(club: Club, dealerId: string): Promise<string[]> {
  if (dealerId !== '') return [`rescue-board:${dealerId}`]
  return (await readDealers(club)).slice(0, MOST_BOARDS).map(({ id }) => `rescue-board:${id}`)
}
const MOST_BOARDS = 18

/** Where a call is from before today, its place is history: shown only on demand, and that is on record. */
export function isPast(club: Club, call: { closedAt: number | null; createdAt: number; zone: string }): boolean {
  const zone = call.zone || CLUB_ZONE
  return call.closedAt !== null && call.createdAt < dayBounds(zone, localDay(zone, club.clock.now())).from
}
