import type { Format } from '~/i18n/format'
import type { Translate } from '~/i18n/keys'

/** What a ticket costs, as a table has it: points, money, both, or free. */
export function deskPrice(
  t: Translate,
  format: Format,
  { points, priceMinor }: { points: number; priceMinor: number },
  currency: string,
): string {
  const parts = [
    ...(points > 0 ? [t('events-desk:kinds.value', { points: format.number(points) })] : []),
    ...(priceMinor > 0 ? [format.money(priceMinor, currency)] : []),
  ]
  return parts.length === 0 ? t('events-desk:kinds.free') : parts.join(' + ')
}
