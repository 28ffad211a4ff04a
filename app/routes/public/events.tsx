import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { CalendarDays, History, List, MapPinned, Rss, SlidersHorizontal, Ticket, UsersRound } from 'lucide-react'
import { eventsSearch } from '~/areas/events/own-forms'
import { EventLists } from '~/areas/events/parts/event-lists'
import { EventMap } from '~/areas/events/parts/event-map'
import { MonthGrid } from '~/areas/events/parts/month-grid'
import { readComing, readEventFilters, readPast, readSpan } from '~/areas/events/read-events.server'
import { EVENT_KINDS } from '~/areas/events/rules'
import { useT } from '~/i18n/use'
import { addMonths } from '~/kernel/dates'
import { CLUB_ZONE, dayBounds, localDay } from '~/kernel/zones'
import { page } from '~/platform/page.server'
import { Columns, PageTitle, Part } from '~/ui/card'
import { Checkbox } from '~/ui/choices'
import { Filters } from '~/ui/filters'
import { Icon } from '~/ui/icon'
import { Select } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { Item, Rows } from '~/ui/rows'
import { SegmentLinks } from '~/ui/tabs'

/** What the club does together: as a list, a month, or a map. */
export const loader = page(
  { permission: 'public', search: eventsSearch },
  async ({ club, actor, search, t, language }) => {
    const today = localDay(CLUB_ZONE, club.clock.now())
    const month = search.month ?? today.slice(0, 7)
    const reader = { actor, language }
    const wanted = { kind: search.kind, chapterId: search.chapter, seriesId: search.series, may: Boolean(search.may) }
    const read = () => {
      if (search.view === 'past') return readPast(club, reader, wanted)
      if (search.view !== 'calendar') return readComing(club, reader, wanted)
      const { from } = dayBounds(CLUB_ZONE, `${month}-01`)
      const { from: to } = dayBounds(CLUB_ZONE, addMonths(`${month}-01`, 1))
      return readSpan(club, reader, { ...wanted, from, to })
    }
    return {
      title: t('events:title'),
      search: { ...search, month },
      today,
      isMember: actor.memberId !== null,
      tileUrl: club.config.tileUrl,
      events: await read(),
      filters: await readEventFilters(club, language),
    }
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

type Search = ReturnType<typeof useLoaderData<typeof loader>>['search']

/** The same page with something else; what is empty does not stand in the address. */
function hrefOf({ view, kind, chapter, series, may, month }: Search, change: Partial<Search>): string {
  const wanted = { view, kind, chapter, series, may, month, ...change }
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(wanted)) {
    const plain = (name === 'view' && value === 'list') || (name === 'month' && wanted.view !== 'calendar')
    if (value && !plain) search.set(name, value)
  }
  return search.size > 0 ? `/events?${search}` : '/events'
}

export default function Events() {
  const t = useT()
  const { search, events, today, tileUrl, isMember } = useLoaderData<typeof loader>()
  const { view, month } = search
  const pinned = events.filter(({ lat, lng }) => lat !== null && lng !== null)
  const marks = new Map(pinned.map(({ number }, at) => [number, String(at + 1)]))
  return (
    <OwnerPage wide>
      <Columns>
        <div>
          <PageTitle>{t(view === 'past' ? 'events:past_title' : 'events:title')}</PageTitle>
          {view !== 'past' && (
            <SegmentLinks
              className="seg-full mt-4"
              label={t('events:view.label')}
              of={[
                {
                  href: hrefOf(search, { view: 'list' }),
                  label: t('events:view.list'),
                  icon: List,
                  current: view === 'list',
                },
                {
                  href: hrefOf(search, { view: 'calendar' }),
                  label: t('events:view.calendar'),
                  icon: CalendarDays,
                  current: view === 'calendar',
                },
                {
                  href: hrefOf(search, { view: 'map' }),
                  label: t('events:view.map'),
                  icon: MapPinned,
                  current: view === 'map',
                },
              ]}
            />
          )}
          <Narrow />
          {view === 'calendar' && (
            <MonthGrid month={month} today={today} events={events} hrefOf={(to) => hrefOf(search, { month: to })} />
          )}
          {view === 'map' && (
            <EventMap
              tileUrl={tileUrl}
              pins={pinned.map(({ number, lat, lng, party }) => ({
                id: number,
                mark: marks.get(number) ?? '',
                mine: party !== null,
                lat: lat ?? 0,
                lng: lng ?? 0,
                href: party ? `/events/mine/${party.number}` : `/events/${number}`,
              }))}
            />
          )}
          <EventLists
            events={events}
            by={view === 'calendar' ? 'day' : 'month'}
            marks={view === 'map' ? marks : null}
            filtered={Boolean(search.kind || search.chapter || search.series || search.may)}
            past={view === 'past'}
          />
        </div>
        <div>
          <Part title={isMember ? t('events:ways.title') : undefined}>
            <Rows card>
              {isMember && <Item icon={Ticket} title={t('events:mine.title')} href="/events/mine" />}
              {isMember && (
                <Item
                  icon={UsersRound}
                  title={t('events:chapters.title')}
                  sub={t('events:ways.chapters')}
                  href="/events/chapters"
                />
              )}
              {isMember && (
                <Item icon={Rss} title={t('events:feed.title')} sub={t('events:ways.feed')} href="/events/mine/feed" />
              )}
              {!isMember && (
                <Item
                  icon={Rss}
                  title={t('events:ways.public')}
                  sub={t('events:ways.public_text')}
                  href="/events.ics"
                />
              )}
              {view === 'past' ? (
                <Item icon={CalendarDays} title={t('events:title')} href={hrefOf(search, { view: 'list' })} />
              ) : (
                <Item icon={History} title={t('events:past_title')} href={hrefOf(search, { view: 'past' })} />
              )}
            </Rows>
          </Part>
        </div>
      </Columns>
    </OwnerPage>
  )
}

/** What the lists are narrowed to; in the address, so that it can be kept and shared. */
function Narrow() {
  const t = useT()
  const { search, filters, isMember } = useLoaderData<typeof loader>()
  const { view, month, kind, chapter, series, may } = search
  const nameIn = (of: readonly { id: string; name: string }[], id: string) => of.find((one) => one.id === id)?.name
  const chips = [
    kind && { label: t(`events:kind.${kind}`), href: hrefOf(search, { kind: undefined }) },
    chapter && { label: nameIn(filters.chapters, chapter) ?? chapter, href: hrefOf(search, { chapter: undefined }) },
    series && { label: nameIn(filters.series, series) ?? series, href: hrefOf(search, { series: undefined }) },
    may && { label: t('events:filter.may'), href: hrefOf(search, { may: undefined }) },
  ].filter((chip) => typeof chip === 'object')
  return (
    <details className="mt-3 mb-5" open={chips.length > 0}>
      <summary className="inline-flex min-h-touch items-center gap-2 text-small text-ink-2">
        <Icon as={SlidersHorizontal} size="s" />
        {t('events:filter.title')}
      </summary>
      <Filters
        auto
        action="/events"
        className="pt-2"
        keep={{ view: view === 'list' ? undefined : view, month: view === 'calendar' ? month : undefined }}
        chips={chips}
        clear={hrefOf({ ...search, kind: undefined, chapter: undefined, series: undefined, may: undefined }, {})}
      >
        <Select
          field={{ id: 'kind', name: 'kind', initialValue: kind ?? '' }}
          label={t('events:filter.kind')}
          placeholder={t('events:filter.any')}
          options={EVENT_KINDS.map((one) => ({ value: one, label: t(`events:kind.${one}`) }))}
        />
        {filters.chapters.length > 0 && (
          <Select
            field={{ id: 'chapter', name: 'chapter', initialValue: chapter ?? '' }}
            label={t('events:filter.chapter')}
            placeholder={t('events:filter.any')}
            options={filters.chapters.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {filters.series.length > 0 && (
          <Select
            field={{ id: 'series', name: 'series', initialValue: series ?? '' }}
            label={t('events:filter.series')}
            placeholder={t('events:filter.any')}
            options={filters.series.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {isMember && (
          <Checkbox field={{ id: 'may', name: 'may', initialValue: Boolean(may) }}>{t('events:filter.may')}</Checkbox>
        )}
      </Filters>
    </details>
  )
}
