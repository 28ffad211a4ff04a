import type { Balance } from '~/areas/points/ledger'
import { useFormat, useT } from '~/i18n/use'
import { Card } from '~/ui/card'
import { Figure } from '~/ui/figures'
import { Scale } from '~/ui/scale'

type Props = {
  balance: Pick<Balance, 'available' | 'pending' | 'pendingFrom'>
  standing: number
  nextTier: { name: string; threshold: number } | null
  zone: string
}

/** What can be spent, what is on its way, and how far it is to the next tier. */
export function PointsCard({ balance, standing, nextTier, zone }: Props) {
  const t = useT()
  const format = useFormat(zone)
  return (
    <Card className="mt-3">
      <div className="relative flex items-end justify-between gap-4 p-4">
        <a className="over" href="/points">
          <span className="block text-small text-ink-2">{t('membership:home.available')}</span>
          <Figure>{format.number(balance.available)}</Figure>
        </a>
        {balance.pending > 0 && (
          <span className="num text-end text-small text-ink-2">
            {t('membership:home.pending', { points: format.number(balance.pending) })}
            <br />
            {balance.pendingFrom !== null &&
              t('membership:home.pendingFrom', { date: format.date(balance.pendingFrom, 'monthDay') })}
          </span>
        )}
      </div>
      {nextTier && (
        <div className="border-line border-t p-4">
          <div className="flex justify-between text-small">
            <span className="text-ink-2">{t('membership:home.standing')}</span>
            <span className="num">
              <b>{format.number(standing)}</b>{' '}
              <span className="text-ink-2">
                / {format.number(nextTier.threshold)} {nextTier.name}
              </span>
            </span>
          </div>
          <Scale className="mt-2.5" at={standing / nextTier.threshold} ticks={48} major={12} needle={false} />
        </div>
      )}
    </Card>
  )
}
