import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { Chip, StatusChip } from '~/ui/chip'
import { DateBlock, Item } from '~/ui/rows'
import type { EventCardView } from '../read-events.server'
import { because, fromPriceText, isPartyState, partyLook, partyWord } from './words'

/** One event of a list: when, what, where, for how much, and what its reader may do about it. */
export function EventRow({ event, mark }: { event: EventCardView; mark?: string }) {
  const format = useFormat(event.zone)
  const { party, state } = event
  return (
    <Item
      href={party ? `/events/mine/${party.number}` : `/events/${event.number}`}
      lead={<DateBlock {...format.dayAndMonth(event.startsAt)} />}
      title={
        <>
          {mark && <span className="event-mark">{mark}</span>}
          <span className={state === 'cancelled' ? 'line-through' : undefined}>{event.title}</span>
        </>
      }
      sub={
        <>
          <span className="num">
            {format.date(event.startsAt, 'weekday')} {format.time(event.startsAt)}
          </span>
          {event.place && ` · ${event.place}`}
          <Standing event={event} />
        </>
      }
    />
  )
}

function Standing({ event }: { event: EventCardView }) {
  const t = useT()
  const format = useFormat(event.zone)
  const { party, gate, state, left, waiting, price, isOver } = event
  const line = (children: ReactNode) => (
    <span className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1">{children}</span>
  )
  if (state === 'cancelled') return line(<Chip tone="danger">{t('events:state.cancelled')}</Chip>)
  if (party && isPartyState(party.state))
    return line(
      <StatusChip look={isOver ? { tone: 'quiet' } : partyLook[party.state]}>
        {partyWord(t, { state: party.state, attended: party.attended, isOver })}
      </StatusChip>,
    )
  if (isOver) return line(<Chip>{t('events:state.closed')}</Chip>)
  if (state === 'postponed') return line(<Chip tone="warn">{t('events:state.postponed')}</Chip>)
  const cost = price && <span className="num text-ink">{fromPriceText(t, format, price, event.currency)}</span>
  if (!gate.ok && gate.reason !== 'events:refusal.sign_in')
    return line(
      <>
        {cost}
        <span className="text-ink-2">{because(t, format, gate)}</span>
      </>,
    )
  return line(
    <>
      {cost}
      {left === 0 ? (
        <Chip>{waiting > 0 ? t('events:left.queue', { count: waiting }) : t('events:left.full')}</Chip>
      ) : (
        left !== null && <span className="num text-ink-2">{t('events:left.places', { count: left })}</span>
      )}
    </>,
  )
}
