import { and, asc, eq, inArray } from 'drizzle-orm'
import { formatPhone } from '~/areas/membership/phones.server'
import { done, type Outcome } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { requireRescue } from './desk-scope.server'

export type TrailPoint = { lat: number; lng: number; at: number }
const MOST_POINTS = 2_000

/**
 * Shows where a call was and which way the helpers came, once, and leaves a line in the audit (`rescue.trail-read`).
 * After the retention nothing but the district is left to show. NotFound for a call of another dealer.
 */
export async function readTrail({
  club,
  actor,
  number,
}: Act<{ number: string }>): Promise<
  Outcome<{ place: string; district: string; lat: number | null; lng: number | null; points: TrailPoint[] }>
> {
  const call = await requireRescue(club, actor, number, 'rescue:manage')
  const { assignments, positions } = club.schema.rescue
  const jobs = club.store.read
    .select({ id: assignments.id })
    .from(assignments)
    .where(eq(assignments.requestId, call.id))
  const points = await club.store.read
    .select({ lat: positions.lat, lng: positions.lng, at: positions.at })
    .from(positions)
    .where(and(inArray(positions.assignmentId, jobs)))
    .orderBy(asc(positions.at), asc(positions.id))
    .limit(MOST_POINTS)
  return club.write(actor, async (w) => {
    await audit(w, {
      action: 'rescue.trail-read',
      subject: `rescue:${call.id}`,
      dealerId: call.dealerId,
      detail: { number: call.number, points: points.length },
    })
    const { place, district, lat, lng } = call
    return done({ place, district, lat, lng, points })
  })
}

/**
 * Shows the call-back number whole, once, and leaves a line in the audit (`rescue.phone-read`). For those who
 * dispatch; NotFound for anybody else.
 */
export async function revealCaller({
  club,
  actor,
  number,
}: Act<{ number: string }>): Promise<Outcome<{ phone: string; dial: string }>> {
  const call = await requireRescue(club, actor, number, 'rescue:manage')
  return club.write(actor, async (w) => {
    await audit(w, {
      action: 'rescue.phone-read',
      subject: `rescue:${call.id}`,
      dealerId: call.dealerId,
      personId: call.memberId,
      detail: { number: call.number },
    })
    return done({ phone: call.phone && formatPhone(call.phone), dial: call.phone })
  })
}
