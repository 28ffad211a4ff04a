import { carName } from '~/areas/garage/car-name'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import type { Format } from '~/i18n/format'
import type { Translate } from '~/i18n/keys'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import { localDay } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'
import type { FactType } from '~/platform/facts.server'
import { type FactKind, factSentence, kindOf } from './fact-sentences'
import { explained } from './points-words'
import type { TimelineEntry } from './read-timeline.server'

export type ToldFact = {
  id: string
  kind: FactKind
  type: FactType
  time: string
  title: string
  detail: string
  /** One line for each rule that was asked and has something to say. */
  points: { amount: string; why: string; earned: boolean }[]
  who: string
}
export type ToldDay = { day: string; title: string; facts: ToldFact[] }

/** The timeline as the reader reads it: by days of the zone, in their language. */
export async function tellTimeline(
  club: Club,
  entries: readonly TimelineEntry[],
  { t, format, language }: { t: Translate; format: Format; language: Language },
): Promise<ToldDay[]> {
  const cars = await readVehicles(
    club,
    entries.flatMap(({ vehicleId }) => (vehicleId ? [vehicleId] : [])),
  )
  const days: ToldDay[] = []
  for (const entry of entries) {
    const day = localDay(format.zone, entry.at)
    let last = days.at(-1)
    if (last?.day !== day) {
      last = { day, title: format.date(day, 'full'), facts: [] }
      days.push(last)
    }
    const car = entry.vehicleId ? cars.get(entry.vehicleId) : undefined
    const { title, detail } = factSentence(entry.type, {
      payload: entry.payload,
      car: car ? [carName(car, language), car.plate].filter(Boolean).join(' ') : '',
      t,
      format,
    })
    last.facts.push({
      ...{ id: entry.id, type: entry.type, title },
      kind: kindOf(entry.type),
      time: format.time(entry.at),
      detail: entry.note || detail,
      points: entry.points.map(({ points, title: rule, explanation }) => ({
        amount: format.signed(points),
        earned: points !== 0,
        why: `${say(rule, language)}${t('archive-desk:colon')}${explained(explanation, t, format)}`,
      })),
      who: entry.actor || (entry.dealer ? say(entry.dealer, language) : ''),
    })
  }
  return days
}
