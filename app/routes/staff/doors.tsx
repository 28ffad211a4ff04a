import { useLoaderData } from '@remix-run/react'
import { readDoors } from '~/areas/events/read-doors.server'
import { useFormat, useT } from '~/i18n/use'
import { localDay } from '~/kernel/zones'
import { page } from '~/platform/page.server'
import { Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { DateBlock, Item, Rows } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'

export const loader = page({ permission: 'desk:open' }, async ({ club, actor, language }) => ({
  events: await readDoors(club, actor, language),
  now: club.clock.now(),
}))

type Event = ReturnType<typeof useLoaderData<typeof loader>>['events'][number]

/** The doors that somebody may stand at today and tomorrow; made for a phone. */
export default function Doors() {
  const t = useT()
  const { events, now } = useLoaderData<typeof loader>()
  const isToday = ({ startsAt, zone }: Event) => localDay(zone, startsAt) <= localDay(zone, now)
  const days = [
    { title: t('events-door:doors.today'), of: events.filter(isToday) },
    { title: t('events-door:doors.tomorrow'), of: events.filter((event) => !isToday(event)) },
  ].filter(({ of }) => of.length > 0)
  return (
    <StaffPage title={t('events-door:doors.title')} withoutSearch>
      <Pane label={t('events-door:doors.title')}>
        <div className="mx-auto max-w-140">
          {days.length === 0 && (
            <EmptyState title={t('events-door:doors.empty')}>{t('events-door:doors.empty_text')}</EmptyState>
          )}
          {days.map(({ title, of }) => (
            <Part key={title} title={title}>
              <Rows card>
                {of.map((event) => (
                  <DoorRow key={event.number} event={event} now={now} />
                ))}
              </Rows>
            </Part>
          ))}
        </div>
      </Pane>
    </StaffPage>
  )
}

function DoorRow({ event, now }: { event: Event; now: number }) {
  const t = useT()
  const { number, title, place, startsAt, endsAt, zone, state } = event
  const format = useFormat(zone)
  const isOn = state === 'published' && startsAt <= now && now < endsAt
  return (
    <Item
      href={`/desk/events/${number}/door`}
      lead={<DateBlock {...format.dayAndMonth(startsAt)} />}
      title={title}
      sub={
        <span className="num">
          {format.time(startsAt)}–{format.time(endsAt)} · {place}
        </span>
      }
      end={
        isOn ? (
          <Chip tone="now">{t('events-door:doors.running')}</Chip>
        ) : state === 'closed' ? (
          <Chip>{t('events-door:doors.closed')}</Chip>
        ) : state === 'postponed' ? (
          <Chip tone="warn">{t('events-door:doors.postponed')}</Chip>
        ) : undefined
      }
    />
  )
}
