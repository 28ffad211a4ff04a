import type { Language } from '~/kernel/language'
import type { Message } from '~/kernel/message'
import type { Format } from './format'
import type { Translate } from './keys'

/**
 * A stored sentence with its figures in the reader's language: `…Minor` is money in the currency of the parameters,
 * `…At` a day, `tier` the name of a tier, any other number a figure.
 */
export function explain(t: Translate, format: Format, { key, params = {} }: Message): string {
  const currency = String(params.currency ?? 'CNY')
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (name === 'tier') return [name, t(`points:tier.${value}` as 'points:tier.gold')]
      if (typeof value !== 'number') return [name, value]
      if (name.endsWith('Minor')) return [name, format.money(value, currency)]
      if (name.endsWith('At')) return [name, format.date(value)]
      return [name, format.number(value)]
    }),
  )
  return t(key as never, shown)
}

/** Whole sentences one after the other, each with its full stop; Chinese sets no space between them. */
export function sentences(language: Language, parts: readonly string[]): string {
  const zh = language === 'zh-CN'
  return parts
    .filter(Boolean)
    .map((part) => (/[.!?。！？…]$/.test(part) ? part : `${part}${zh ? '。' : '.'}`))
    .join(zh ? '' : ' ')
}
