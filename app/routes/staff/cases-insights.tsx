import { useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { insightsSearch } from '~/areas/cases/insight-forms'
import { spanOf, timeWords } from '~/areas/cases/insight-words'
import { AGE_STEPS } from '~/areas/cases/month-figures'
import { Drill } from '~/areas/cases/parts/drill'
import { InsightGroups, Pareto, type ToCases } from '~/areas/cases/parts/insight-groups'
import { InsightTimes } from '~/areas/cases/parts/insight-times'
import { casesOf, insightsScope, readBacklog, readInsights } from '~/areas/cases/read-insights.server'
import { NATURES } from '~/areas/cases/rules'
import { useFormat, useT } from '~/i18n/use'
import { MINUTE } from '~/kernel/clock'
import { addMonths } from '~/kernel/dates'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { Bars } from '~/ui/bars'
import { ButtonLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { Filters } from '~/ui/filters'
import { Select } from '~/ui/inputs'
import { Stats } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { DataTable } from '~/ui/table'

const CHOICE = 24

export const loader = page({ permission: 'case:read', search: insightsSearch }, async (handed) => {
  const { club, actor, search, deskDealerId, language, url } = handed
  const scope = await insightsScope(club, actor, deskDealerId, search)
  return {
    ...{ from: scope.from, to: scope.to, nature: scope.nature ?? '', dealer: scope.dealer, query: url.search },
    months: Array.from({ length: CHOICE }, (_, at) => addMonths(`${scope.now}-01`, -at).slice(0, 7)),
    dealers: scope.dealers.map(({ id, name }) => ({ value: id, label: say(name, language) })),
    mayChoose: scope.mayChoose,
    base: casesOf(scope),
    insights: await readInsights(club, scope, language),
    backlog: await readBacklog(club, actor, scope),
    isMember: actor.memberId !== null,
  }
})

/** What the cases of some months come to; every figure leads to the cases that it counts. */
export default function CasesInsights() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const { insights, base, query } = data
  const toCases: ToCases = (more = {}) => `/desk/cases?${new URLSearchParams({ ...base.told, ...more })}`
  return (
    <StaffPage
      path={[{ label: t('cases-setup:back'), href: '/desk/cases' }]}
      title={t('cases-insights:title')}
      withoutSearch
      acts={
        <ButtonLink size="s" icon={Download} href={`/desk/cases/insights.csv${query}`} download>
          {t('cases-insights:export')}
        </ButtonLink>
      }
    >
      <Pane label={t('cases-insights:title')}>
        <Chosen />
        {data.isMember && <p className="mt-3 text-small text-ink-2">{t('cases-insights:own')}</p>}
        {insights.totals.count === 0 ? (
          <EmptyState className="mt-6" title={t('cases-insights:none')}>
            {t('cases-insights:none_text')}
          </EmptyState>
        ) : (
          <div className="mt-5 grid gap-8">
            <Totals toCases={toCases} />
            <InsightTimes insights={insights} toCases={toCases} />
            <InsightGroups groups={insights.groups} toCases={toCases} />
            <Pareto causes={insights.groups.cause} toCases={toCases} />
            <Satisfaction toCases={toCases} />
          </div>
        )}
        <Backlog />
      </Pane>
    </StaffPage>
  )
}

function Chosen() {
  const t = useT()
  const { from, to, nature, dealer, months, dealers, mayChoose } = useLoaderData<typeof loader>()
  const options = months.map((value) => ({ value, label: value }))
  const field = (name: string, value: string) => ({ id: name, name, key: value, defaultValue: value })
  return (
    <Filters action="/desk/cases/insights" auto>
      <Select field={field('from', from)} label={t('cases-insights:from')} options={options} />
      <Select field={field('to', to)} label={t('cases-insights:to')} options={options} />
      <Select
        field={field('nature', nature)}
        label={t('cases-setup:nature_label')}
        placeholder={t('cases-insights:all_natures')}
        options={NATURES.map((value) => ({ value, label: t(`cases-setup:nature.${value}`) }))}
      />
      {mayChoose && (
        <Select
          field={field('dealer', dealer)}
          label={t('cases-setup:dealer')}
          placeholder={t('cases-insights:whole_club')}
          options={[{ value: 'hq', label: t('cases-setup:head_office') }, ...dealers]}
        />
      )}
    </Filters>
  )
}

function Totals({ toCases }: { toCases: ToCases }) {
  const t = useT()
  const format = useFormat()
  const { totals } = useLoaderData<typeof loader>().insights
  const time = (minutes: number | null) => (minutes === null ? '—' : timeWords(t, minutes * MINUTE))
  const share = (count: number) => format.percent(count / totals.count)
  const stats = [
    { label: t('cases-insights:total'), value: format.number(totals.count), href: toCases() },
    {
      ...{ label: t('cases-insights:open'), value: format.number(totals.open) },
      ...{ sub: share(totals.open), href: toCases({ state: 'open' }) },
    },
    {
      ...{ label: t('cases-insights:first_answer'), value: time(totals.answerMinutes) },
      ...{ sub: t('cases-insights:mean'), href: toCases({ answered: 'any' }) },
    },
    {
      ...{ label: t('cases-insights:solution'), value: time(totals.solveMinutes) },
      ...{ sub: t('cases-insights:mean'), href: toCases({ solved: 'any' }) },
    },
    {
      ...{ label: t('cases-insights:with_breach'), value: format.number(totals.broken) },
      ...{ sub: share(totals.broken), href: toCases({ breach: 'any' }) },
    },
    {
      ...{ label: t('cases-insights:reopened'), value: format.number(totals.reopened) },
      ...{ sub: share(totals.reopened), href: toCases({ reopened: '1' }) },
    },
    {
      ...{ label: t('cases-insights:score'), value: totals.score === null ? '—' : totals.score.toFixed(1) },
      sub: t('cases-insights:scored', { count: totals.scored }),
    },
    ...totals.costs.map(({ currency, minor }) => ({
      ...{ label: t('cases-insights:cost'), value: format.money(minor, currency), href: toCases({ cost: currency }) },
    })),
  ]
  // Two lines of four: a sum of money needs its room.
  return (
    <div className="grid gap-4">
      <Stats of={stats.slice(0, 4)} />
      <Stats of={stats.slice(4)} />
    </div>
  )
}

function Satisfaction({ toCases }: { toCases: ToCases }) {
  const t = useT()
  const { scores } = useLoaderData<typeof loader>().insights
  return (
    <Part title={t('cases-insights:scores')}>
      <DataTable
        caption={t('cases-insights:scores')}
        rows={scores}
        rowKey={({ score }) => String(score)}
        columns={[
          {
            ...{ id: 'score', head: t('cases-insights:score') },
            cell: ({ score }) => t('cases-insights:score_of', { score }),
          },
          {
            ...{ id: 'count', head: t('cases-insights:count'), figure: true, phone: 'key' },
            cell: ({ score, count }) => <Drill count={count} href={toCases({ score: String(score) })} />,
          },
        ]}
      />
    </Part>
  )
}

function Backlog() {
  const t = useT()
  const format = useFormat()
  const { backlog, base } = useLoaderData<typeof loader>()
  const { solvers, ages } = backlog
  const toWaiting: ToCases = (more = {}) => `/desk/cases?${new URLSearchParams({ ...base.waiting, ...more })}`
  return (
    <Part title={t('cases-insights:now')} className="mt-8">
      <div className="grid gap-8 desk:grid-cols-2">
        <div>
          <h3 className="mb-2 font-semibold">{t('cases-insights:age')}</h3>
          <Bars
            label={t('cases-insights:age')}
            bars={ages.map((count, at) => ({
              ...{ id: String(at), value: count, text: format.number(count) },
              ...{ axis: spanOf(t, AGE_STEPS, at), href: toWaiting({ age: String(at) }) },
            }))}
          />
        </div>
        <DataTable
          caption={t('cases-insights:load')}
          rows={solvers}
          rowKey={({ userId }) => userId}
          empty={<p className="text-ink-2">{t('cases-insights:load_none')}</p>}
          columns={[
            { id: 'name', head: t('cases-insights:head.adviser'), cell: ({ name }) => name },
            {
              ...{ id: 'count', head: t('cases-insights:in_hand'), figure: true, phone: 'key' },
              cell: ({ userId, count }) => <Drill count={count} href={toWaiting({ solver: userId })} />,
            },
            {
              ...{ id: 'late', head: t('cases-insights:late'), figure: true, phone: 'named' },
              cell: ({ userId, late }) => <Drill count={late} href={toWaiting({ solver: userId, shelf: 'late' })} />,
            },
          ]}
        />
      </div>
    </Part>
  )
}
