import { useLoaderData } from '@remix-run/react'
import { overviewSearch } from '~/areas/events/after-forms'
import { readOverview } from '~/areas/events/read-overview.server'
import { fillOf, perHead, showRateOf } from '~/areas/events/report-figures'
import { useFormat, useT } from '~/i18n/use'
import { addDays } from '~/kernel/dates'
import { CLUB_ZONE, dayBounds, localDay } from '~/kernel/zones'
import { page } from '~/platform/page.server'
import { Bars } from '~/ui/bars'
import { Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { Filters } from '~/ui/filters'
import { DateInput } from '~/ui/inputs'
import { Stats } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { DataTable } from '~/ui/table'

const DAYS = 365
const LONGEST = 1_461
const MOST_BARS = 12

export const loader = page({ permission: 'event:read', search: overviewSearch }, async (handed) => {
  const { club, actor, search, deskDealerId, language } = handed
  const today = localDay(CLUB_ZONE, club.clock.now())
  const to = search.to ?? today
  const wanted = search.from && search.from <= to ? search.from : addDays(to, -(DAYS - 1))
  const earliest = addDays(to, -LONGEST)
  const from = wanted < earliest ? earliest : wanted
  const span = { from: dayBounds(CLUB_ZONE, from).from, until: dayBounds(CLUB_ZONE, to).to }
  return { from, to, events: await readOverview(club, actor, { dealerId: deskDealerId, ...span, language }) }
})

/** All events of some days side by side; each leads to its own report. */
export default function EventsReport() {
  const t = useT()
  const { from, to, events } = useLoaderData<typeof loader>()
  const format = useFormat()
  const share = (value: number | null) => (value === null ? '—' : format.percent(value))
  const sum = (of: (one: (typeof events)[number]) => number) => events.reduce((all, one) => all + of(one), 0)
  const over = events.filter(({ state }) => state === 'closed')
  const cameOf = over.reduce((all, { figures }) => all + figures.came.people, 0)
  const comingOf = over.reduce((all, { figures }) => all + figures.coming.people, 0)
  const rated = sum(({ figures }) => figures.rated)
  const scores = sum(({ figures }) => (figures.score ?? 0) * figures.rated)
  return (
    <StaffPage
      path={[{ label: t('events-after:events'), href: '/desk/events' }]}
      title={t('events-after:overview.title')}
      withoutSearch
    >
      <Pane label={t('events-after:overview.title')}>
        <Filters action="/desk/events/report">
          <DateInput
            field={{ id: 'from', name: 'from', key: from, defaultValue: from }}
            label={t('events-after:overview.from')}
          />
          <DateInput
            field={{ id: 'to', name: 'to', key: to, defaultValue: to }}
            label={t('events-after:overview.to')}
          />
        </Filters>
        {events.length === 0 ? (
          <EmptyState title={t('events-after:overview.none')}>{t('events-after:overview.none_text')}</EmptyState>
        ) : (
          <div className="mt-5 grid gap-8">
            <Stats
              of={[
                { label: t('events-after:overview.events'), value: format.number(events.length) },
                { label: t('events-after:close.people'), value: format.number(cameOf) },
                { label: t('events-after:col.show'), value: share(comingOf > 0 ? cameOf / comingOf : null) },
                { label: t('events-after:col.score'), value: rated > 0 ? (scores / rated).toFixed(1) : '—' },
              ]}
            />
            <Part title={t('events-after:overview.came')}>
              <Bars
                label={t('events-after:overview.came')}
                bars={over
                  .slice(0, MOST_BARS)
                  .reverse()
                  .map(({ number, startsAt, figures }) => ({
                    ...{ id: number, value: figures.came.people, text: format.number(figures.came.people) },
                    axis: format.date(startsAt, 'monthDay'),
                  }))}
              />
            </Part>
            <DataTable
              caption={t('events-after:overview.title')}
              rows={events}
              rowKey={(row) => row.number}
              rowHref={(row) => `/desk/events/${row.number}/report`}
              columns={[
                { id: 'event', head: t('events-after:col.event'), cell: (row) => row.title },
                { id: 'day', head: t('events-after:col.day'), cell: (row) => format.date(row.startsAt) },
                { id: 'series', head: t('events-after:col.series'), phone: 'off', cell: (row) => row.series || '—' },
                {
                  ...{ id: 'registered', head: t('events-after:stage.registered'), figure: true },
                  cell: (row) => format.number(row.figures.registered.people),
                },
                {
                  ...{ id: 'fill', head: t('events-after:col.fill'), figure: true },
                  cell: (row) => share(fillOf(row.figures)),
                },
                {
                  ...{ id: 'show', head: t('events-after:col.show'), figure: true, phone: 'key' as const },
                  cell: (row) => (row.state === 'closed' ? share(showRateOf(row.figures)) : '—'),
                },
                {
                  ...{ id: 'score', head: t('events-after:col.score'), figure: true },
                  cell: (row) => row.figures.score?.toFixed(1) ?? '—',
                },
                {
                  ...{ id: 'cost', head: t('events-after:col.per_head'), figure: true, phone: 'off' as const },
                  cell: (row) => {
                    const cost = perHead(row.figures.actualMinor, row.figures)
                    return cost === null ? '—' : format.money(cost, row.currency)
                  },
                },
              ]}
            />
          </div>
        )}
      </Pane>
    </StaffPage>
  )
}
