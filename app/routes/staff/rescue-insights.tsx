import { useLoaderData } from '@remix-run/react'
import { insightSearch, type ListSearch } from '~/areas/rescue/desk-forms'
import boardStyles from '~/areas/rescue/parts/board.css?url'
import { InsightCharts } from '~/areas/rescue/parts/insight-charts'
import { InsightTimes } from '~/areas/rescue/parts/insight-times'
import { readRescueInsights } from '~/areas/rescue/read-insights.server'
import { useFormat, useT } from '~/i18n/use'
import { addDays } from '~/kernel/dates'
import { CLUB_ZONE, dayBounds, localDay } from '~/kernel/zones'
import { page } from '~/platform/page.server'
import { EmptyState } from '~/ui/empty'
import { Filters } from '~/ui/filters'
import { DateInput } from '~/ui/inputs'
import { Stats } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { SegmentLinks } from '~/ui/tabs'

const DAYS = 90
const LONGEST = 731

export const links = () => [{ rel: 'stylesheet', href: boardStyles }]

export const loader = page({ permission: 'rescue:read', search: insightSearch }, async (handed) => {
  const { club, actor, search, deskDealerId, language } = handed
  const today = localDay(CLUB_ZONE, club.clock.now())
  const to = search.to && search.to <= today ? search.to : today
  const wanted = search.from && search.from <= to ? search.from : addDays(to, -(DAYS - 1))
  const earliest = addDays(to, -LONGEST)
  const from = wanted < earliest ? earliest : wanted
  const span = { from: dayBounds(CLUB_ZONE, from).from, until: dayBounds(CLUB_ZONE, to).to }
  return {
    ...{ from, to, today },
    tileUrl: club.config.tileUrl,
    figures: await readRescueInsights(club, actor, { dealerId: deskDealerId, ...span, language }),
  }
})

/** What the calls of some days come to; each figure leads to the calls that it counts. */
export default function RescueInsights() {
  const t = useT()
  const { from, to, today, figures, tileUrl } = useLoaderData<typeof loader>()
  const format = useFormat()
  const { totals, satisfaction } = figures
  const listOf = (more: ListSearch = {}) =>
    `/desk/rescue/list?${new URLSearchParams({ from, to, ...(more as Record<string, string>) })}`
  const share = (count: number) =>
    t('rescue-desk:insights.share', { share: format.percent(totals.all > 0 ? count / totals.all : 0) })
  return (
    <StaffPage
      path={[{ label: t('rescue-desk:board.title'), href: '/desk/rescue' }]}
      title={t('rescue-desk:insights.title')}
      beside={
        <SegmentLinks
          label={t('rescue-desk:insights.title')}
          of={[7, 30, 90, 365].map((days) => {
            const first = addDays(today, -(days - 1))
            return {
              href: `/desk/rescue/insights?from=${first}&to=${today}`,
              label: t('rescue-desk:insights.days', { count: days }),
              current: from === first && to === today,
            }
          })}
        />
      }
      withoutSearch
    >
      <Pane label={t('rescue-desk:insights.title')}>
        <Filters action="/desk/rescue/insights">
          <DateInput
            field={{ id: 'from', name: 'from', key: from, defaultValue: from, max: today }}
            label={t('rescue-desk:insights.from')}
          />
          <DateInput
            field={{ id: 'to', name: 'to', key: to, defaultValue: to, max: today }}
            label={t('rescue-desk:insights.to')}
          />
        </Filters>
        {totals.all === 0 ? (
          <EmptyState title={t('rescue-desk:insights.none')}>{t('rescue-desk:insights.none_text')}</EmptyState>
        ) : (
          <div className="mt-5 grid gap-8">
            <Stats
              of={[
                { label: t('rescue-desk:insights.total'), value: format.number(totals.all), href: listOf() },
                {
                  label: t('rescue-desk:insights.done'),
                  value: format.number(totals.done),
                  sub: share(totals.done),
                  href: listOf({ state: 'done' }),
                },
                {
                  label: t('rescue-desk:insights.unserved'),
                  value: format.number(totals.unserved),
                  sub: share(totals.unserved),
                  href: listOf({ state: 'unserved' }),
                },
                {
                  label: t('rescue-desk:insights.cancelled'),
                  value: format.number(totals.cancelled),
                  sub: share(totals.cancelled),
                  href: listOf({ state: 'cancelled' }),
                },
                {
                  label: t('rescue-desk:insights.repeats'),
                  value: format.number(totals.repeats),
                  sub: share(totals.repeats),
                  href: listOf({ repeat: 'on' }),
                },
                ...totals.money.map(({ currency, charged, covered }) => ({
                  label: t('rescue-desk:insights.cost'),
                  value: format.money(charged, currency),
                  sub: t('rescue-desk:insights.covered', { sum: format.money(covered, currency) }),
                  href: listOf({ state: 'done' }),
                })),
                {
                  label: t('rescue-desk:insights.score'),
                  value: satisfaction.mean === null ? '—' : satisfaction.mean.toFixed(1),
                  sub:
                    satisfaction.mean === null
                      ? t('rescue-desk:insights.no_score')
                      : t('rescue-desk:insights.answered', {
                          asked: satisfaction.asked,
                          answered: satisfaction.answered,
                        }),
                },
              ]}
            />
            <InsightTimes times={figures.times} listOf={listOf} />
            <InsightCharts figures={figures} listOf={listOf} tileUrl={tileUrl} />
          </div>
        )}
      </Pane>
    </StaffPage>
  )
}
