import './events.css'
import { useFormat, useT } from '~/i18n/use'
import { PlateNumber } from '~/ui/figures'
import { QrCode } from '~/ui/qr-code'
import type { OwnPartyView } from '../read-own-party.server'
import { When } from './when'

/** A ticket for everybody of the party, big enough for any door; the next one is a swipe away. */
export function Tickets({ party }: { party: Pick<OwnPartyView, 'seats' | 'event' | 'session'> }) {
  const t = useT()
  const format = useFormat(party.event.zone)
  const { seats, event, session } = party
  const many = seats.length > 1
  return (
    <section className="tickets mt-5" aria-label={t('events:ticket.title')} tabIndex={many ? 0 : undefined}>
      {seats.map((seat, at) => (
        <article key={seat.id} className="ticket" aria-label={seat.name}>
          {seat.qr && (
            <div className="ticket-code">
              <QrCode matrix={seat.qr} label={t('events:ticket.qr', { name: seat.name })} />
            </div>
          )}
          <div className="ticket-body">
            <div className="flex items-start justify-between gap-3">
              <h2 className="ticket-name">{seat.name}</h2>
              {many && (
                <span className="num pt-1 text-small text-ink-2">
                  {t('events:ticket.of', { at: format.number(at + 1), of: format.number(seats.length) })}
                </span>
              )}
            </div>
            <p className="text-small text-ink-2">
              {seat.kind}
              {seat.withCar && (seat.car || seat.plate) && (
                <>
                  {' · '}
                  {seat.car} {seat.plate && <PlateNumber>{seat.plate}</PlateNumber>}
                </>
              )}
            </p>
            <p className="mt-3 font-medium">
              <When of={session} zone={event.zone} />
            </p>
            <p className="text-small text-ink-2">{event.place}</p>
            {seat.enteredAt !== null && (
              <p className="num mt-3 text-small font-semibold">
                {t('events:ticket.in', { at: format.time(seat.enteredAt) })}
              </p>
            )}
          </div>
        </article>
      ))}
    </section>
  )
}
