import { and, desc, eq, sql } from 'drizzle-orm'
import { holdPoints, releaseHold, spendHold } from '~/areas/points/hold-points.server'
import { returnSpend } from '~/areas/points/return-spend.server'
import { spendPoints } from '~/areas/points/spend-points.server'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Work } from '~/platform/club.server'
import type { EventRow, PartyRow, Reads } from './rows.server'

/** Sets the points of a party aside until a moment. `key` tells apart what the same party holds one after the other. */
export async function holdFor(
  w: Work,
  party: Pick<PartyRow, 'id' | 'memberId'>,
  { points, until, key }: { points: number; until: Instant; key: string },
): Promise<Outcome<string | null>> {
  if (points === 0) return done(null)
  const { memberId } = party
  const held = await holdPoints(w, { memberId, points, until, cause: `event-party:${party.id}:${key}` })
  return held.ok ? done(held.value.holdId) : held
}

/** Lets go what was set aside; nothing when the party holds nothing. */
export async function letGo(w: Work, { holdId }: Pick<PartyRow, 'holdId'>): Promise<void> {
  if (holdId) await releaseHold(w, holdId)
}

/** Spends points of the member for a party: what was set aside if there is a hold, and puts the charge down. */
export async function chargePoints(
  w: Work,
  event: Pick<EventRow, 'title'>,
  party: Pick<PartyRow, 'id' | 'memberId' | 'number'>,
  { points, key, holdId = null }: { points: number; key: string; holdId?: string | null },
): Promise<Outcome<null>> {
  if (points === 0) return done(null)
  const told = {
    explanation: { key: 'events:explanation.registered' as const },
    title: event.title,
    about: `event-party:${party.number}`,
  }
  const spent = holdId
    ? await spendHold(w, { holdId, ...told })
    : await spendPoints(w, { memberId: party.memberId, points, cause: `event-party:${party.id}:${key}`, ...told })
  if (!spent.ok) return spent.reason === 'points:refusal.hold_over' ? refuse('events:refusal.hold_over') : spent
  const { charges } = w.schema.events
  await w.tx
    .insert(charges)
    .values({ id: newId(w.now), partyId: party.id, entryId: spent.value.entryId, points, at: w.now })
  return done(null)
}

/** What a party paid in points and has not had back, newest charge first. */
export async function openCharges({ tx, schema }: Reads, partyId: string) {
  const { charges } = schema.events
  return tx
    .select()
    .from(charges)
    .where(and(eq(charges.partyId, partyId), sql`${charges.returned} < ${charges.points}`))
    .orderBy(desc(charges.at), desc(charges.id))
}

/**
 * Gives so many points of a party back, into the lots that they came from with their dates, newest charge first.
 * Answers how many came back and how many of them ended at once. `key` is what gives them back, once.
 */
export async function givePointsBack(
  w: Work,
  party: Pick<PartyRow, 'id'>,
  { points, key }: { points: number; key: string },
): Promise<Outcome<{ restored: number; lost: number }>> {
  const { charges } = w.schema.events
  let left = points
  let lost = 0
  for (const charge of await openCharges(w, party.id)) {
    const share = Math.min(left, charge.points - charge.returned)
    if (share === 0) break
    const back = await returnSpend(w, {
      entryId: charge.entryId,
      points: share,
      cause: `event-charge:${charge.id}:${key}`,
      explanation: { key: 'events:explanation.returned' },
    })
    if (!back.ok) return back
    await w.tx
      .update(charges)
      .set({ returned: sql`${charges.returned} + ${share}` })
      .where(eq(charges.id, charge.id))
    left -= share
    lost += back.value.lost
  }
  return done({ restored: points - left, lost })
}
