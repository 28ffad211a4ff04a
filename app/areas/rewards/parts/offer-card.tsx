import { useFormat, useT } from '~/i18n/use'
import type { OfferView } from '../read-catalogue.server'
import { RewardArt } from './reward-art'

/** One reward of the catalogue: what, how much, and what is missing. */
export function OfferCard({ offer }: { offer: OfferView }) {
  const t = useT()
  const format = useFormat()
  const hint = hintOf(offer, t, format)
  return (
    <li className="card relative flex flex-col">
      <span className="grid h-29 place-items-center rounded-t-card border-b border-line bg-canvas">
        <RewardArt art={offer.art} className={offer.verdict.ok ? undefined : 'opacity-60'} />
      </span>
      <span className="flex grow flex-col px-3.5 pt-3 pb-3.5">
        <a className="over font-medium" href={`/rewards/${offer.id}`}>
          {offer.name}
        </a>
        {offer.left !== null && offer.left > 0 && (
          <span className="num text-small text-ink-2">{t('rewards:left', { count: offer.left })}</span>
        )}
        <span className="num mt-auto pt-2 font-semibold">
          <span className="whitespace-nowrap">
            {format.number(offer.points)} <span className="font-normal text-ink-2">{t('rewards:points')}</span>
          </span>
          {offer.extra > 0 && (
            <span className="whitespace-nowrap font-normal text-ink-2">
              {' '}
              {t('rewards:plus', { amount: format.money(offer.extra, offer.currency) })}
            </span>
          )}
          {hint && <span className="block text-small font-normal text-ink-2">{hint}</span>}
        </span>
      </span>
    </li>
  )
}

function hintOf(offer: OfferView, t: ReturnType<typeof useT>, format: ReturnType<typeof useFormat>): string | null {
  if (offer.verdict.ok) return null
  const key = offer.verdict.reason.slice('rewards:refusal.'.length)
  return t(`rewards:hint.${key}` as 'rewards:hint.points', {
    missing: format.number(offer.missing),
    tier: t(`points:tier.${offer.minTier}` as 'points:tier.gold'),
    date: offer.opensAt === null ? '' : format.date(offer.opensAt, 'monthDay'),
  })
}
