import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { readReport } from '~/areas/events/read-report.server'
import { FUNNEL, fillOf, perHead, showRateOf, stageOf } from '~/areas/events/report-figures'
import { formatter } from '~/i18n/format'
import { audit } from '~/platform/audit.server'
import { csvResponse } from '~/platform/csv.server'
import { page } from '~/platform/page.server'

type Cell = string | number | null

/** The figures of an event as CSV, one a line: what it is of, parties, people or an amount. Taking it away is on record. */
export const loader = page(
  { permission: 'event:read', params: z.object({ number: z.string().max(20) }) },
  async ({ club, actor, params, t, language }) => {
    const report = await readReport(club, actor, params.number, language)
    const { figures, currency, number } = report
    const format = formatter(language, report.zone)
    const amount = (minor: number | null) => (minor === null ? null : format.decimal(minor, currency))
    const share = (value: number | null) => (value === null ? null : value.toFixed(4))
    const group = (key: 'way' | 'fill' | 'tiers' | 'models' | 'cost' | 'paid' | 'said') =>
      t(`events-after:report.${key}`)
    const lines: Cell[][] = [
      ...FUNNEL.map((stage) => {
        const { parties, people } = stageOf(figures, stage)
        return [group('way'), t(`events-after:stage.${stage}`), parties, people, null]
      }),
      [group('fill'), t('events-after:col.fill'), null, figures.taken, share(fillOf(figures))],
      [group('way'), t('events-after:col.show'), figures.came.parties, figures.came.people, share(showRateOf(figures))],
      ...report.tiers.map(({ tier, parties, people, came }) => [
        group('tiers'),
        t(`points:tier.${tier}`),
        parties,
        people,
        came,
      ]),
      ...report.models.map(({ name, cars, came }) => [group('models'), name, null, cars, came]),
      [group('cost'), t('events-after:report.budget'), null, null, amount(report.budgetMinor)],
      [group('cost'), t('events-after:report.planned'), null, null, amount(figures.plannedMinor)],
      [group('cost'), t('events-after:report.spent'), null, null, amount(figures.actualMinor)],
      [group('cost'), t('events-after:col.per_head'), null, null, amount(perHead(figures.actualMinor, figures))],
      [group('paid'), t('events-after:report.received'), null, null, amount(figures.receivedMinor)],
      [group('paid'), t('events-after:report.due'), null, null, amount(figures.dueMinor)],
      [group('paid'), t('events-after:report.owed'), null, null, amount(figures.owedMinor)],
      [group('paid'), t('events-after:report.points_paid'), null, null, figures.points],
      [group('paid'), t('events-after:report.points_given'), null, null, report.pointsGiven],
      ...report.scores.map(({ score, count }) => [
        group('said'),
        t('events-after:report.score_of', { score }),
        count,
        null,
        null,
      ]),
    ]
    await club.write(actor, (w) => audit(w, { action: 'event.report-exported', subject: `event:${number}` }))
    const head = (['group', 'what', 'parties', 'people', 'value'] as const).map((name) => t(`events-after:csv.${name}`))
    const text = `\ufeff${stringify([head, ...lines], { escape_formulas: true })}`
    return csvResponse(atOnce(text), `${number}.csv`)
  },
)

async function* atOnce(text: string): AsyncGenerator<string> {
  yield text
}
