import type { Condition } from '#db/schema/points-rules'
import type { Format } from '~/i18n/format'
import type { Translate } from '~/i18n/keys'
import { sentences } from '~/i18n/stored'
import type { RuleVersion } from './rules'

/** How a rule counts, in a sentence: 1 point for each ¥1. */
export function formulaText({ formula }: Pick<RuleVersion, 'formula'>, t: Translate, format: Format): string {
  const points = format.number(formula.points)
  if (formula.kind === 'fixed') return t('points:term.fixed', { points })
  return t('points:term.per_amount', { points, amount: format.money(formula.perMinor, formula.currency) })
}

/** When the points can be used and how long they last. */
export function datesText(
  version: Pick<RuleVersion, 'pendingDays' | 'validityMonths'>,
  t: Translate,
  { language }: Format,
): string {
  const pending = version.pendingDays === 0 ? '' : t('points:term.pending', { count: version.pendingDays })
  return sentences(language, [pending, t('points:term.validity', { months: version.validityMonths })])
}

/** Caps of a rule, a sentence each. */
export function capTexts({ memberBudget, clubBudget }: RuleVersion, t: Translate, format: Format): string[] {
  return [
    memberBudget && t(`points:term.cap_${memberBudget.per}`, { most: format.number(memberBudget.points) }),
    clubBudget && t(`points:term.club_cap_${clubBudget.per}`, { most: format.number(clubBudget.points) }),
  ].filter((text) => text !== null)
}

/** What has to hold, a sentence each, for staff. */
export function conditionText(condition: Condition, t: Translate, format: Format): string {
  switch (condition.on) {
    case 'tier':
      return t('points:term.tier', {
        list: format.list(condition.in.map((tier) => t(`points:tier.${tier}` as 'points:tier.gold'))),
      })
    case 'weekday':
      // 5 January 1970 was a Monday.
      return t('points:term.weekday', {
        list: format.list(
          condition.in.map((day) => format.date(`1970-01-${String(4 + day).padStart(2, '0')}`, 'weekday')),
        ),
      })
    case 'memberDays':
      return t('points:term.memberDays', { from: condition.min ?? 0, to: condition.max ?? '∞' })
    case 'amount':
      return t('points:term.amount', { key: condition.key, from: condition.min ?? 0, to: condition.max ?? '∞' })
    case 'counterpart':
      return t('points:term.counterpart')
    case 'code':
      return t('points:term.code', { key: condition.key, list: format.list(condition.in) })
    default:
      return t(`points:term.${condition.on}`, { list: format.list(condition.in) })
  }
}
