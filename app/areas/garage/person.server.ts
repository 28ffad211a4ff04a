import { eq } from 'drizzle-orm'
import type { PersonRoom } from '~/platform/club.server'
import { forgetDocuments } from './keep-documents.server'
import { forgetElsewhere } from './note-elsewhere.server'
import { readOdometer } from './odometer-history.server'
import { readVehicle } from './read-vehicles.server'
import { releaseAll } from './release-vehicle.server'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** Cars over the spans that the person had them, their own readings and papers. */
export const garagePerson: PersonRoom = {
  area: 'garage',
  async exportOf(club, { memberId, userId }) {
    const { ownerships, documents, servicesElsewhere } = club.schema.garage
    const spans = await club.store.read.select().from(ownerships).where(eq(ownerships.memberId, memberId))
    const papers = await club.store.read.select().from(documents).where(eq(documents.memberId, memberId))
    const told = await club.store.read.select().from(servicesElsewhere).where(eq(servicesElsewhere.memberId, memberId))
    const vehicles: Record<string, unknown>[] = []
    const readings: Record<string, unknown>[] = []
    for (const span of spans) {
      const { id, ownerMemberId: _, version: __, brand, model, ...car } = await readVehicle(club, span.vehicleId)
      // What became of a car that left is not the former owner's to know.
      const { vin, modelYear, energy, body } = car
      const known = span.until === null ? car : { vin, plate: span.lastPlate, modelYear, energy, body }
      vehicles.push({
        vehicleId: id,
        brand: brand.en,
        model: model.en,
        ...known,
        role: span.role,
        since: iso(span.since),
        until: iso(span.until),
      })
      const history = await readOdometer(club, id)
      readings.push(
        ...history.readings
          .filter((one) => one.recordedBy === userId)
          .map(({ km, at, source, status }) => ({ vehicleId: id, km, at: iso(at), source, status })),
      )
    }
    return {
      vehicles,
      readings,
      services_elsewhere: told.map(({ vehicleId, on, km, lines, work, place, recordedAt, removedAt }) => ({
        ...{ vehicleId, on, km, lines: lines.join(', '), work, place },
        recordedAt: iso(recordedAt),
        removedAt: iso(removedAt),
      })),
      documents: papers.map(({ vehicleId, kind, title, validUntil, addedAt, removedAt }) => ({
        vehicleId,
        kind,
        title,
        validUntil,
        addedAt: iso(addedAt),
        removedAt: iso(removedAt),
      })),
    }
  },
  async erase(w, { memberId }) {
    await releaseAll(w, memberId)
    await forgetDocuments(w, memberId)
    await forgetElsewhere(w, memberId)
  },
}
