import { and, eq, sql } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import type { Words } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { scopeOf } from '~/platform/permissions'

/** Series and chapters are the whole club's. */
export function requireSetUp(actor: Actor): void {
  if (scopeOf(actor, 'event:set-up') !== 'club') throw new NotFound('event-set-up')
}

type Circle = { id: string | null; version: number; name: Words; active: boolean }

/** Adds (`id` null) or changes a series of events. Refuses a form older than its row; NotFound for an unknown one. */
export async function saveSeries({
  club,
  actor,
  submission,
  id,
  version,
  ...given
}: Act<Circle & { detail: Words }>): Promise<Outcome<{ id: string }>> {
  requireSetUp(actor)
  return club.write(
    actor,
    async (w) => {
      const { series } = w.schema.events
      if (id === null) {
        const made = newId(w.now)
        await w.tx.insert(series).values({ id: made, ...given })
        await audit(w, { action: 'event-series.added', subject: `event-series:${made}`, detail: given })
        return done({ id: made })
      }
      const [before] = await w.tx.select().from(series).where(eq(series.id, id))
      if (!before) throw new NotFound('series')
      const { id: _, version: known, ...current } = before
      if (known !== version) return stale(known, current)
      await w.tx
        .update(series)
        .set({ ...given, version: sql`${series.version} + 1` })
        .where(and(eq(series.id, id), eq(series.version, version)))
      const detail = { before: current, after: given }
      await audit(w, { action: 'event-series.changed', subject: `event-series:${id}`, detail })
      return done({ id })
    },
    { ...(submission ? { submission } : {}) },
  )
}

/** The same for a chapter: a local circle that members join. */
export async function saveChapter({
  club,
  actor,
  submission,
  id,
  version,
  ...given
}: Act<Circle & { city: Words }>): Promise<Outcome<{ id: string }>> {
  requireSetUp(actor)
  return club.write(
    actor,
    async (w) => {
      const { chapters } = w.schema.events
      if (id === null) {
        const made = newId(w.now)
        await w.tx.insert(chapters).values({ id: made, ...given })
        await audit(w, { action: 'event-chapter.added', subject: `event-chapter:${made}`, detail: given })
        return done({ id: made })
      }
      const [before] = await w.tx.select().from(chapters).where(eq(chapters.id, id))
      if (!before) throw new NotFound('chapter')
      const { id: _, version: known, ...current } = before
      if (known !== version) return stale(known, current)
      await w.tx
        .update(chapters)
        .set({ ...given, version: sql`${chapters.version} + 1` })
        .where(and(eq(chapters.id, id), eq(chapters.version, version)))
      const detail = { before: current, after: given }
      await audit(w, { action: 'event-chapter.changed', subject: `event-chapter:${id}`, detail })
      return done({ id })
    },
    { ...(submission ? { submission } : {}) },
  )
}
