import { and, asc, count, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import type { Actor } from '~/platform/actor'
import type { Club, Work } from '~/platform/club.server'
import { can, scopeOf } from '~/platform/permissions'
import { namesOf } from '~/platform/staff.server'
import { notOwn } from './inbox-filter.server'
import { readableDealers } from './read-inbox.server'
import { myTasks } from './tasks.server'

const MOST = 12

/** Cases that wait for the actor or, of the customer-relations manager, for anybody; late ones apart. For the rail. */
export async function countDue(
  club: Club,
  actor: Actor,
  deskDealerId: string,
): Promise<{ count: number; late: number }> {
  const { cases: r } = club.schema.cases
  const dealers = readableDealers(actor, deskDealerId)
  if (dealers?.length === 0) return { count: 0, late: 0 }
  const me = actor.userId ?? ''
  const mine = can(actor, 'case:manage') ? undefined : or(eq(r.solverId, me), eq(r.keeperId, me))
  const late = sql`coalesce(sum(case when ${r.nextDueAt} < ${club.clock.now()} then 1 else 0 end), 0)`
  const [row] = await club.store.read
    .select({ count: count(), late: late.mapWith(Number) })
    .from(r)
    .where(
      and(
        ...[sql`${r.attention}`, ne(r.nextDueKind, ''), notOwn(club, actor), mine],
        dealers ? inArray(r.dealerId, dealers) : undefined,
      ),
    )
  return row ?? { count: 0, late: 0 }
}

export type DueCase = {
  number: string
  title: string
  state: string
  due: { kind: string; at: Instant; late: boolean } | null
}
export type Mention = { number: string; title: string; by: string; at: Instant }

/**
 * What the actor has to do about cases, at the open desk: their own by what is due, tasks, notes that name them,
 * proposals that want their approval, and of head office the cases for which its support was asked.
 */
export async function readMyCases(club: Club, actor: Actor, deskDealerId: string) {
  const scope = scopeOf(actor, 'case:read')
  if (!actor.userId || scope === null || scope === 'own') return null
  const { cases: r } = club.schema.cases
  const me = actor.userId
  const dealers = readableDealers(actor, deskDealerId)
  const at = dealers ? inArray(r.dealerId, dealers) : undefined
  const now = club.clock.now()
  const list = async (condition: ReturnType<typeof and>): Promise<DueCase[]> => {
    const rows = await club.store.read
      .select({ number: r.number, title: r.title, state: r.state, at: r.nextDueAt, kind: r.nextDueKind })
      .from(r)
      .where(and(sql`${r.attention}`, notOwn(club, actor), condition))
      .orderBy(asc(r.nextDueAt), asc(r.id))
      .limit(MOST)
    return rows.map(({ number, title, state, at, kind }) => ({
      ...{ number, title, state, due: kind === '' ? null : { kind, at, late: at < now } },
    }))
  }
  return {
    own: await list(or(eq(r.solverId, me), eq(r.keeperId, me))),
    unassigned: can(actor, 'case:manage') ? await list(and(at, isNull(r.keeperId), isNull(r.solverId))) : [],
    approvals: can(actor, 'case:approve') ? await list(and(at, eq(r.state, 'approval'))) : [],
    support: scope === 'club' ? await list(and(isNotNull(r.supportAt), isNull(r.closedAt))) : [],
    tasks: await myTasks(club, actor, deskDealerId),
    mentions: await readMentions(club, actor),
  }
}
export type MyCases = NonNullable<Awaited<ReturnType<typeof readMyCases>>>

/** Notes that name the actor and that they have not seen yet, the last first. */
async function readMentions(club: Club, actor: Actor): Promise<Mention[]> {
  const { mentions, messages, cases } = club.schema.cases
  const rows = await club.store.read
    .select({
      number: cases.number,
      title: cases.title,
      dealerId: cases.dealerId,
      actorId: messages.actorId,
      at: mentions.at,
    })
    .from(mentions)
    .innerJoin(messages, eq(messages.id, mentions.messageId))
    .innerJoin(cases, eq(cases.id, mentions.caseId))
    .where(and(eq(mentions.userId, actor.userId ?? ''), isNull(mentions.seenAt)))
    .orderBy(desc(mentions.at))
    .limit(MOST)
  const names = await namesOf(
    club,
    rows.flatMap(({ actorId }) => actorId ?? []),
  )
  return rows
    .filter(({ dealerId }) => can(actor, 'case:read', { dealerId }))
    .map(({ number, title, actorId, at }) => ({ number, title, at, by: (actorId && names.get(actorId)) || '' }))
}

/** The actor has the case open: what named them in it counts as seen. */
export async function seeMentions(club: Club, actor: Actor, caseIds: readonly string[]): Promise<void> {
  const { mentions } = club.schema.cases
  const unseen = and(
    inArray(mentions.caseId, [...caseIds]),
    eq(mentions.userId, actor.userId ?? ''),
    isNull(mentions.seenAt),
  )
  const [one] = await club.store.read.select({ at: mentions.at }).from(mentions).where(unseen).limit(1)
  if (!one) return
  await club.write(actor, async (w: Work) => {
    await w.tx.update(mentions).set({ seenAt: w.now }).where(unseen)
  })
}

/** Open cases of a member, those of the actor's dealers: until they are closed the member is marked for care. */
export async function openCasesOf(club: Club, actor: Actor, memberId: string): Promise<DueCase[]> {
  const { cases: r } = club.schema.cases
  const now = club.clock.now()
  const rows = await club.store.read
    .select({
      ...{ number: r.number, title: r.title, state: r.state, at: r.nextDueAt, kind: r.nextDueKind },
      dealerId: r.dealerId,
    })
    .from(r)
    .where(and(eq(r.memberId, memberId), isNull(r.closedAt)))
    .orderBy(desc(r.createdAt), desc(r.id))
    .limit(50)
  return rows
    .filter(({ dealerId }) => can(actor, 'case:read', { dealerId }))
    .map(({ number, title, state, at, kind }) => ({
      ...{ number, title, state, due: kind === '' ? null : { kind, at, late: at < now } },
    }))
}
