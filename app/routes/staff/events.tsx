import { useLoaderData } from '@remix-run/react'
import { Plus, Settings2 } from 'lucide-react'
import { type DeskSearch, deskSearch, readKey } from '~/areas/events/desk-forms'
import { eventLook } from '~/areas/events/parts/event-frame'
import { Fill } from '~/areas/events/parts/fill'
import { circleChoices } from '~/areas/events/read-circles.server'
import { countDeskTabs, type DeskEvent, listDeskEvents } from '~/areas/events/read-desk-events.server'
import { EVENT_KINDS, type EventKind, type EventState } from '~/areas/events/rules'
import { formatter } from '~/i18n/format'
import { useLanguage, useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { ButtonLink } from '~/ui/button'
import { Chip, StatusChip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { type FilterChip, Filters, SearchBox } from '~/ui/filters'
import { Select } from '~/ui/inputs'
import { Paging } from '~/ui/paging'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { type Column, DataTable } from '~/ui/table'
import { Tabs } from '~/ui/tabs'

export const loader = page({ permission: 'event:read', search: deskSearch }, async (handed) => {
  const { club, actor, search, deskDealerId, language } = handed
  const { after, ...filters } = search
  const key = readKey(after)
  const { rows, next } = await listDeskEvents(club, actor, deskDealerId, search, language, {
    ...(key ? { after: { startsAt: key.at, id: key.id } } : {}),
  })
  return {
    ...{ filters, rows },
    next: next && `${next.startsAt}_${next.id}`,
    counts: await countDeskTabs(club, actor, deskDealerId),
    ...(await circleChoices(club, language)),
    mayManage: can(actor, 'event:manage'),
    maySetUp: can(actor, 'event:set-up'),
  }
})

type Filter = Omit<DeskSearch, 'after'>
const TABS = ['coming', 'drafts', 'past', 'templates'] as const

const addressOf = ({ tab, ...filters }: Partial<Filter> & { after?: string }) => {
  const query = new URLSearchParams(tab && tab !== 'coming' ? { tab } : {})
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value)
  return query.size > 0 ? `/desk/events?${query}` : '/desk/events'
}

/** All events of the desk: coming, being written, over, and templates. */
export default function DeskEvents() {
  const t = useT()
  const { filters, rows, next, counts, mayManage, maySetUp } = useLoaderData<typeof loader>()
  const isFiltered = Boolean(filters.q || filters.kind || filters.series || filters.chapter)
  return (
    <StaffPage
      title={t('events-desk:title')}
      acts={
        <>
          {maySetUp && (
            <ButtonLink size="s" icon={Settings2} href="/desk/events/set-up">
              {t('events-desk:set_up.title')}
            </ButtonLink>
          )}
          {mayManage && (
            <ButtonLink kind="go" size="s" icon={Plus} href="/desk/events/new">
              {t('events-desk:list.add')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Pane pad={false} label={t('events-desk:title')}>
        <Tabs
          className="desk:px-6"
          label={t('events-desk:list.tabs')}
          of={TABS.map((tab) => ({
            href: addressOf({ tab }),
            label: t(`events-desk:list.tab.${tab}`),
            count: counts[tab] ?? 0,
            current: tab === filters.tab,
          }))}
        />
        <ListFilters />
        <DataTable
          inset
          caption={t('events-desk:title')}
          rows={rows}
          rowKey={({ number }) => number}
          rowHref={({ number }) => `/desk/events/${number}`}
          columns={useColumns()}
          empty={
            <EmptyState title={t(isFiltered ? 'events-desk:list.none' : `events-desk:list.empty.${filters.tab}`)}>
              {t(isFiltered ? 'events-desk:list.none_text' : `events-desk:list.empty_text.${filters.tab}`)}
            </EmptyState>
          }
        />
        <Paging
          className="desk:px-6"
          next={next && addressOf({ ...filters, after: next })}
          shown={rows.length > 0 && t('events-desk:list.rows', { count: rows.length })}
        />
      </Pane>
    </StaffPage>
  )
}

function useColumns(): Column<DeskEvent>[] {
  const t = useT()
  const language = useLanguage()
  return [
    {
      id: 'title',
      head: t('events-desk:col.event'),
      phone: 'lead',
      cell: (row) => <span className="font-medium">{row.title}</span>,
    },
    {
      id: 'state',
      head: t('events-desk:col.state'),
      phone: 'key',
      tight: true,
      cell: ({ state }) => (
        <StatusChip look={eventLook[state as EventState]}>{t(`events-desk:state.${state as EventState}`)}</StatusChip>
      ),
    },
    {
      id: 'time',
      head: t('events-desk:col.time'),
      cell: (row) => (
        <span className="num">
          {formatter(language, row.zone).dateTime(row.startsAt)}
          {row.sessions > 1 && (
            <span className="text-ink-2"> · {t('events-desk:list.sessions', { count: row.sessions })}</span>
          )}
        </span>
      ),
    },
    {
      id: 'kind',
      head: t('events-desk:col.kind'),
      phone: 'off',
      cell: (row) => t(`events-desk:kind.${row.kind as EventKind}`),
    },
    { id: 'place', head: t('events-desk:col.place'), cell: (row) => row.place },
    { id: 'fill', head: t('events-desk:col.fill'), cell: (row) => <Fill taken={row.taken} capacity={row.capacity} /> },
    {
      id: 'open',
      head: t('events-desk:col.open'),
      cell: ({ waiting, unpaid, owed }) => (
        <span className="flex flex-wrap gap-1">
          {waiting > 0 && <Chip>{t('events-desk:list.waiting', { count: waiting })}</Chip>}
          {unpaid > 0 && <Chip tone="warn">{t('events-desk:list.unpaid', { count: unpaid })}</Chip>}
          {owed > 0 && <Chip tone="danger">{t('events-desk:list.owed', { count: owed })}</Chip>}
        </span>
      ),
    },
  ]
}

function ListFilters() {
  const t = useT()
  const { filters, series, chapters } = useLoaderData<typeof loader>()
  const { tab, q, kind } = filters
  const field = (name: keyof Filter) => ({
    ...{ id: `events-${name}`, name, key: filters[name] ?? '' },
    ...(filters[name] ? { defaultValue: filters[name] } : {}),
  })
  const said: Partial<Record<keyof Filter, string | undefined>> = {
    q,
    kind: kind && t(`events-desk:kind.${kind}`),
    series: series.find(({ value }) => value === filters.series)?.label,
    chapter: chapters.find(({ value }) => value === filters.chapter)?.label,
  }
  const chips: FilterChip[] = Object.entries(said).flatMap(([name, label]) =>
    label ? [{ label, href: addressOf({ ...filters, [name]: undefined }) }] : [],
  )
  return (
    <div className="py-4 desk:px-6">
      <Filters
        auto
        action="/desk/events"
        clear={addressOf({ tab })}
        keep={{ tab: tab === 'coming' ? undefined : tab }}
        chips={chips}
      >
        <SearchBox bare label={t('events-desk:list.search')} name="q" value={q ?? ''} />
        <Select
          field={field('kind')}
          label={t('events-desk:col.kind')}
          placeholder={t('events-desk:any')}
          options={EVENT_KINDS.map((value) => ({ value, label: t(`events-desk:kind.${value}`) }))}
        />
        {series.length > 0 && (
          <Select
            field={field('series')}
            label={t('events-desk:edit.series')}
            placeholder={t('events-desk:any')}
            options={series}
          />
        )}
        {chapters.length > 0 && (
          <Select
            field={field('chapter')}
            label={t('events-desk:edit.chapter')}
            placeholder={t('events-desk:any')}
            options={chapters}
          />
        )}
      </Filters>
    </div>
  )
}
