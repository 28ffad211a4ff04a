import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { readMembers } from '~/areas/membership/read-members.server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { requireEvent } from './event-scope.server'

const MOST_NAMES = 300

/** A photo with the event it belongs to. Throws NotFound. */
export async function photoOf({ store, schema }: Club, photoId: string) {
  const { photos, events } = schema.events
  const [row] = await store.read
    .select({
      ...{ fileId: photos.fileId, hiddenAt: photos.hiddenAt, eventId: photos.eventId },
      ...{ eventNumber: events.number, dealerId: events.dealerId },
    })
    .from(photos)
    .innerJoin(events, eq(events.id, photos.eventId))
    .where(eq(photos.id, photoId))
  if (!row) throw new NotFound('photo')
  return row
}

/** Was anybody of the member's party at the event? By the doors, and after closing by the outcome. */
export async function wasThere({ store, schema }: Club, memberId: string | null, eventId: string): Promise<boolean> {
  if (memberId === null) return false
  const { parties, entries } = schema.events
  const [entry] = await store.read
    .select({ seatId: entries.seatId })
    .from(parties)
    .innerJoin(entries, eq(entries.partyId, parties.id))
    .where(and(eq(parties.memberId, memberId), eq(parties.eventId, eventId)))
    .limit(1)
  return entry !== undefined
}

/** File of a photo for whoever may see it: those who came while it is shown, staff of the event always. */
export async function photoFile(club: Club, actor: Actor, photoId: string): Promise<string> {
  const photo = await photoOf(club, photoId)
  if (can(actor, 'event:read', { dealerId: photo.dealerId })) return photo.fileId
  if (photo.hiddenAt === null && (await wasThere(club, actor.memberId, photo.eventId))) return photo.fileId
  throw new NotFound('photo')
}

/** Photos of an event for a member who was there, oldest first. NotFound for everybody else. */
export async function readEventPhotos(club: Club, actor: Actor, eventNumber: string, language: Language) {
  const { events, photos } = club.schema.events
  const [event] = await club.store.read
    .select({ id: events.id, number: events.number, title: events.title, startsAt: events.startsAt, zone: events.zone })
    .from(events)
    .where(eq(events.number, eventNumber))
  if (!event || !(await wasThere(club, actor.memberId, event.id))) throw new NotFound('event')
  const { id, title, ...shown } = event
  const found = await club.store.read
    .select({ id: photos.id, at: photos.at })
    .from(photos)
    .where(and(eq(photos.eventId, id), isNull(photos.hiddenAt)))
    .orderBy(asc(photos.at), asc(photos.id))
  return { ...shown, title: say(title, language), photos: found }
}

/** The same for staff: hidden ones first, and beside them who of those that came did not agree to be shown. */
export async function readDeskPhotos(club: Club, actor: Actor, eventNumber: string, language: Language) {
  const event = await requireEvent(club, actor, eventNumber)
  const { photos, seats, parties, entries } = club.schema.events
  const found = await club.store.read
    .select({ id: photos.id, at: photos.at, hiddenAt: photos.hiddenAt })
    .from(photos)
    .where(eq(photos.eventId, event.id))
    .orderBy(asc(photos.at), asc(photos.id))
  const unwilling = await club.store.read
    .select({ id: seats.id, name: seats.name, memberId: seats.memberId, party: parties.number })
    .from(seats)
    .innerJoin(parties, eq(parties.id, seats.partyId))
    .leftJoin(entries, eq(entries.seatId, seats.id))
    .where(
      and(
        ...[eq(seats.eventId, event.id), eq(parties.state, 'confirmed'), isNull(seats.goneAt)],
        ...[eq(seats.photoConsent, false), event.state === 'closed' ? gt(entries.at, 0) : undefined],
      ),
    )
    .orderBy(asc(parties.number), asc(seats.position))
    .limit(MOST_NAMES)
  const members = await readMembers(
    club,
    unwilling.flatMap(({ memberId }) => memberId ?? []),
  )
  return {
    ...{
      number: event.number,
      title: say(event.title, language),
      zone: event.zone,
      began: club.clock.now() >= event.startsAt,
    },
    mayChange: can(actor, 'event:manage', { dealerId: event.dealerId }),
    photos: found
      .map(({ id, at, hiddenAt }) => ({ id, at, isHidden: hiddenAt !== null }))
      .sort((a, b) => Number(b.isHidden) - Number(a.isHidden)),
    unwilling: unwilling.map(({ id, name, memberId, party }) => ({
      ...{ id, party, name: (memberId && members.get(memberId)?.name) || name },
    })),
  }
}
