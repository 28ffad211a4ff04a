import { useFormat, useT } from '~/i18n/use'
import { Bars } from '~/ui/bars'
import { TextLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { DataTable } from '~/ui/table'
import type { ListSearch } from '../desk-forms'
import type { RescueInsights } from '../read-insights.server'
import { SERVICES, type Service } from '../rules'
import { CellMap } from './cell-map'

interface ChartsProps {
  figures: RescueInsights
  listOf(more: ListSearch): string
  tileUrl: string | null
}

const isService = (code: string): code is Service => (SERVICES as readonly string[]).includes(code)
const MOST_DISTRICTS = 12

/** When, what, where, which cars, who went and what owners said; every row leads to its calls. */
export function InsightCharts({ figures, listOf, tileUrl }: ChartsProps) {
  const t = useT()
  const format = useFormat()
  const { hours, services, places, models, ages, helpers, satisfaction } = figures
  const most = Math.max(...hours)
  return (
    <div className="grid items-start gap-8 desk:grid-cols-2">
      <Part title={t('rescue-desk:insights.hours')} className="desk:col-span-2">
        <Bars
          label={t('rescue-desk:insights.hours')}
          bars={hours.map((count, hour) => ({
            id: String(hour),
            value: count,
            text: format.number(count),
            axis: String(hour),
            tone: count === most && count > 0 ? ('warn' as const) : undefined,
          }))}
        />
        <p className="num mt-2 flex flex-wrap gap-3 text-micro">
          {hours.map((count, hour) =>
            count > 0 ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the hour
              <TextLink key={hour} href={listOf({ hour: String(hour) })}>
                {t('rescue-desk:insights.hour', { hour })}
              </TextLink>
            ) : null,
          )}
        </p>
      </Part>
      <Part title={t('rescue-desk:insights.kinds')}>
        <DataTable
          caption={t('rescue-desk:insights.kinds')}
          rows={services}
          rowKey={(row) => row.code}
          rowHref={(row) => (isService(row.code) ? listOf({ service: row.code }) : undefined)}
          columns={[
            { id: 'name', head: t('rescue-desk:list.service'), cell: (row) => row.name },
            {
              id: 'count',
              head: t('rescue-desk:insights.count'),
              figure: true,
              cell: (row) => format.number(row.count),
            },
            { id: 'done', head: t('rescue-desk:insights.done'), figure: true, cell: (row) => format.number(row.done) },
            {
              id: 'charged',
              head: t('rescue-desk:insights.cost'),
              figure: true,
              cell: (row) => format.money(row.chargedMinor, row.currency),
            },
            {
              id: 'average',
              head: t('rescue-desk:insights.average'),
              figure: true,
              cell: (row) => (row.done > 0 ? format.money(Math.round(row.chargedMinor / row.done), row.currency) : '—'),
            },
          ]}
        />
      </Part>
      <Part title={t('rescue-desk:insights.places')}>
        <CellMap cells={places} tileUrl={tileUrl} />
        <p className="mt-1 text-micro text-ink-2">{t('rescue-desk:insights.places_note')}</p>
        <DataTable
          className="mt-2"
          caption={t('rescue-desk:insights.places')}
          rows={places.slice(0, MOST_DISTRICTS)}
          rowKey={(row) => row.cell}
          rowHref={(row) => listOf({ cell: row.cell })}
          columns={[
            {
              id: 'district',
              head: t('rescue-desk:insights.district'),
              cell: (row) => row.district || t('rescue-desk:insights.unnamed'),
            },
            {
              id: 'count',
              head: t('rescue-desk:insights.count'),
              figure: true,
              cell: (row) => format.number(row.count),
            },
          ]}
        />
      </Part>
      <Part title={t('rescue-desk:insights.models')}>
        <DataTable
          caption={t('rescue-desk:insights.models')}
          rows={models}
          rowKey={(row) => row.key}
          rowHref={(row) => listOf({ model: row.key })}
          columns={[
            { id: 'name', head: t('rescue-desk:list.col.car'), cell: (row) => row.name },
            {
              id: 'count',
              head: t('rescue-desk:insights.count'),
              figure: true,
              cell: (row) => format.number(row.count),
            },
          ]}
        />
      </Part>
      <Part title={t('rescue-desk:insights.ages')}>
        <Bars
          label={t('rescue-desk:insights.ages')}
          bars={ages.map(({ age, count }) => ({
            id: String(age),
            value: count,
            text: format.number(count),
            axis: String(age),
          }))}
        />
        <p className="num mt-2 flex flex-wrap gap-3 text-micro">
          {ages.map(({ age, count }) =>
            count > 0 ? (
              <TextLink key={age} href={listOf({ age: String(age) })}>
                {t('rescue-desk:insights.age', { age })}
              </TextLink>
            ) : null,
          )}
        </p>
      </Part>
      <Part title={t('rescue-desk:insights.helpers')}>
        <DataTable
          caption={t('rescue-desk:insights.helpers')}
          rows={helpers}
          rowKey={(row) => row.id}
          rowHref={(row) => listOf({ helper: row.id })}
          columns={[
            { id: 'name', head: t('rescue-desk:insights.helper'), cell: (row) => row.name },
            {
              id: 'offered',
              head: t('rescue-desk:insights.offered'),
              figure: true,
              cell: (row) => format.number(row.offered),
            },
            {
              id: 'declined',
              head: t('rescue-desk:insights.declined'),
              figure: true,
              cell: (row) => format.number(row.declined),
            },
            {
              id: 'timed',
              head: t('rescue-desk:insights.timed_out'),
              figure: true,
              cell: (row) => format.number(row.timedOut),
            },
            {
              id: 'done',
              head: t('rescue-desk:insights.helped'),
              figure: true,
              cell: (row) => format.number(row.done),
            },
          ]}
        />
      </Part>
      <Part title={t('rescue-desk:insights.scores')}>
        <DataTable
          caption={t('rescue-desk:insights.scores')}
          rows={satisfaction.scores}
          rowKey={(row) => String(row.score)}
          rowHref={(row) => listOf({ score: String(row.score) as '5' })}
          columns={[
            {
              id: 'score',
              head: t('rescue-desk:list.col.score'),
              cell: (row) => t('rescue-desk:insights.points', { score: row.score }),
            },
            {
              id: 'count',
              head: t('rescue-desk:insights.count'),
              figure: true,
              cell: (row) => format.number(row.count),
            },
          ]}
        />
      </Part>
    </div>
  )
}
