import { and, asc, eq, inArray } from 'drizzle-orm'
import { dayOfBooking } from '~/areas/booking/read-arrivals.server'
import { requireEvent } from '~/areas/events/event-scope.server'
import { requireRescue } from '~/areas/rescue/desk-scope.server'
import { requireDeskOrder } from '~/areas/workshop/own-order.server'
import { parseCode } from '~/kernel/codes'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club } from '~/platform/club.server'
import { can, type Permission } from '~/platform/permissions'
import { dealersFor, requireCase } from './case-scope.server'
import type { LinkKind } from './link-kinds'
import { raiseCase } from './live.server'
import { onDeskCase } from './on-case.server'

const PREFIX: Record<LinkKind, string | null> = {
  ...{ 'work-order': 'W', booking: 'B', rescue: 'R', event: 'E', case: 'C', part: null },
}
const WANTS: Record<LinkKind, Permission> = {
  'work-order': 'workshop:read',
  booking: 'booking:read',
  rescue: 'rescue:read',
  event: 'event:read',
  case: 'case:read',
  part: 'case:read',
}
const WAY: Record<LinkKind, ((ref: string) => string) | null> = {
  'work-order': (ref) => `/desk/orders/${ref}`,
  booking: (ref) => `/desk/calendar?open=${ref}`,
  rescue: (ref) => `/desk/rescue?open=${ref}`,
  event: (ref) => `/desk/events/${ref}`,
  case: (ref) => `/desk/cases/${ref}`,
  part: null,
}

/** The spelling under which it is kept, if it exists and the actor may see it; null otherwise. */
async function findRef(club: Club, actor: Actor, kind: LinkKind, typed: string): Promise<string | null> {
  if (kind === 'part') return typed.trim()
  const code = parseCode(typed, PREFIX[kind] ?? undefined)
  if (!code.ok || !can(actor, WANTS[kind])) return null
  const ref = code.value
  try {
    if (kind === 'work-order') await requireDeskOrder(club, actor, ref)
    else if (kind === 'rescue') await requireRescue(club, actor, ref)
    else if (kind === 'event') await requireEvent(club, actor, ref)
    else if (kind === 'case') await requireCase(club, actor, ref)
    else if ((await dayOfBooking(club, actor, ref)) === undefined) return null
    return ref
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

/**
 * Lays a work order, booking, rescue, event, part or another case beside a case. Refuses what does not exist or is not
 * the actor's to see, both with the same sentence; laid a second time it stays once.
 */
export async function addLink({
  kind,
  ref: typed,
  ...act
}: Act<{ number: string; kind: LinkKind; ref: string }>): Promise<Outcome<{ ref: string }>> {
  const ref = await findRef(act.club, act.actor, kind, typed)
  if (ref === null || ref === '') return refuse('cases-desk:link.unknown', { field: 'ref' })
  return onDeskCase(act, async (w, open, _hands, caseId) => {
    if (kind === 'case' && ref === open.row.number) return refuse('cases-desk:link.itself', { field: 'ref' })
    const [added] = await w.tx
      .insert(w.schema.cases.links)
      .values({ id: newId(w.now), caseId, kind, ref, addedBy: w.actor.userId, at: w.now })
      .onConflictDoNothing()
      .returning({ id: w.schema.cases.links.id })
    if (added) {
      const { dealerId } = open.row
      await audit(w, { action: 'case.link-added', subject: `case:${caseId}`, dealerId, detail: { kind, ref } })
      await raiseCase(w, open.row)
    }
    return done({ ref })
  })
}

/** Takes it away again. Throws NotFound for a link of another case. */
export async function dropLink({
  linkId,
  ...act
}: Act<{ number: string; linkId: string }>): Promise<Outcome<{ ref: string }>> {
  return onDeskCase(act, async (w, open) => {
    const { links, cases } = w.schema.cases
    const family = w.tx.select({ id: cases.id }).from(cases).where(eq(cases.rootId, open.row.rootId))
    const [gone] = await w.tx
      .delete(links)
      .where(and(eq(links.id, linkId), inArray(links.caseId, family)))
      .returning({ kind: links.kind, ref: links.ref, caseId: links.caseId })
    if (!gone) throw new NotFound('link')
    const { dealerId } = open.row
    const { kind, ref, caseId } = gone
    await audit(w, { action: 'case.link-dropped', subject: `case:${caseId}`, dealerId, detail: { kind, ref } })
    await raiseCase(w, open.row)
    return done({ ref })
  })
}

export type CaseLink = { id: string; kind: LinkKind; ref: string; href: string | null }

/** What lies beside a case and those merged into it; a way there only for those who may go it. */
export async function readLinks(club: Club, actor: Actor, caseIds: readonly string[]): Promise<CaseLink[]> {
  const { links } = club.schema.cases
  const rows = await club.store.read
    .select({ id: links.id, kind: links.kind, ref: links.ref })
    .from(links)
    .where(inArray(links.caseId, [...caseIds]))
    .orderBy(asc(links.at), asc(links.id))
  return rows.map(({ id, kind, ref }) => {
    const one = kind as LinkKind
    return { id, kind: one, ref, href: can(actor, WANTS[one]) ? (WAY[one]?.(ref) ?? null) : null }
  })
}

export type LinkedCase = { number: string; title: string; state: string }

/** Cases that name this: laid beside it, or filed from it. Only those of the actor's dealers. */
export async function casesAbout(club: Club, actor: Actor, kind: LinkKind, ref: string): Promise<LinkedCase[]> {
  const dealers = dealersFor(actor, 'case:read')
  if (dealers?.length === 0) return []
  const { cases, links } = club.schema.cases
  const laid = club.store.read
    .select({ id: links.caseId })
    .from(links)
    .where(and(eq(links.kind, kind), eq(links.ref, ref)))
  const fields = { number: cases.number, title: cases.title, state: cases.state }
  const readable = dealers && inArray(cases.dealerId, dealers)
  const byLink = await club.store.read
    .select(fields)
    .from(cases)
    .where(and(inArray(cases.id, laid), readable))
    .limit(20)
  const contexts: Partial<Record<LinkKind, string[]>> = { 'work-order': ['record', 'visit'], rescue: ['rescue'] }
  const from = contexts[kind]
  const filed = from
    ? await club.store.read
        .select(fields)
        .from(cases)
        .where(and(inArray(cases.contextKind, from), eq(cases.contextRef, ref), readable))
        .limit(20)
    : []
  const seen = new Map([...filed, ...byLink].map((one) => [one.number, one]))
  return [...seen.values()]
}
