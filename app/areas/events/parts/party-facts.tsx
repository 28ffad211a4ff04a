import { useFormat, useT } from '~/i18n/use'
import { TextLink } from '~/ui/button'
import { Card, Part } from '~/ui/card'
import { Facts, Item, Rows } from '~/ui/rows'
import type { OwnPartyView } from '../read-own-party.server'
import { dueOf } from '../rules'
import { RefundRule } from './refund-rule'
import { When } from './when'
import { priceText } from './words'

type Props = { party: OwnPartyView }

/** When and where, and what was paid or is still to pay. */
export function PartyFacts({ party }: Props) {
  const t = useT()
  const { event, session, points, priceMinor, paidPoints, paidMinor, owedMinor, state } = party
  const format = useFormat(event.zone)
  const due = dueOf(party)
  const live = state === 'confirmed'
  return (
    <Card pad className="mt-5">
      <Facts
        left
        of={[
          [
            t('events:party.when'),
            event.state === 'postponed' ? t('events:state.postponed') : <When key="w" of={session} zone={event.zone} />,
          ],
          [t('events:party.session'), session.name],
          [
            t('events:about.place'),
            event.place && (
              <span key="p">
                {event.place}
                {event.address && <span className="block text-ink-2">{event.address}</span>}
              </span>
            ),
          ],
          [
            t('events:party.price'),
            <span key="c" className="num">
              {priceText(t, format, { points, priceMinor }, event.currency)}
            </span>,
          ],
          [
            t('events:party.paid_points'),
            live && paidPoints > 0 ? t('events:price.points', { points: format.number(paidPoints) }) : null,
          ],
          [t('events:party.paid'), paidMinor > 0 ? format.money(paidMinor, event.currency) : null],
          [
            t('events:party.due'),
            live && due > 0 ? t('events:party.due_value', { amount: format.money(due, event.currency) }) : null,
          ],
          [
            t('events:party.owed'),
            owedMinor > 0 ? t('events:party.owed_value', { amount: format.money(owedMinor, event.currency) }) : null,
          ],
          [
            t('events:terms.refund'),
            (state === 'held' || state === 'confirmed' || state === 'offered') &&
            !party.isOver &&
            (points > 0 || priceMinor > 0) ? (
              <RefundRule key="r" refunds={event.refunds} freeUntil={event.freeUntil} zone={event.zone} />
            ) : null,
          ],
          [
            t('events:party.event'),
            <TextLink key="e" alone className="-my-3" href={`/events/${event.number}`}>
              {t('events:party.see_event')}
            </TextLink>,
          ],
        ]}
      />
    </Card>
  )
}

/** Who comes, each with the ticket and its price. */
export function PartyPeople({ party }: Props) {
  const t = useT()
  const { event, seats } = party
  const format = useFormat(event.zone)
  return (
    <Part title={t('events:party.people')} end={t('events:people', { count: seats.length })}>
      <Rows card>
        {seats.map((seat) => (
          <Item
            key={seat.id}
            title={seat.name}
            sub={[seat.kind, ...(seat.withCar ? [[seat.car, seat.plate].filter(Boolean).join(' ')] : [])]
              .filter(Boolean)
              .join(' · ')}
            end={<span className="num">{priceText(t, format, seat, event.currency)}</span>}
          />
        ))}
      </Rows>
    </Part>
  )
}
