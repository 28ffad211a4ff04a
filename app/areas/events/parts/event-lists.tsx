import { useFormat, useT } from '~/i18n/use'
import { localDay } from '~/kernel/zones'
import { ButtonLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { Rows } from '~/ui/rows'
import type { EventCardView } from '../read-events.server'
import { EventRow } from './event-row'

type Props = {
  events: readonly EventCardView[]
  /** What the rows stand under. */
  by: 'month' | 'day'
  marks: ReadonlyMap<string, string> | null
  filtered: boolean
  past: boolean
}

/** The events under their months, or under their days. */
export function EventLists({ events, by, marks, filtered, past }: Props) {
  const t = useT()
  const format = useFormat('UTC')
  if (events.length === 0) {
    return (
      <EmptyState
        className="mt-5"
        car={filtered || by === 'day' ? undefined : 'coupe'}
        title={t(
          filtered
            ? 'events:empty.filtered'
            : by === 'day'
              ? 'events:empty.month'
              : past
                ? 'events:empty.past'
                : 'events:empty.title',
        )}
        act={filtered ? <ButtonLink href="/events">{t('events:empty.all')}</ButtonLink> : undefined}
      >
        {filtered || past || by === 'day' ? undefined : t('events:empty.text')}
      </EmptyState>
    )
  }
  const groups = new Map<string, EventCardView[]>()
  for (const event of events) {
    const day = localDay(event.zone, event.startsAt)
    const key = by === 'day' ? day : day.slice(0, 7)
    groups.set(key, [...(groups.get(key) ?? []), event])
  }
  return [...groups].map(([key, of]) => (
    <Part
      key={key}
      id={by === 'day' ? `day-${key}` : undefined}
      className="mt-7 scroll-mt-4"
      title={by === 'day' ? format.date(key, 'short') : format.date(`${key}-01`, 'month')}
    >
      <Rows card>
        {of.map((event) => (
          <EventRow key={event.number} event={event} mark={marks?.get(event.number)} />
        ))}
      </Rows>
    </Part>
  ))
}
