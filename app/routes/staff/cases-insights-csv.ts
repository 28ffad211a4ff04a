import { stringify } from 'csv-stringify/sync'
import { insightsSearch } from '~/areas/cases/insight-forms'
import { groupName, spanOf } from '~/areas/cases/insight-words'
import { ANSWER_STEPS, SOLVE_STEPS } from '~/areas/cases/month-figures'
import { insightsScope, readInsights } from '~/areas/cases/read-insights.server'
import type { Key } from '~/i18n/keys'
import { minorDigits } from '~/kernel/money'
import { audit } from '~/platform/audit.server'
import { csvResponse } from '~/platform/csv.server'
import { page } from '~/platform/page.server'

const HEADS = ['group', 'what', 'count', 'broken', 'reopened', 'score', 'value'] as const

/** The figures of the page as CSV, one class a line; taking them away is on record. */
export const loader = page({ permission: 'case:read', search: insightsSearch }, async (handed) => {
  const { club, actor, search, deskDealerId, language, t } = handed
  const scope = await insightsScope(club, actor, deskDealerId, search)
  const { groups, promises, totals, answers, solutions, scores } = await readInsights(club, scope, language)
  const spans = (name: Key, steps: readonly number[], spread: typeof answers) =>
    spread.map(({ count, late }, at) => [t(name), spanOf(t, steps, at), count, late])
  const mean = (name: Key, count: number, minutes: number | null) => [
    ...[t(name), t('cases-insights:mean_minutes'), count, '', '', '', minutes === null ? '' : Math.round(minutes)],
  ]
  const lines = [
    [t('cases-insights:total'), '', totals.count, totals.broken, totals.reopened, totals.score?.toFixed(2)],
    ...(Object.keys(groups) as (keyof typeof groups)[]).flatMap((group) =>
      groups[group].map((line) => [
        ...[t(`cases-insights:head.${group}`), groupName(t, group, line), line.count, line.broken, line.reopened],
        line.score?.toFixed(2),
      ]),
    ),
    ...promises.map(({ kind, kept, broken }) => [
      ...[t('cases-insights:promise'), t(`cases-setup:promises.of.${kind}`), kept + broken, broken],
    ]),
    mean('cases-insights:first_answer', totals.answered, totals.answerMinutes),
    ...spans('cases-insights:first_answer', ANSWER_STEPS, answers),
    mean('cases-insights:solution', totals.solved, totals.solveMinutes),
    ...spans('cases-insights:solution', SOLVE_STEPS, solutions),
    ...scores.map(({ score, count }) => [t('cases-insights:scores'), t('cases-insights:score_of', { score }), count]),
    ...totals.costs.map(({ currency, minor }) => [
      ...[t('cases-insights:cost'), currency, '', '', '', '', minor / 10 ** minorDigits(currency)],
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
  const rows = lines.map((line) => HEADS.map((_, at) => line[at] ?? ''))
  return csvResponse(once(`\ufeff${stringify([head, ...rows], { escape_formulas: true })}`), `cases-${from}-${to}.csv`)
})

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
