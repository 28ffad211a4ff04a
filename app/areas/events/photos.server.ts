import { and, eq, isNull } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { requireEvent } from './event-scope.server'
import { raiseEvent } from './live.server'
import { photoOf, wasThere } from './read-photos.server'
import { eventKey } from './rows.server'

const MOST_PHOTOS = 300

/**
 * Shows photos of an event to those who came; the files were saved before. Refuses without the word that those shown
 * agreed, before the event has begun, and beyond 300. The same photo is kept once.
 */
export async function addEventPhotos({
  club,
  actor,
  submission,
  eventNumber,
  fileIds,
  agreed,
}: Act<{ eventNumber: string; fileIds: readonly string[]; agreed: boolean }>): Promise<Outcome<{ added: number }>> {
  const event = await requireEvent(club, actor, eventNumber, 'event:manage')
  if (!agreed) return refuse('events-after:refusal.not_agreed', { field: 'agreed' })
  if (club.clock.now() < event.startsAt || event.state === 'cancelled') {
    return refuse('events-after:refusal.too_early', { field: 'photos' })
  }
  return club.write(
    actor,
    async (w) => {
      const { photos } = w.schema.events
      const here = await w.tx.select({ fileId: photos.fileId }).from(photos).where(eq(photos.eventId, event.id))
      const known = new Set(here.map(({ fileId }) => fileId))
      const fresh = [...new Set(fileIds)].filter((fileId) => !known.has(fileId))
      if (here.length + fresh.length > MOST_PHOTOS) {
        return refuse('events-after:refusal.photos_full', { field: 'photos', params: { most: MOST_PHOTOS } })
      }
      if (fresh.length > 0) {
        await w.tx
          .insert(photos)
          .values(
            fresh.map((fileId) => ({ id: newId(w.now), eventId: event.id, fileId, actorId: actor.userId, at: w.now })),
          )
        await audit(w, {
          action: 'event.photos-added',
          subject: `event:${event.id}`,
          dealerId: event.dealerId,
          detail: { number: event.number, count: fresh.length, agreed },
        })
        await raiseEvent(w, event.id)
      }
      return done({ added: fresh.length })
    },
    { submission, alone: eventKey(event.id) },
  )
}

/** Somebody on a photo does not want it shown: it is gone for everybody at once, until staff has looked. */
export async function takeDownPhoto({
  club,
  actor,
  photoId,
}: Act<{ photoId: string }>): Promise<Outcome<{ eventNumber: string }>> {
  const photo = await photoOf(club, photoId)
  if (!(await wasThere(club, actor.memberId, photo.eventId))) throw new NotFound('photo')
  return club.write(actor, async (w) => {
    const { photos } = w.schema.events
    await w.tx
      .update(photos)
      .set({ hiddenAt: w.now, hiddenBy: actor.userId })
      .where(and(eq(photos.id, photoId), isNull(photos.hiddenAt)))
    await raiseEvent(w, photo.eventId)
    return done({ eventNumber: photo.eventNumber })
  })
}

/** Staff looks at a photo: shows it again, or removes it for good. NotFound for a photo of another's event. */
export async function decidePhoto({
  club,
  actor,
  eventNumber,
  photoId,
  decision,
}: Act<{ eventNumber: string; photoId: string; decision: 'show' | 'remove' }>): Promise<Outcome<{ photoId: string }>> {
  const event = await requireEvent(club, actor, eventNumber, 'event:manage')
  return club.write(actor, async (w) => {
    const { photos } = w.schema.events
    const here = and(eq(photos.id, photoId), eq(photos.eventId, event.id))
    const found =
      decision === 'show'
        ? await w.tx.update(photos).set({ hiddenAt: null, hiddenBy: null }).where(here).returning({ id: photos.id })
        : await w.tx.delete(photos).where(here).returning({ id: photos.id })
    if (found.length === 0) throw new NotFound('photo')
    await audit(w, {
      action: decision === 'show' ? 'event.photo-shown' : 'event.photo-removed',
      subject: `event:${event.id}`,
      dealerId: event.dealerId,
      detail: { number: event.number, photoId },
    })
    await raiseEvent(w, event.id)
    return done({ photoId })
  })
}
