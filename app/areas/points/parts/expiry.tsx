import { Hourglass } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { Bars } from '~/ui/bars'
import { Note } from '~/ui/card'
import { Rows } from '~/ui/rows'
import type { Expiring } from '../schedule'

type Soon = { points: number; at: number; days: number } | null

/** When points end: bars of equal spans, the next date in words, and every lot in a list. */
export function ExpirySchedule({ expiry, soon }: { expiry: Expiring; soon: Soon }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      <Bars
        label={t('points:expiry.bars')}
        bars={expiry.bars.map(({ isSoon, ...bar }) => ({ ...bar, tone: isSoon && soon ? 'warn' : undefined }))}
      />
      {soon && (
        <Note
          tone="warn"
          icon={Hourglass}
          className="mt-5"
          title={t('points:expiry.soon', { points: format.number(soon.points), date: format.date(soon.at) })}
        >
          <p>{t('points:expiry.soon_text', { when: format.relativeDays(soon.days) })}</p>
        </Note>
      )}
      <details className="mt-4">
        <summary className="link link-alone cursor-pointer">{t('points:expiry.lots')}</summary>
        <Rows card className="mt-3">
          {expiry.dates.map((date) => (
            <div key={date.at} className="entry">
              <span className="item-title">{t('points:expiry.until', { date: date.date })}</span>
              <span className="entry-value">{date.points}</span>
              <ul className="entry-why">
                {date.lots.map((lot) => (
                  <li key={lot.id}>
                    {t(lot.from ? 'points:expiry.lot_pending' : 'points:expiry.lot', {
                      points: lot.points,
                      title: lot.title,
                      earned: lot.earned,
                      from: lot.from ?? '',
                    })}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </Rows>
      </details>
    </>
  )
}
