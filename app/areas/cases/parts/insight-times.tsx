import { useFormat, useT } from '~/i18n/use'
import { Bars } from '~/ui/bars'
import { Part } from '~/ui/card'
import { DataTable } from '~/ui/table'
import { spanOf } from '../insight-words'
import { ANSWER_STEPS, SOLVE_STEPS } from '../month-figures'
import type { Insights } from '../read-insights.server'
import { Drill } from './drill'
import type { ToCases } from './insight-groups'

type Spread = Insights['answers']

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
            cell: ({ kind, kept }) => <Drill count={kept} href={toCases({ kept: kind })} />,
          },
          {
            ...{ id: 'broken', head: t('cases-insights:broken'), figure: true, phone: 'named' },
            cell: ({ kind, broken }) => <Drill count={broken} href={toCases({ breach: kind })} />,
          },
          {
            ...{ id: 'rate', head: t('cases-insights:rate'), figure: true, phone: 'key' },
            cell: ({ kept, broken }) => (kept + broken > 0 ? format.percent(kept / (kept + broken)) : '—'),
          },
        ]}
      />
      <div className="mt-6 grid gap-8 desk:grid-cols-2">
        <Distribution
          title={t('cases-insights:answers')}
          spread={insights.answers}
          steps={ANSWER_STEPS}
          hrefOf={(at, late) => toCases({ answered: String(at), ...(late ? { breach: 'acknowledge' } : {}) })}
        />
        <Distribution
          title={t('cases-insights:solutions')}
          spread={insights.solutions}
          steps={SOLVE_STEPS}
          hrefOf={(at, late) => toCases({ solved: String(at), ...(late ? { breach: 'resolve' } : {}) })}
        />
      </div>
    </Part>
  )
}

function Distribution({
  title,
  spread,
  steps,
  hrefOf,
}: {
  title: string
  spread: Spread
  steps: readonly number[]
  /** To the cases of a class, or to those of them that were late. */
  hrefOf(at: number, late?: boolean): string
}) {
  const t = useT()
  const format = useFormat()
  const named = spread.map((step, at) => ({ ...step, at, axis: spanOf(t, steps, at) }))
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
            cell: ({ at, count }) => <Drill count={count} href={hrefOf(at)} />,
          },
          {
            ...{ id: 'late', head: t('cases-insights:of_these_late'), figure: true, phone: 'named' },
            cell: ({ at, late }) => <Drill count={late} href={hrefOf(at, true)} />,
          },
        ]}
      />
    </div>
  )
}
