import { and, asc, eq, isNull, lt } from 'drizzle-orm'
import { readMembers } from '~/areas/membership/read-members.server'
import { HOUR, type Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { serviceNames } from './read-board.server'

export type DueFollowUp = {
  number: string
  name: string
  service: string
  dueAt: Instant
  isLate: boolean
  zone: string
}
const MOST = 50
/** Calls that become due within the working day are shown beforehand. */
const AHEAD = 12 * HOUR

/** Calls that the desk owes after rescues ('' is every dealer), the soonest first; null for who may not make them. */
export async function dueFollowUps(
  club: Club,
  actor: Actor,
  dealerId: string,
  language: Language,
): Promise<DueFollowUp[] | null> {
  if (!can(actor, 'rescue:read', { dealerId })) return null
  const { followUps: f, requests: r } = club.schema.rescue
  const now = club.clock.now()
  const rows = await club.store.read
    .select({
      number: r.number,
      memberId: r.memberId,
      callerName: r.callerName,
      service: r.service,
      zone: r.zone,
      dueAt: f.dueAt,
    })
    .from(f)
    .innerJoin(r, eq(r.id, f.requestId))
    .where(and(dealerId === '' ? undefined : eq(f.dealerId, dealerId), isNull(f.doneAt), lt(f.dueAt, now + AHEAD)))
    .orderBy(asc(f.dueAt), asc(f.requestId))
    .limit(MOST)
  const members = await readMembers(
    club,
    rows.flatMap(({ memberId }) => memberId ?? []),
  )
  const names = await serviceNames(club, language)
  return rows.map(({ number, memberId, callerName, service, zone, dueAt }) => ({
    ...{ number, zone, dueAt, isLate: dueAt < now },
    name: (memberId ? members.get(memberId)?.name : undefined) || callerName,
    service: names.get(service) ?? service,
  }))
}
