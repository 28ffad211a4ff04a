import { useFormat, useT } from '~/i18n/use'
import { Bars } from '~/ui/bars'
import { Part } from '~/ui/card'
import { Item, Rows } from '~/ui/rows'
import { DataTable } from '~/ui/table'
import type { Report } from '../read-report.server'

interface WhoProps {
  report: Report
  guests(filter?: Record<string, string>): string
}

const MOST_BARS = 8

/** Which tiers and which cars came, and what they said. */
export function ReportWho({ report, guests }: WhoProps) {
  const t = useT()
  const format = useFormat(report.zone)
  const { tiers, models, scores, comments, figures } = report
  const tierName = (tier: string) => t(`points:tier.${tier}` as 'points:tier.gold')
  const rate = (came: number, all: number) => (all > 0 ? format.percent(came / all) : '—')
  return (
    <>
      <Part title={t('events-after:report.tiers')}>
        <Bars
          label={t('events-after:report.tiers')}
          bars={tiers.map(({ tier, people }) => ({
            ...{ id: tier, value: people, text: format.number(people), axis: tierName(tier) },
          }))}
        />
        <DataTable
          className="mt-3"
          caption={t('events-after:report.tiers')}
          rows={tiers}
          rowKey={(row) => row.tier}
          rowHref={(row) => (row.parties > 0 ? guests({ tier: row.tier }) : undefined)}
          columns={[
            { id: 'tier', head: t('events-after:col.tier'), cell: (row) => tierName(row.tier) },
            {
              ...{ id: 'parties', head: t('events-after:col.parties'), figure: true },
              cell: (row) => format.number(row.parties),
            },
            {
              ...{ id: 'people', head: t('events-after:col.people'), figure: true },
              cell: (row) => format.number(row.people),
            },
            {
              ...{ id: 'came', head: t('events-after:col.came'), figure: true, phone: 'key' as const },
              cell: (row) => `${format.number(row.came)} · ${rate(row.came, row.people)}`,
            },
          ]}
        />
      </Part>
      <Part title={t('events-after:report.models')}>
        <Bars
          label={t('events-after:report.models')}
          bars={models.slice(0, MOST_BARS).map(({ name, cars }) => ({
            ...{ id: name, value: cars, text: format.number(cars), axis: name },
          }))}
        />
        <DataTable
          className="mt-3"
          caption={t('events-after:report.models')}
          rows={models}
          rowKey={(row) => row.name}
          empty={<p className="text-ink-2">{t('events-after:report.no_cars')}</p>}
          columns={[
            { id: 'model', head: t('events-after:col.model'), cell: (row) => row.name },
            { id: 'cars', head: t('events-after:col.cars'), figure: true, cell: (row) => format.number(row.cars) },
            {
              ...{ id: 'came', head: t('events-after:col.came'), figure: true, phone: 'key' as const },
              cell: (row) => `${format.number(row.came)} · ${rate(row.came, row.cars)}`,
            },
          ]}
        />
      </Part>
      <Part title={t('events-after:report.said')}>
        <Bars
          label={t('events-after:report.said')}
          bars={[...scores].reverse().map(({ score, count }) => ({
            ...{ id: String(score), value: count, text: format.number(count), axis: String(score) },
            tone: score < 3 ? ('warn' as const) : undefined,
          }))}
          note={t('events-after:report.answered', { asked: figures.came.parties, answered: figures.rated })}
        />
        <DataTable
          className="mt-3"
          caption={t('events-after:report.said')}
          rows={scores}
          rowKey={(row) => String(row.score)}
          columns={[
            {
              ...{ id: 'score', head: t('events-after:col.score') },
              cell: (row) => t('events-after:report.score_of', { score: row.score }),
            },
            {
              ...{ id: 'count', head: t('events-after:col.parties'), figure: true, phone: 'key' as const },
              cell: (row) => format.number(row.count),
            },
          ]}
        />
      </Part>
      <Part title={t('events-after:report.comments')}>
        {comments.length === 0 ? (
          <p className="text-ink-2">{t('events-after:report.no_comments')}</p>
        ) : (
          <Rows>
            {comments.map(({ number, score, comment, at }) => (
              <Item
                key={number}
                title={<span className="whitespace-pre-line font-normal">{comment}</span>}
                sub={`${t('events-after:report.score_of', { score: score ?? 0 })}${at ? ` · ${format.date(at)}` : ''}`}
              />
            ))}
          </Rows>
        )}
      </Part>
    </>
  )
}
