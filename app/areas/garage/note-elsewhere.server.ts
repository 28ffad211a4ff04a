import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { readMember } from '~/areas/membership/read-members.server'
import { mayDealerSee } from '~/areas/membership/relations.server'
import type { Day } from '~/kernel/dates'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { instantOf, localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Act, Club, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { saveUpload } from '~/platform/files.server'
import { can } from '~/platform/permissions'
import { putDocument } from './keep-documents.server'
import { noteServiced, planLines } from './maintenance-plan.server'
import { readVehicle, requireOwnVehicle } from './read-vehicles.server'
import { recordReading } from './record-reading.server'

type NewService = {
  vehicleId: string
  on: Day
  km: number
  /** Lines of the plan that were done; what else was done stands in `work`. One of them at least. */
  lines: readonly string[]
  work?: string
  place: string
  /** The invoice, a photo or PDF: kept among the papers of the car. */
  file?: Blob
  /** A doubtful odometer was looked at again. */
  confirm?: boolean
  /** Staff only: whose car it is. Left out, the actor's own. */
  memberId?: string
}

/**
 * Whose service it is: the actor's own car, or for staff that of a member whom their dealers have to do with. The same
 * NotFound for all that is unknown or foreign.
 */
export async function requireServiceHand(
  club: Club,
  actor: Actor,
  { vehicleId, memberId }: { vehicleId: string; memberId?: string },
): Promise<{ memberId: string; atDesk: boolean }> {
  if (!memberId) return { memberId: (await requireOwnVehicle(club, actor, vehicleId)).memberId, atDesk: false }
  if (!can(actor, 'member:edit') || !(await mayDealerSee(club, actor, memberId))) throw new NotFound('vehicle')
  const { ownerships } = club.schema.garage
  const [span] = await club.store.read
    .select({ id: ownerships.id })
    .from(ownerships)
    .where(and(eq(ownerships.vehicleId, vehicleId), eq(ownerships.memberId, memberId), isNull(ownerships.until)))
  if (!span) throw new NotFound('vehicle')
  return { memberId, atDesk: true }
}

/**
 * Keeps a service that was done at another place: its lines of the plan count as done, the odometer as a reading, the
 * invoice as a paper. What an owner tells of other places earns no points: no fact that a rule rewards is written, only
 * service.noted.
 */
export async function noteElsewhere({
  club,
  actor,
  submission,
  ...given
}: Act<NewService>): Promise<Outcome<{ serviceId: string }>> {
  const hand = await requireServiceHand(club, actor, given)
  const { zone } = await readMember(club, hand.memberId)
  const saved = given.file?.size ? await saveUpload(club, given.file, { kinds: ['photo', 'pdf'], field: 'file' }) : null
  if (saved && !saved.ok) return saved
  const fileId = saved?.value.fileId
  const car = await readVehicle(club, given.vehicleId)
  const known = (await planLines(club, car)).map(({ line }) => line)
  return club.write(
    actor,
    async (w) => {
      const { vehicleId, on, km, confirm = false } = given
      const lines = known.filter((line) => given.lines.includes(line))
      const work = given.work?.trim() ?? ''
      const place = given.place.trim()
      const today = localDay(zone, w.now)
      if (on > today) return refuse('garage:refusal.date_in_future', { field: 'on' })
      if (lines.length === 0 && work === '') return refuse('garage:refusal.work_needed', { field: 'work' })
      // A day is meant as its noon; today is now.
      const at = on === today ? w.now : instantOf(zone, on, 720)
      const read = await recordReading(w, { vehicleId, km, at, confirm, source: 'owner', quiet: true })
      if (!read.ok) return read
      const { memberId, atDesk } = hand
      const title = place ? `${place} ${on}` : on
      const documentId = fileId ? await putDocument(w, { vehicleId, memberId, kind: 'service', title, fileId }) : null
      const serviceId = newId(w.now)
      const row = { vehicleId, memberId, on, km, lines, work, place, documentId, atDesk }
      await w.tx
        .insert(w.schema.garage.servicesElsewhere)
        .values({ id: serviceId, ...row, recordedBy: actor.userId, recordedAt: w.now })
      await noteServiced(w, { vehicleId, lines, on, km, source: 'owner', serviceId })
      await recordFact(w, {
        type: 'service.noted',
        subject: serviceId,
        about: vehicleId,
        memberId,
        vehicleId,
        occurredAt: at,
        payload: { odometer: km, lines: lines.join(','), atDesk },
      })
      return done({ serviceId })
    },
    { alone: `vehicle:${given.vehicleId}`, submission },
  )
}

/** Takes a service elsewhere out of the plan again, or puts it back. Its reading and paper stay. */
export async function dropElsewhere({
  club,
  actor,
  vehicleId,
  memberId,
  serviceId,
  back = false,
}: Act<{ vehicleId: string; memberId?: string; serviceId: string; back?: boolean }>): Promise<Outcome<null>> {
  const hand = await requireServiceHand(club, actor, { vehicleId, memberId })
  return club.write(actor, async (w) => {
    const { servicesElsewhere: services, maintenanceDone } = w.schema.garage
    const [changed] = await w.tx
      .update(services)
      .set({ removedAt: back ? null : w.now })
      .where(
        and(
          eq(services.id, serviceId),
          eq(services.vehicleId, vehicleId),
          eq(services.memberId, hand.memberId),
          back ? isNotNull(services.removedAt) : isNull(services.removedAt),
        ),
      )
      .returning()
    if (!changed) throw new NotFound('service')
    const { lines, on, km } = changed
    if (back) await noteServiced(w, { vehicleId, lines, on, km, source: 'owner', serviceId })
    else await w.tx.delete(maintenanceDone).where(eq(maintenanceDone.serviceId, serviceId))
    return done(null)
  })
}

/** What an erased member told goes; what the plan counts has no words and stays with the car. */
export async function forgetElsewhere(w: Work, memberId: string): Promise<void> {
  const { servicesElsewhere: services } = w.schema.garage
  await w.tx.delete(services).where(eq(services.memberId, memberId))
}
