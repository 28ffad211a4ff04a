import { and, desc, eq, gte, inArray, lt } from 'drizzle-orm'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { readFigures } from './read-figures.server'

const MOST_EVENTS = 300

/**
 * What the events of some days came to, each with its figures; those that were called off are left out. `dealerId` ''
 * is every dealer and the club's own. NotFound for a foreign dealer.
 */
export async function readOverview(
  club: Club,
  actor: Actor,
  { dealerId, from, until, language }: { dealerId: string; from: number; until: number; language: Language },
) {
  if (!can(actor, 'event:read', { dealerId })) throw new NotFound('dealer')
  const { events, series } = club.schema.events
  const rows = await club.store.read
    .select({
      ...{ id: events.id, number: events.number, title: events.title, kind: events.kind, state: events.state },
      ...{ startsAt: events.startsAt, zone: events.zone, currency: events.currency, series: series.name },
    })
    .from(events)
    .leftJoin(series, eq(series.id, events.seriesId))
    .where(
      and(
        inArray(events.state, ['published', 'postponed', 'closed']),
        ...[gte(events.startsAt, from), lt(events.startsAt, until)],
        dealerId === '' ? undefined : eq(events.dealerId, dealerId),
      ),
    )
    .orderBy(desc(events.startsAt), desc(events.id))
    .limit(MOST_EVENTS)
  const figures = await readFigures(
    club,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ id, title, series, ...row }) => {
    const found = figures.get(id)
    if (!found) return []
    return [{ ...row, title: say(title, language), series: series ? say(series, language) : '', figures: found }]
  })
}
