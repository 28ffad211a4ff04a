import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { memberIdOf } from '~/areas/membership/list-members.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { visibleMembers } from '~/areas/membership/relations.server'
import { type Format, formatter } from '~/i18n/format'
import { explain } from '~/i18n/stored'
import type { Instant } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { CLUB_ZONE } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { scopeOf } from '~/platform/permissions'
import type { Place } from './filters'
import { allVersions, NEWEST, PAGE } from './page-queries.server'
import type { Reading } from './read-points-page.server'
import { inForce, type RuleVersion } from './rules'
import { capTexts, conditionText, datesText, formulaText } from './terms'

export type RuleState = 'published' | 'planned' | 'ended' | 'retired'

/** Every rule with all its published versions, newest first, each read out in plain words. */
export async function readRules({ store, clock }: Pick<Club, 'store' | 'clock'>, { t, language }: Reading) {
  const now = clock.now()
  const format = formatter(language, CLUB_ZONE)
  const rows = await allVersions(store, store.read, {})
  return [...new Set(rows.map(({ ruleId }) => ruleId))].flatMap((ruleId) => {
    const own = rows.filter((row) => row.ruleId === ruleId)
    const versions = own.map(({ code, version }): RuleVersion & { publishedAt: Instant } => ({ code, ...version }))
    const newest = versions.at(-1)
    if (!newest) return []
    const current = inForce(versions, now)
    const retiredAt = own[0]?.retiredAt ?? null
    return [
      {
        id: ruleId,
        code: newest.code,
        name: say((current ?? newest).name, language),
        factType: newest.factType,
        retiredAt,
        state: stateOf(current, retiredAt, now),
        versions: versions.reverse().map((version) => ({
          version: version.version,
          isCurrent: version.version === current?.version && retiredAt === null,
          publishedAt: version.publishedAt,
          validFrom: version.validFrom,
          validUntil: version.validUntil,
          reading: readingOf(version, { t, language }, format),
        })),
      },
    ]
  })
}

function stateOf(current: RuleVersion | undefined, retiredAt: Instant | null, now: Instant): RuleState {
  if (retiredAt !== null) return 'retired'
  if (!current) return 'planned'
  return current.validUntil !== null && current.validUntil <= now ? 'ended' : 'published'
}

function readingOf(version: RuleVersion, { t, language }: Reading, format: Format): string[] {
  return [
    say(version.how, language),
    formulaText(version, t, format),
    version.tierMultiplier ? t('points-desk:rules.tier_multiplier') : '',
    version.countsForStanding ? t('points-desk:rules.standing') : '',
    ...version.conditions.map((condition) => conditionText(condition, t, format)),
    ...capTexts(version, t, format),
    version.stackingGroup
      ? t('points-desk:rules.stacking', { group: version.stackingGroup, priority: version.priority })
      : '',
    datesText(version, t, format),
  ].filter(Boolean)
}

export type EvaluationWish = { member: string; rule: string; reason?: string; before?: Place }

/**
 * Answers of the rules, newest first. Staff of a dealer name a member that the dealer has to do with; the whole club
 * may leave it out. Throws NotFound for a member that is not theirs to see.
 */
export async function searchEvaluations(club: Club, actor: Actor, wish: EvaluationWish, reading: Reading) {
  const { evaluations: e } = club.schema.points
  const wide = scopeOf(actor, 'points:read') === 'club'
  const memberId = wish.member === '' ? null : await findMember(club, actor, wish.member)
  if (memberId === undefined || (memberId === null && !wide)) {
    return { rows: [], older: null, isUnknown: memberId === undefined, needsMember: memberId === null }
  }
  const from = wish.before ?? NEWEST
  const rows = await club.store.read
    .select()
    .from(e)
    .where(
      and(
        sql`(${e.at}, ${e.id}) < (${from.at}, ${from.id})`,
        memberId === null ? undefined : eq(e.accountId, memberId),
        wish.rule === '' ? undefined : eq(e.ruleId, wish.rule),
        wish.reason ? eq(e.reason, wish.reason) : undefined,
      ),
    )
    .orderBy(desc(e.at), desc(e.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const members = await readMembers(
    club,
    page.map((row) => row.accountId),
  )
  const format = formatter(reading.language, CLUB_ZONE)
  const last = page.at(-1)
  return {
    rows: page.map((row) => ({
      id: row.id,
      at: row.at,
      occurredAt: row.occurredAt,
      member: members.get(row.accountId)?.number ?? '',
      factType: row.factType,
      rule: say(row.title, reading.language),
      version: row.ruleVersion,
      points: row.points,
      reason: row.reason,
      why: explain(reading.t, format, row.explanation),
    })),
    older: rows.length > PAGE && last ? { at: last.at, id: last.id } : null,
    isUnknown: false,
    needsMember: false,
  }
}

async function findMember(club: Club, actor: Actor, number: string): Promise<string | undefined> {
  try {
    const memberId = await memberIdOf(club, number)
    return (await visibleMembers(club, actor, [memberId])).has(memberId) ? memberId : undefined
  } catch (error) {
    if (error instanceof NotFound) return undefined
    throw error
  }
}

/** Accounts that stand still because their books do not agree. */
export async function readFrozen(club: Club): Promise<{ number: string; at: Instant }[]> {
  const { accounts } = club.schema.points
  const rows = await club.store.read
    .select({ id: accounts.id, at: accounts.frozenAt })
    .from(accounts)
    .where(isNotNull(accounts.frozenAt))
    .limit(50)
  const members = await readMembers(
    club,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ number: members.get(row.id)?.number ?? '', at: row.at ?? 0 }))
}
