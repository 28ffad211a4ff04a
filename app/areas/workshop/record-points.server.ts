import { readEvaluations } from '~/areas/points/read-evaluations.server'
import { formatter } from '~/i18n/format'
import { translator } from '~/i18n/server'
import { explain } from '~/i18n/stored'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { findFact } from '~/platform/facts.server'

/** What a completed visit earned its member, rule by rule, zero with its reason; null while nothing was decided. */
export async function pointsOfRecord(
  club: Club,
  { orderId, memberId, zone }: { orderId: string; memberId: string; zone: string },
  language: Language,
) {
  const on = { schema: club.schema, tx: club.store.read }
  const fact = await findFact(on, { type: 'service.completed', subject: orderId })
  if (!fact) return null
  const found = (await readEvaluations(club, memberId, [fact.id])).get(fact.id) ?? []
  if (found.length === 0) return null
  const t = translator(language)
  const format = formatter(language, zone)
  return {
    total: format.signed(found.reduce((sum, one) => sum + one.points, 0)),
    lines: found.map(({ title, points, explanation }) => ({
      ...{ title: say(title, language), value: format.number(points), why: explain(t, format, explanation) },
    })),
  }
}
