import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { RescueQuestion } from '#db/schema/rescue'
import { readDealers } from '~/areas/dealers/read.server'
import { isTier, TIERS } from '~/areas/points/tiers'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import type { Words } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club } from '~/platform/club.server'
import { scopeOf } from '~/platform/permissions'
import { type Level, PRIORITIES, type Priority } from './rules'
import type { RescueSkill } from './skills'

/** What holds for the whole club is changed by those who answer for the whole club. */
function requireClub(actor: Actor) {
  if (scopeOf(actor, 'rescue:set-up') !== 'club') throw new NotFound('rescue-set-up')
}

export type ServiceInput = {
  name: Words
  questions: RescueQuestion[]
  skill: RescueSkill
  /** Minor units of the service's currency. */
  baseMinor: number
  includedKm: number
  perKmMinor: number
  /** Added at night, in basis points. */
  nightBp: number
  active: boolean
}

/**
 * Changes a kind of help: words, questions, tariff. Calls that are open keep what was said to them. Refuses questions
 * whose codes repeat or that have fewer than two answers, and a form older than its row. NotFound for a kind the club
 * does not know, and for whoever does not answer for the whole club.
 */
export async function saveService({
  club,
  actor,
  code,
  version,
  ...given
}: Act<ServiceInput & { code: string; version: number }>): Promise<Outcome<{ code: string }>> {
  requireClub(actor)
  const codes = given.questions.map((question) => question.code)
  if (new Set(codes).size < codes.length || given.questions.some(isBroken)) {
    return refuse('rescue-desk:setUp.refusal.questions', { field: 'questions' })
  }
  return club.write(actor, async (w) => {
    const { services } = w.schema.rescue
    const [before] = await w.tx.select().from(services).where(eq(services.code, code))
    if (!before) throw new NotFound('rescue-service')
    const { id: _, code: __, position: ___, version: known, ...current } = before
    if (known !== version) return stale(known, current)
    await w.tx
      .update(services)
      .set({ ...given, version: sql`${services.version} + 1` })
      .where(and(eq(services.code, code), eq(services.version, version)))
    await audit(w, {
      action: 'rescue.service-changed',
      subject: `rescue-service:${code}`,
      detail: { before: current, after: given },
    })
    return done({ code })
  })
}

const isBroken = ({ code, options }: RescueQuestion) =>
  code === '' || options.length < 2 || new Set(options.map((option) => option.code)).size < options.length

/**
 * Changes what is promised for a priority; calls in hand are measured by it from now on. Refuses an order of the
 * promises that cannot be kept (assigned before acknowledged, there before assigned) and a form older than its row.
 */
export async function saveLevel({
  club,
  actor,
  priority,
  version,
  ...given
}: Act<Level & { priority: string; version: number }>): Promise<Outcome<{ priority: string }>> {
  requireClub(actor)
  if (given.assignMinutes < given.acknowledgeMinutes) {
    return refuse('rescue-desk:setUp.refusal.level_order', { field: 'assignMinutes' })
  }
  if (given.arriveMinutes < given.assignMinutes) {
    return refuse('rescue-desk:setUp.refusal.level_order', { field: 'arriveMinutes' })
  }
  return club.write(actor, async (w) => {
    const { levels } = w.schema.rescue
    const [before] = await w.tx.select().from(levels).where(eq(levels.priority, priority))
    if (!before) throw new NotFound('rescue-level')
    const { priority: _, version: known, ...current } = before
    if (known !== version) return stale(known, current)
    await w.tx
      .update(levels)
      .set({ ...given, version: sql`${levels.version} + 1` })
      .where(and(eq(levels.priority, priority), eq(levels.version, version)))
    await audit(w, {
      action: 'rescue.level-changed',
      subject: `rescue-level:${priority}`,
      detail: { before: current, after: given },
    })
    return done({ priority })
  })
}

/**
 * What a tier has free in a calendar year; a row is made where there was none (`version` 0). Refuses free rescues of
 * which the club pays nothing, and a form older than its row.
 */
export async function saveEntitlement({
  club,
  actor,
  tier,
  kind,
  version,
  perYear,
  coverMinor,
}: Act<{ tier: string; kind: 'tow' | 'roadside'; version: number; perYear: number; coverMinor: number }>): Promise<
  Outcome<{ tier: string }>
> {
  requireClub(actor)
  if (!isTier(tier)) throw new NotFound('tier')
  if (perYear > 0 && coverMinor === 0) return refuse('rescue-desk:setUp.refusal.no_cover', { field: 'cover' })
  return club.write(actor, async (w) => {
    const { entitlements } = w.schema.rescue
    const after = { perYear, coverMinor }
    const [before] = await w.tx
      .select()
      .from(entitlements)
      .where(and(eq(entitlements.tier, tier), eq(entitlements.kind, kind)))
    const current = { perYear: before?.perYear ?? 0, coverMinor: before?.coverMinor ?? 0 }
    if ((before?.version ?? 0) !== version) return stale(before?.version ?? 0, current)
    const [saved] = before
      ? await w.tx
          .update(entitlements)
          .set({ ...after, version: version + 1 })
          .where(and(eq(entitlements.id, before.id), eq(entitlements.version, version)))
          .returning({ id: entitlements.id })
      : await w.tx
          .insert(entitlements)
          .values({ id: newId(w.now), tier, kind, ...after })
          .onConflictDoNothing()
          .returning({ id: entitlements.id })
    if (!saved) return stale(version, current)
    await audit(w, {
      action: 'rescue.entitlement-changed',
      subject: `rescue-entitlement:${tier}-${kind}`,
      detail: { before: current, after },
    })
    return done({ tier })
  })
}

/** Everything that is set up: what holds for the club, and the helpers of the actor's dealers. NotFound without the right. */
export async function readSetUp(club: Club, actor: Actor) {
  const scope = scopeOf(actor, 'rescue:set-up')
  if (scope === null || scope === 'own') throw new NotFound('rescue-set-up')
  const { services, levels, entitlements, helpers } = club.schema.rescue
  const on = club.store.read
  const dealers = (await readDealers(club)).filter(({ id }) => scope === 'club' || scope.has(id))
  const kept = await on.select().from(entitlements)
  return {
    isClub: scope === 'club',
    dealers: dealers.map(({ id, code, name, zone, currency, lat, lng }) => ({
      id,
      code,
      name,
      zone,
      currency,
      lat,
      lng,
    })),
    services: await on.select().from(services).orderBy(asc(services.position), asc(services.code)),
    levels: inOrder(await on.select().from(levels)),
    entitlements: TIERS.flatMap((tier) =>
      (['roadside', 'tow'] as const).map((kind) => {
        const row = kept.find((one) => one.tier === tier && one.kind === kind)
        return { tier, kind, perYear: row?.perYear ?? 0, coverMinor: row?.coverMinor ?? 0, version: row?.version ?? 0 }
      }),
    ),
    helpers: await on
      .select()
      .from(helpers)
      .where(
        inArray(
          helpers.dealerId,
          dealers.map(({ id }) => id),
        ),
      )
      .orderBy(asc(helpers.dealerId), asc(helpers.name), asc(helpers.id)),
  }
}

function inOrder<Row extends { priority: string }>(rows: Row[]): Row[] {
  return rows.sort((a, b) => PRIORITIES.indexOf(a.priority as Priority) - PRIORITIES.indexOf(b.priority as Priority))
}
