import { useFormat, useT } from '~/i18n/use'
import { Bars } from '~/ui/bars'
import { Part } from '~/ui/card'
import { DataTable } from '~/ui/table'
import type { Report } from '../read-report.server'
import { fillOf, perHead, showRateOf } from '../report-figures'

/** The event beside past ones of its series, or of its kind. */
export function ReportPast({ report }: { report: Report }) {
  const t = useT()
  const format = useFormat(report.zone)
  const { number, title, startsAt, figures, currency } = report
  const all = [{ number, title, startsAt, figures }, ...report.past]
  const share = (value: number | null) => (value === null ? '—' : format.percent(value))
  const heading = t(report.bySeries ? 'events-after:report.same_series' : 'events-after:report.same_kind')
  return (
    <Part title={heading} className="desk:col-span-2">
      {report.past.length === 0 ? (
        <p className="text-ink-2">{t('events-after:report.no_past')}</p>
      ) : (
        <>
          <Bars
            label={t('events-after:report.show_rates')}
            note={t('events-after:report.show_rates')}
            bars={[...all].reverse().map((one) => {
              const rate = showRateOf(one.figures)
              return {
                ...{ id: one.number, value: Math.round((rate ?? 0) * 100), text: share(rate) },
                axis: format.date(one.startsAt, 'monthDay'),
                tone: one.number === number ? ('warn' as const) : undefined,
              }
            })}
          />
          <DataTable
            className="mt-3"
            caption={heading}
            rows={all}
            rowKey={(row) => row.number}
            rowHref={(row) => (row.number === number ? undefined : `/desk/events/${row.number}/report`)}
            isSelected={(row) => row.number === number}
            columns={[
              { id: 'event', head: t('events-after:col.event'), cell: (row) => row.title },
              { id: 'day', head: t('events-after:col.day'), cell: (row) => format.date(row.startsAt) },
              {
                ...{ id: 'people', head: t('events-after:col.came'), figure: true },
                cell: (row) => format.number(row.figures.came.people),
              },
              {
                ...{ id: 'fill', head: t('events-after:col.fill'), figure: true },
                cell: (row) => share(fillOf(row.figures)),
              },
              {
                ...{ id: 'show', head: t('events-after:col.show'), figure: true, phone: 'key' as const },
                cell: (row) => share(showRateOf(row.figures)),
              },
              {
                ...{ id: 'score', head: t('events-after:col.score'), figure: true },
                cell: (row) => row.figures.score?.toFixed(1) ?? '—',
              },
              {
                ...{ id: 'cost', head: t('events-after:col.per_head'), figure: true },
                cell: (row) => {
                  const cost = perHead(row.figures.actualMinor, row.figures)
                  return cost === null ? '—' : format.money(cost, currency)
                },
              },
            ]}
          />
        </>
      )}
    </Part>
  )
}
