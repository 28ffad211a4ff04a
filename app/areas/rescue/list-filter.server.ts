import { and, between, desc, eq, exists, gte, inArray, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { plateKey } from '~/areas/garage/plates'
import { parsePhone } from '~/areas/membership/phones.server'
import { visibleMembers } from '~/areas/membership/relations.server'
import { findByTerm } from '~/areas/membership/search-terms.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { parseCode } from '~/kernel/codes'
import { CLUB_ZONE, dayBounds, offsetAt } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import type { ListSearch } from './desk-forms'
import { carsOf } from './read-cars.server'

/** Side of a square of the map, in degrees: about 5 km. */
export const CELL = 0.05
export const REPEAT_DAYS = 30

/** Days of the club's calendar, the last one included, as instants. */
export function spanOf({ from, to }: Pick<ListSearch, 'from' | 'to'>) {
  return {
    since: from ? dayBounds(CLUB_ZONE, from).from : undefined,
    until: to ? dayBounds(CLUB_ZONE, to).to : undefined,
  }
}

/** Earlier call of the same car within 30 days; along the index of the car. */
export function isRepeat({ schema }: Pick<Club, 'schema'>): SQL {
  const { requests: r } = schema.rescue
  return sql`exists (select 1 from rescue_requests e where e.vehicle_id = ${r.vehicleId} and e.id <> ${r.id} and e.state <> 'merged' and e.created_at < ${r.createdAt} and e.created_at >= ${r.createdAt} - ${REPEAT_DAYS * DAY})`
}

/** Hours that clocks of the club are ahead of UTC when the span begins, in milliseconds. */
export const aheadOf = (at: number) => offsetAt(CLUB_ZONE, at) * MINUTE

/** The condition that the filters of the list come to. */
export async function conditionOf(
  club: Club,
  actor: Actor,
  dealerId: string,
  search: ListSearch,
): Promise<SQL | undefined> {
  const { requests: r, assignments, breaches, followUps } = club.schema.rescue
  const { read } = club.store
  const { since, until } = spanOf(search)
  const [row, column] = (search.cell ?? '').split('_').map(Number)
  const { state } = search
  return and(
    dealerId === '' ? undefined : eq(r.dealerId, dealerId),
    since === undefined ? undefined : gte(r.createdAt, since),
    until === undefined ? undefined : lt(r.createdAt, until),
    state === 'open' ? isNull(r.closedAt) : state && state !== 'all' ? eq(r.state, state) : undefined,
    search.priority && eq(r.priority, search.priority),
    search.service && eq(r.service, search.service),
    search.repeat && isRepeat(club),
    search.hour === undefined
      ? undefined
      : sql`((${r.createdAt} + ${aheadOf(club.clock.now())}) / ${HOUR}) % 24 = ${Number(search.hour)}`,
    row === undefined || column === undefined || !search.cell
      ? undefined
      : and(
          between(r.lat, (row - 0.5) * CELL, (row + 0.5) * CELL),
          between(r.lng, (column - 0.5) * CELL, (column + 0.5) * CELL),
        ),
    search.breach &&
      exists(
        read
          .select({ one: sql`1` })
          .from(breaches)
          .where(and(eq(breaches.requestId, r.id), eq(breaches.kind, search.breach))),
      ),
    search.helper || search.declined
      ? exists(
          read
            .select({ one: sql`1` })
            .from(assignments)
            .where(
              and(
                eq(assignments.requestId, r.id),
                search.helper ? eq(assignments.helperId, search.helper) : undefined,
                search.declined ? inArray(assignments.state, ['declined', 'timed-out']) : undefined,
              ),
            ),
        )
      : undefined,
    search.score &&
      exists(
        read
          .select({ one: sql`1` })
          .from(followUps)
          .where(and(eq(followUps.requestId, r.id), eq(followUps.score, Number(search.score)))),
      ),
    await carsCondition(club, dealerId, search),
    await textCondition(club, actor, search.q ?? ''),
  )
}

async function carsCondition(club: Club, dealerId: string, search: ListSearch): Promise<SQL | undefined> {
  const { model, age } = search
  if (!model && age === undefined) return undefined
  const { requests: r } = club.schema.rescue
  const { since, until } = spanOf(search)
  const cars = await carsOf(club, { dealerId, since, until })
  const ids = cars
    .filter((car) => (!model || car.key === model) && (age === undefined || car.age === Number(age)))
    .map(({ vehicleId }) => vehicleId)
  return ids.length > 0 ? inArray(r.vehicleId, ids) : sql`1 = 0`
}

/** A number, a phone or a plate as a whole, or a member that the actor may see. */
async function textCondition(club: Club, actor: Actor, text: string): Promise<SQL | undefined> {
  if (text === '') return undefined
  const { requests: r } = club.schema.rescue
  const code = parseCode(text, 'R')
  const phone = parsePhone(text)
  const hits = await findByTerm(club, text, { limit: 40 })
  const ids = [...new Set(hits.map(({ memberId }) => memberId))]
  const visible = [...(await visibleMembers(club, actor, ids))]
  return or(
    code.ok ? eq(r.number, code.value) : undefined,
    phone.ok ? eq(r.phone, phone.value.e164) : undefined,
    and(ne(r.plate, ''), inArray(r.plate, [text, text.toUpperCase(), plateKey(text)])),
    visible.length > 0 ? inArray(r.memberId, visible) : undefined,
    and(ne(r.callerName, ''), eq(r.callerName, text)),
  )
}

export const newestFirst = ({ schema }: Pick<Club, 'schema'>) => [
  desc(schema.rescue.requests.createdAt),
  desc(schema.rescue.requests.id),
]
