import { useFormat, useT } from '~/i18n/use'
import { Bars } from '~/ui/bars'
import { Part } from '~/ui/card'
import { DataTable } from '~/ui/table'
import type { Insights } from '../read-insights.server'
import type { ToCases } from './insight-groups'

type Spread = Insights['answers']
const HOUR_MS = 3_600_000

/** How long the first answer and the solution took, and how often each promise was kept. */
export function InsightTimes({ insights, toCases }: { insights: Insights; toCases: ToCases }) {
  const t = useT()
  const format = useFormat()
  return (
    <Part title={t('cases-insights:times')}>
      <DataTable
        caption={t('cases-insights:times')}
        rows={insights.promises}
        rowKey={({ kind }) => kind}
        columns={[
          { id: 'kind', head: t('cases-insights:promise'), cell: ({ kind }) => t(`cases-setup:promises.of.${kind}`) },
          {
            ...{ id: 'kept', head: t('cases-insights:kept'), figure: true, phone: 'named' },
            cell: ({ kept }) => format.number(kept),
          },
          {
            ...{ id: 'broken', head: t('cases-insights:broken'), figure: true, phone: 'named' },
            cell: ({ kind, broken }) =>
              broken > 0 ? (
                <a className="link" href={toCases({ breach: kind })}>
                  {format.number(broken)}
                </a>
              ) : (
                format.number(0)
              ),
          },
          {
            ...{ id: 'rate', head: t('cases-insights:rate'), figure: true, phone: 'key' },
            cell: ({ kept, broken }) => (kept + broken > 0 ? format.percent(kept / (kept + broken)) : '—'),
          },
        ]}
      />
      <div className="mt-6 grid gap-8 desk:grid-cols-2">
        <Distribution title={t('cases-insights:answers')} spread={insights.answers} />
        <Distribution title={t('cases-insights:solutions')} spread={insights.solutions} />
      </div>
    </Part>
  )
}

function Distribution({ title, spread }: { title: string; spread: Spread }) {
  const t = useT()
  const format = useFormat()
  const time = (ms: number) => {
    if (ms < HOUR_MS) return t('cases-insights:minutes', { count: ms / 60_000 })
    if (ms < 24 * HOUR_MS) return t('cases-insights:hours', { count: ms / HOUR_MS })
    return t('cases-insights:days', { count: ms / (24 * HOUR_MS) })
  }
  const named = spread.map((step, at) => ({
    ...step,
    axis:
      step.upTo === null
        ? t('cases-insights:over', { time: time(spread[at - 1]?.upTo ?? 0) })
        : t('cases-insights:up_to', { time: time(step.upTo) }),
  }))
  return (
    <div>
      <h3 className="mb-2 font-semibold">{title}</h3>
      <Bars
        label={title}
        note={t('cases-insights:late_note')}
        bars={named.map(({ axis, count, late }) => ({
          ...{ id: axis, axis, value: count, text: format.number(count) },
          tone: late > 0 ? ('warn' as const) : undefined,
        }))}
      />
      <DataTable
        caption={title}
        rows={named}
        rowKey={({ axis }) => axis}
        columns={[
          { id: 'axis', head: t('cases-insights:took'), cell: ({ axis }) => axis },
          {
            ...{ id: 'count', head: t('cases-insights:count'), figure: true, phone: 'key' },
            cell: ({ count }) => format.number(count),
          },
          {
            ...{ id: 'late', head: t('cases-insights:of_these_late'), figure: true, phone: 'named' },
            cell: ({ late }) => format.number(late),
          },
        ]}
      />
    </div>
  )
}
