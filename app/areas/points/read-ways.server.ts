import { formatter } from '~/i18n/format'
import { sentences } from '~/i18n/stored'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { CLUB_ZONE } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'
import { accountById } from './book-queries.server'
import { allVersions, budgetsOfMember } from './page-queries.server'
import type { Reading } from './read-points-page.server'
import { inForce, periodOf, type RuleVersion } from './rules'
import { capTexts, datesText, formulaText } from './terms'
import { readTiers, type TierRow } from './tiers.server'

/** The version of every rule that is in force now, oldest rule first; retired rules and ended windows are left out. */
async function rulesInForce({ store, clock }: Pick<Club, 'store' | 'clock'>): Promise<RuleVersion[]> {
  const now = clock.now()
  const rows = await allVersions(store, store.read, {})
  const alive = rows
    .filter(({ retiredAt }) => retiredAt === null || retiredAt > now)
    .map(({ code, version }): RuleVersion => ({ code, ...version }))
  return [...new Set(alive.map(({ ruleId }) => ruleId))].flatMap((ruleId) => {
    const version = inForce(
      alive.filter((one) => one.ruleId === ruleId),
      now,
    )
    return version && (version.validUntil === null || version.validUntil > now) ? [version] : []
  })
}

/** Ways to earn in plain words, with what this member used of the own caps. Throws NotFound without an account. */
export async function readWays(club: Club, memberId: string, { t, language }: Reading) {
  const { store } = club
  const now = club.clock.now()
  const [account] = await accountById(store, store.read, { id: memberId })
  if (!account) throw new NotFound('points account')
  const [versions, used, tiers] = await Promise.all([
    rulesInForce(club),
    budgetsOfMember(store, store.read, {
      accountId: memberId,
      day: periodOf({ per: 'day', points: 1 }, now),
      year: periodOf({ per: 'year', points: 1 }, now),
    }),
    readTiers(club),
  ])
  const format = formatter(language, CLUB_ZONE)
  const tier = tiers.find(({ id }) => id === account.tier)
  return versions.map((version) => {
    const budget = version.memberBudget
    const period = periodOf(budget, now)
    const spent = used.find((one) => one.ruleId === version.ruleId && one.period === period)?.used ?? 0
    return {
      id: version.ruleId,
      name: say(version.name, language),
      formula: formulaText(version, t, format),
      how: sentences(language, [say(version.how, language), datesText(version, t, format)]),
      tier:
        version.tierMultiplier && tier && tier.earnPercent > 100
          ? t('points:term.tier_adds', { tier: say(tier.name, language), percent: tier.earnPercent - 100 })
          : null,
      cap: budget
        ? { text: capTexts({ ...version, clubBudget: null }, t, format)[0] ?? '', used: spent, most: budget.points }
        : null,
      standing: version.countsForStanding,
    }
  })
}

/** All tiers with their benefits, and where this member stands between two of them. */
export async function readTierPage(club: Club, memberId: string, { language }: Reading) {
  const { store } = club
  const [account] = await accountById(store, store.read, { id: memberId })
  if (!account) throw new NotFound('points account')
  const tiers = await readTiers(club)
  const at = tiers.findIndex(({ id }) => id === account.tier)
  const here: TierRow | undefined = tiers[at]
  const next: TierRow | undefined = tiers[at + 1]
  return {
    standing: account.standing,
    here: here ? { id: here.id, name: say(here.name, language), threshold: here.threshold } : null,
    next: next
      ? { name: say(next.name, language), threshold: next.threshold, missing: next.threshold - account.standing }
      : null,
    tiers: tiers.map((tier) => ({
      id: tier.id,
      name: say(tier.name, language),
      threshold: tier.threshold,
      earnPercent: tier.earnPercent,
      benefits: tier.benefits.map((benefit) => say(benefit, language)),
      isHere: tier.id === account.tier,
    })),
  }
}
