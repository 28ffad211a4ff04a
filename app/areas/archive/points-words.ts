import type { Format } from '~/i18n/format'
import type { Key, Translate } from '~/i18n/keys'
import type { Message, MessageParams } from '~/kernel/message'

/** Explanation of an earning rule as a sentence: sums, days and tiers of its params as words. */
export function explained({ key, params = {} }: Message, t: Translate, format: Format): string {
  const words: MessageParams = {}
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== 'number') words[name] = name === 'tier' ? t(`archive-desk:tier.${value as 'gold'}`) : value
    else if (name.endsWith('Minor')) words[name] = format.money(value, String(params.currency ?? 'CNY'))
    else if (name.endsWith('At')) words[name] = format.date(value)
    else words[name] = format.number(value)
  }
  return t(key as Key, words)
}
