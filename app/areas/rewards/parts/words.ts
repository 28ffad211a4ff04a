import type { Format } from '~/i18n/format'
import type { Translate } from '~/i18n/keys'
import type { MessageParams } from '~/kernel/message'
import type { Tone } from '~/ui/chip'
import type { Standing } from '../rules'

type Hint = { reason: string; params?: MessageParams }

/** The sentence of a verdict, with its figures as the reader writes them. */
export function because(t: Translate, format: Format, { reason, params = {} }: Hint): string {
  const { missing, tier, count } = params
  return t(reason as 'rewards:refusal.points', {
    ...params,
    ...(missing === undefined ? {} : { missing: format.number(Number(missing)) }),
    ...(tier === undefined ? {} : { tier: t(`points:tier.${tier}` as 'points:tier.gold') }),
    ...(count === undefined ? {} : { count: Number(count) }),
  })
}

/** Only what wants an eye takes colour. */
export const toneOf = (standing: Standing): Tone => (standing === 'live' ? 'now' : 'quiet')

/** What is paid at the counter on top, or nothing. */
export const onTop = (t: Translate, format: Format, { extra, currency }: { extra: number; currency: string }) =>
  extra > 0 ? t('rewards:on_top', { amount: format.money(extra, currency) }) : null

/** Where a voucher is honoured. */
export const whereText = (t: Translate, format: Format, dealers: readonly string[] | null) =>
  dealers === null ? t('rewards:everywhere') : format.list([...dealers])
