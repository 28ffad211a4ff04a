import { stringify } from 'csv-stringify/sync'
import { insightsSearch } from '~/areas/cases/insight-forms'
import { insightsScope, readInsights } from '~/areas/cases/read-insights.server'
import { audit } from '~/platform/audit.server'
import { csvResponse } from '~/platform/csv.server'
import { page } from '~/platform/page.server'

const HEADS = ['group', 'what', 'count', 'broken', 'reopened', 'score'] as const

/** The figures of the page as CSV, one class a line; taking them away is on record. */
export const loader = page({ permission: 'case:read', search: insightsSearch }, async (handed) => {
  const { club, actor, search, deskDealerId, language, t } = handed
  const scope = await insightsScope(club, actor, deskDealerId, search)
  const { groups, promises, totals } = await readInsights(club, scope, language)
  const lines = [
    [t('cases-insights:total'), '', totals.count, totals.broken, totals.reopened, totals.score?.toFixed(2) ?? ''],
    ...(Object.keys(groups) as (keyof typeof groups)[]).flatMap((group) =>
      groups[group].map(({ key, name, count, broken, reopened, score }) => [
        ...[t(`cases-insights:head.${group}`), name || key, count, broken, reopened, score?.toFixed(2) ?? ''],
      ]),
    ),
    ...promises.map(({ kind, kept, broken }) => [
      ...[t('cases-insights:promise'), t(`cases-setup:promises.of.${kind}`), kept + broken, broken, '', ''],
    ]),
  ]
  const { from, to, nature = '', dealer } = scope
  await club.write(actor, (w) =>
    audit(w, {
      ...{ action: 'case.insights-exported', subject: 'case:insights', dealerId: deskDealerId },
      detail: { from, to, nature, dealer },
    }),
  )
  const head = HEADS.map((name) => t(`cases-insights:csv.${name}`))
  return csvResponse(once(`\ufeff${stringify([head, ...lines], { escape_formulas: true })}`), `cases-${from}-${to}.csv`)
})

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
