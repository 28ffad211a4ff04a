import { asc, eq } from 'drizzle-orm'
import { readDealers } from '~/areas/dealers/read.server'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { scopeOf } from '~/platform/permissions'
import { namesOf, readGrantHolders } from '~/platform/staff.server'
import type { EventRow } from './rows.server'

/** Who works at the event, and whom of the house the actor can put there: everybody, or the people of their dealers. */
export async function readTeam(club: Club, actor: Actor, event: EventRow, language: Language) {
  const { team } = club.schema.events
  const rows = await club.store.read.select().from(team).where(eq(team.eventId, event.id)).orderBy(asc(team.addedAt))
  const names = await namesOf(
    club,
    rows.map(({ userId }) => userId),
  )
  const scope = scopeOf(actor, 'event:manage')
  const known = new Set(rows.map(({ userId }) => userId))
  const holders = await readGrantHolders(club)
  const order = new Intl.Collator('zh-CN')
  const dealers = new Map((await readDealers(club)).map(({ id, name }) => [id, say(name, language)]))
  const where = (grants: readonly { dealerId: string }[]) =>
    [...new Set(grants.flatMap(({ dealerId }) => dealers.get(dealerId) ?? []))].join(' / ')
  return {
    team: rows.map(({ userId, role, addedAt }) => ({
      ...{ userId, addedAt, name: names.get(userId) ?? '' },
      role: role === 'lead' ? ('lead' as const) : ('door' as const),
    })),
    people: holders
      .filter(({ userId, closedAt }) => closedAt === null && !known.has(userId))
      .filter(
        ({ grants }) => scope === 'club' || grants.some(({ dealerId }) => scope instanceof Set && scope.has(dealerId)),
      )
      .sort((a, b) => order.compare(a.name, b.name))
      .map(({ userId, name, grants }) => ({ value: userId, label: [name, where(grants)].filter(Boolean).join(' · ') })),
  }
}
