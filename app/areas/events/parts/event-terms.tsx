import { useFormat, useT } from '~/i18n/use'
import { dial } from '~/ui/brand'
import { TextLink } from '~/ui/button'
import { Card, Part } from '~/ui/card'
import { Facts } from '~/ui/rows'
import type { EventView } from '../read-event.server'
import { RefundRule } from './refund-rule'

/** What holds for everybody who registers, said before they do. */
export function EventTerms({ event }: { event: Omit<EventView, 'id'> }) {
  const t = useT()
  const format = useFormat(event.zone)
  const { needs, host, series } = event
  const paid = event.kinds.some(({ points, priceMinor }) => points > 0 || priceMinor > 0)
  return (
    <Part title={t('events:terms.title')}>
      <Card pad>
        <Facts
          left
          of={[
            [t('events:terms.closes'), format.dateTime(event.closesAt, 'short')],
            [t('events:terms.party'), t('events:terms.party_value', { count: event.partyMax })],
            [
              t('events:terms.tier'),
              needs.tier &&
                t('events:terms.tier_value', { tier: t(`points:tier.${needs.tier}` as 'points:tier.gold') }),
            ],
            [t('events:terms.models'), needs.models && format.list(needs.models)],
            [t('events:terms.chapters'), needs.chapters && needs.chapters.length > 0 && format.list(needs.chapters)],
            [
              t('events:terms.refund'),
              paid ? (
                <RefundRule key="r" refunds={event.refunds} freeUntil={event.freeUntil} zone={event.zone} />
              ) : (
                t('events:refund.free')
              ),
            ],
            [
              t('events:terms.no_show'),
              event.noShowMonths > 0
                ? t('events:terms.no_show_value', { count: event.noShowMonths })
                : t('events:terms.no_show_none'),
            ],
            [
              t('events:terms.series'),
              series && (
                <TextLink key="s" href={`/events?series=${series.id}`}>
                  {series.name}
                </TextLink>
              ),
            ],
            [
              t('events:terms.host'),
              host && (
                <span key="h">
                  {host.name} <TextLink href={dial(host.phone)}>{host.phone}</TextLink>
                </span>
              ),
            ],
          ]}
        />
      </Card>
    </Part>
  )
}
