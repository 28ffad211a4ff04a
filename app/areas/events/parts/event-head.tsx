import './events.css'
import { useT } from '~/i18n/use'
import { PageTitle } from '~/ui/card'
import { Chip } from '~/ui/chip'
import type { EventView } from '../read-event.server'
import { EventArt } from './event-art'
import { When } from './when'

/** What and when, before everything else. */
export function EventHead({ event }: { event: Omit<EventView, 'id'> }) {
  const t = useT()
  const { state } = event
  return (
    <>
      <div className="card grid place-items-center px-5 pt-6 pb-4">
        <EventArt art={event.art} />
      </div>
      <div className="mt-5 flex flex-wrap items-center gap-2">
        <Chip>{t(`events:kind.${event.kind}`)}</Chip>
        {event.chapter && <Chip>{event.chapter}</Chip>}
        {(state === 'cancelled' || state === 'postponed') && (
          <Chip tone={state === 'cancelled' ? 'danger' : 'warn'}>{t(`events:state.${state}`)}</Chip>
        )}
        {event.isOver && state !== 'cancelled' && <Chip>{t('events:state.closed')}</Chip>}
      </div>
      <PageTitle className="mt-3">{event.title}</PageTitle>
      {state !== 'postponed' && (
        <p className="mt-1 text-lead">
          <When of={event} zone={event.zone} />
        </p>
      )}
      <p className="mt-2 text-ink-2">{event.summary}</p>
    </>
  )
}
