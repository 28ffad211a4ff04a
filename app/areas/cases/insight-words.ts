import type { Translate } from '~/i18n/keys'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import type { Insights, Line } from './read-insights.server'
import type { Nature, Severity, Source } from './rules'

/** A duration of the figures in words: in whole hours and days where it is such, else in the smaller unit below two. */
export function timeWords(t: Translate, ms: number): string {
  const tenths = (unit: number) => Math.round((ms * 10) / unit) / 10
  if (ms < HOUR || (ms < 2 * HOUR && ms % HOUR !== 0))
    return t('cases-insights:minutes', { count: Math.round(ms / MINUTE) })
  if (ms < DAY || (ms < 2 * DAY && ms % DAY !== 0)) return t('cases-insights:hours', { count: tenths(HOUR) })
  return t('cases-insights:days', { count: tenths(DAY) })
}

/** A class of a distribution by both its ends, for where the class before it does not stand beside it. */
export function bandOf(t: Translate, steps: readonly number[], at: number): string {
  const [over, upTo] = [steps[at - 1], steps[at]]
  if (over === undefined || upTo === undefined) return spanOf(t, steps, at)
  return t('cases-insights:between', { from: timeWords(t, over), to: timeWords(t, upTo) })
}

/** A class of a distribution by the upper ends of its classes; the one behind the last is open. */
export function spanOf(t: Translate, steps: readonly number[], at: number): string {
  const upTo = steps[at]
  return upTo === undefined
    ? t('cases-insights:over', { time: timeWords(t, steps.at(-1) ?? 0) })
    : t('cases-insights:up_to', { time: timeWords(t, upTo) })
}

/** What a line of a group is called: by the club's own name, else by the word for its key. */
export function groupName(
  t: Translate,
  group: keyof Insights['groups'],
  { key, name }: Pick<Line, 'key' | 'name'>,
): string {
  if (name) return name
  if (group === 'nature') return t(`cases-setup:nature.${key as Nature}`)
  if (group === 'severity') return t(`cases-setup:severities.${key as Severity}`)
  if (group === 'source') return t(`cases-insights:source.${key as Source}`)
  if (group === 'dealer') return t('cases-setup:head_office')
  return t(group === 'model' ? 'cases-insights:other_makes' : 'cases-insights:gone')
}
