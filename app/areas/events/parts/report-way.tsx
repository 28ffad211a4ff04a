import { useFormat, useT } from '~/i18n/use'
import { Bars } from '~/ui/bars'
import { Part } from '~/ui/card'
import { DataTable } from '~/ui/table'
import type { Report } from '../read-report.server'
import { FUNNEL, type FunnelStage, stageOf } from '../report-figures'

interface WayProps {
  report: Report
  guests(filter?: Record<string, string>): string
}

/** Stages that the list of guests can show. */
const STATES: Partial<Record<FunnelStage, Record<string, string> | undefined>> = {
  registered: { state: 'all' },
  confirmed: { state: 'confirmed' },
  came: { entered: 'yes' },
}

/** From registering to rating, and how full each place was. */
export function ReportWay({ report, guests }: WayProps) {
  const t = useT()
  const format = useFormat()
  const { figures, pools } = report
  const stages = FUNNEL.map((stage) => ({ stage, ...stageOf(figures, stage) }))
  const sessions = new Set(pools.map(({ session, startsAt }) => `${session} ${startsAt}`)).size
  return (
    <>
      <Part title={t('events-after:report.way')} className="desk:col-span-2">
        <Bars
          label={t('events-after:report.way')}
          bars={stages.map(({ stage, parties }) => ({
            ...{ id: stage, value: parties, text: format.number(parties), axis: t(`events-after:stage.${stage}`) },
            tone: stage === 'came' && parties < figures.coming.parties ? ('warn' as const) : undefined,
          }))}
        />
        <DataTable
          className="mt-3"
          caption={t('events-after:report.way')}
          rows={stages}
          rowKey={(row) => row.stage}
          rowHref={(row) => {
            const filter = STATES[row.stage]
            return filter && guests(filter)
          }}
          columns={[
            { id: 'stage', head: t('events-after:col.stage'), cell: (row) => t(`events-after:stage.${row.stage}`) },
            {
              ...{ id: 'parties', head: t('events-after:col.parties'), figure: true, phone: 'key' as const },
              cell: (row) => format.number(row.parties),
            },
            {
              ...{ id: 'people', head: t('events-after:col.people'), figure: true },
              cell: (row) => (row.people === null ? '—' : format.number(row.people)),
            },
            {
              ...{ id: 'share', head: t('events-after:col.of_registered'), figure: true },
              cell: (row) =>
                figures.registered.parties > 0 ? format.percent(row.parties / figures.registered.parties) : '—',
            },
          ]}
        />
      </Part>
      <Part title={t('events-after:report.fill')} className="desk:col-span-2">
        <DataTable
          caption={t('events-after:report.fill')}
          rows={pools}
          rowKey={(row) => row.id}
          columns={[
            {
              ...{ id: 'pool', head: t('events-after:col.pool') },
              cell: (row) => {
                const pool = row.kind || t(row.scope === 'car' ? 'events-after:pool.car' : 'events-after:pool.people')
                return sessions > 1 ? `${row.session || format.dateTime(row.startsAt, 'short')} · ${pool}` : pool
              },
            },
            { id: 'taken', head: t('events-after:col.taken'), figure: true, cell: (row) => format.number(row.taken) },
            {
              ...{ id: 'capacity', head: t('events-after:col.capacity'), figure: true },
              cell: (row) => (row.capacity === null ? t('events-after:no_limit') : format.number(row.capacity)),
            },
            {
              ...{ id: 'share', head: t('events-after:col.fill'), figure: true, phone: 'key' as const },
              cell: (row) => (row.capacity ? format.percent(row.taken / row.capacity) : '—'),
            },
          ]}
        />
      </Part>
    </>
  )
}
