import { CalendarClock, CircleAlert, Info, LogIn } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { ButtonLink } from '~/ui/button'
import { Note } from '~/ui/card'
import { fromPrice } from '../from-price'
import type { EventView } from '../read-event.server'
import { because, fromPriceText, isPartyState, nextWord, partyLook } from './words'

type Props = { event: Omit<EventView, 'id'> }

/** Why its reader may not register now, and what helps; when it was moved or called off, why. */
export function EventGate({ event }: Props) {
  const t = useT()
  const format = useFormat(event.zone)
  const { gate, party, state, reason } = event
  if (state === 'cancelled' || state === 'postponed') {
    return (
      <Note
        className="mt-5"
        tone={state === 'cancelled' ? 'danger' : 'warn'}
        icon={CircleAlert}
        title={t(`events:refusal.${state === 'cancelled' ? 'called_off' : 'postponed'}`)}
      >
        {reason && <p>{reason}</p>}
      </Note>
    )
  }
  if (gate.ok || party || gate.reason === 'events:refusal.sign_in') return null
  const word = gate.nextStep ? nextWord(gate.nextStep) : null
  const isLater = gate.reason === 'events:refusal.not_yet'
  return (
    <Note
      className="mt-5"
      icon={isLater ? CalendarClock : Info}
      title={because(t, format, gate)}
      acts={word && gate.nextStep && <ButtonLink href={gate.nextStep}>{t(word)}</ButtonLink>}
    >
      {isLater && event.missed && <p>{t('events:gate.missed')}</p>}
      {event.openings && (
        <ul className="num mt-1">
          {event.openings.map(({ tier, at }) => (
            <li key={tier} className="flex justify-between gap-3">
              <span>{t(`points:tier.${tier}`)}</span>
              <span>{format.dateTime(at, 'monthDay')}</span>
            </li>
          ))}
        </ul>
      )}
    </Note>
  )
}

/** Whether anybody may still be taken: places that are left in any session. */
export const isFull = (event: Props['event']): boolean =>
  event.sessions.length > 0 && event.sessions.every(({ people }) => people !== null && people <= 0)

/** The one thing to do, in reach of the thumb; nothing when nothing can be done. */
export function footOf(event: Props['event']): boolean {
  return event.party !== null || event.gate.ok || event.gate.reason === 'events:refusal.sign_in'
}

export function EventFoot({ event }: Props) {
  const t = useT()
  const format = useFormat(event.zone)
  const { party, gate, kinds, currency, number } = event
  if (party) {
    return (
      <ButtonLink
        kind="go"
        full
        icon={isPartyState(party.state) ? partyLook[party.state].icon : undefined}
        href={`/events/mine/${party.number}`}
      >
        {t(party.state === 'confirmed' ? 'events:foot.tickets' : 'events:foot.party')}
      </ButtonLink>
    )
  }
  const price = fromPrice(kinds)
  const full = isFull(event)
  return (
    <div className="flex items-center justify-between gap-4">
      <p className="min-w-0">
        <span className="num block font-semibold">{price && fromPriceText(t, format, price, currency)}</span>
        <Left event={event} full={full} />
      </p>
      {gate.ok ? (
        <ButtonLink kind="go" href={`/events/${number}/join`}>
          {t(full ? 'events:foot.wait' : 'events:foot.join')}
        </ButtonLink>
      ) : (
        <ButtonLink kind="go" icon={LogIn} href={`/sign-in?to=${encodeURIComponent(`/events/${number}`)}`}>
          {t('events:foot.sign_in')}
        </ButtonLink>
      )}
    </div>
  )
}

function Left({ event, full }: Props & { full: boolean }) {
  const t = useT()
  const waiting = event.sessions.reduce((sum, one) => sum + one.waiting, 0)
  const left = event.sessions.reduce((sum, { people }) => sum + (people ?? Number.POSITIVE_INFINITY), 0)
  if (!full && !Number.isFinite(left)) return null
  return (
    <span className="num block text-small text-ink-2">
      {full
        ? waiting > 0
          ? t('events:left.queue', { count: waiting })
          : t('events:left.full')
        : t('events:left.places', { count: left })}
    </span>
  )
}
