import { eq } from 'drizzle-orm'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'

/** Name of a helper of the actor's dealers; empty for anybody else's. */
export async function helperName(club: Club, actor: Actor, helperId: string): Promise<string> {
  const { helpers } = club.schema.rescue
  const [row] = await club.store.read
    .select({ name: helpers.name, dealerId: helpers.dealerId })
    .from(helpers)
    .where(eq(helpers.id, helperId))
  return row && can(actor, 'rescue:read', { dealerId: row.dealerId }) ? row.name : ''
}
