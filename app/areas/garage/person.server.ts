import { eq } from 'drizzle-orm'
import type { PersonRoom } from '~/platform/club.server'
import { forgetDocuments } from './keep-documents.server'
import { readOdometer } from './odometer-history.server'
import { readVehicle } from './read-vehicles.server'
import { releaseAll } from './release-vehicle.server'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** Cars over the spans that the person had them, their own readings and papers. */
export const garagePerson: PersonRoom = {
  area: 'garage',
  async exportOf(club, { memberId, userId }) {
    const { ownerships, documents } = club.schema.garage
    const spans = await club.store.read.select().from(ownerships).where(eq(ownerships.memberId, memberId))
    const papers = await club.store.read.select().from(documents).where(eq(documents.memberId, memberId))
    const vehicles: Record<string, unknown>[] = []
    const readings: Record<string, unknown>[] = []
    for (const span of spans) {
      const { id, ownerMemberId: _, version: __, brand, model, ...car } = await readVehicle(club, span.vehicleId)
      vehicles.push({
        vehicleId: id,
        brand: brand.en,
        model: model.en,
        ...car,
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
  },
}
