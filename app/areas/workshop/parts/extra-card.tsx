import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { TextLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Figure } from '~/ui/figures'
import { Facts } from '~/ui/rows'
import type { ExtraView } from '../read-order.server'

/** Extra work as the owner decides on it: what was found, what it costs, what follows from either answer. */
export function ExtraCard({
  extra,
  visit,
  children,
}: {
  extra: ExtraView
  visit: { number: string; zone: string; currency: string }
  children?: ReactNode
}) {
  const t = useT()
  const format = useFormat(visit.zone)
  const money = (minor: number) => format.money(minor, visit.currency)
  const isOpen = extra.state === 'asked'
  return (
    <Card pad id={extra.id}>
      <div className="flex items-start justify-between gap-3">
        <h3 className="text-lead font-semibold">{extra.name}</h3>
        {!isOpen && <Chip>{t(`workshop:visit.extra.${extra.state as 'approved'}`)}</Chip>}
      </div>
      {extra.finding && <p className="mt-1">{extra.finding}</p>}
      {extra.hasPhoto && (
        <TextLink alone href={`/visits/${visit.number}/photos/${extra.id}`} data-document>
          {t('workshop:visit.extra.photo')}
        </TextLink>
      )}
      <p className="mt-2">
        <Figure small>{money(extra.minor)}</Figure>
      </p>
      <Facts
        className="mt-2"
        of={[
          [t('workshop:visit.extra.labour'), money(extra.labourMinor)],
          [t('workshop:visit.extra.parts'), extra.partsMinor > 0 ? money(extra.partsMinor) : null],
        ]}
      />
      {isOpen && (
        <div className="mt-3 grid gap-1 text-small text-ink-2">
          <p className="num">
            {extra.newPromisedAt
              ? t('workshop:visit.extra.time', { at: format.dateTime(extra.newPromisedAt, 'monthDay') })
              : t('workshop:visit.extra.same_time')}
          </p>
          {extra.consequence && (
            <p>
              <span className="font-medium text-ink">{t('workshop:visit.extra.consequence')}</span> {extra.consequence}
            </p>
          )}
          <p>{t('workshop:visit.extra.if_approved')}</p>
          <p>{t('workshop:visit.extra.if_declined')}</p>
        </div>
      )}
      {extra.answeredVia === 'desk' && extra.answerNote && (
        <p className="mt-2 text-small text-ink-2">{t('workshop:visit.extra.via_desk', { note: extra.answerNote })}</p>
      )}
      {children}
    </Card>
  )
}
