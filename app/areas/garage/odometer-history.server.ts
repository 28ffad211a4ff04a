import { eq } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Club } from '~/platform/club.server'
import type { ClusterReplacement, OdometerHistory, Reading, ReadingSource, ReadingStatus } from './odometer'

export type StoredReading = Reading & { id: string; doubt: string; recordedAt: number; recordedBy: string | null }
export type History = Omit<OdometerHistory, 'readings' | 'replacements'> & {
  readings: StoredReading[]
  replacements: ClusterReplacement[]
}

/** All readings and cluster replacements of a car, oldest first: what the odometer rules judge by. */
export async function readOdometer(
  club: Pick<Club, 'schema' | 'store'>,
  vehicleId: string,
  on: Reader = club.store.read,
): Promise<History> {
  const { readings, vehicleClusters } = club.schema.garage
  const rows = await on
    .select()
    .from(readings)
    .where(eq(readings.vehicleId, vehicleId))
    .orderBy(readings.at, readings.id)
  const clusters = await on
    .select({ at: vehicleClusters.at, oldKm: vehicleClusters.oldKm, newKm: vehicleClusters.newKm })
    .from(vehicleClusters)
    .where(eq(vehicleClusters.vehicleId, vehicleId))
    .orderBy(vehicleClusters.series)
  return {
    readings: rows.map(({ id, at, km, source, status, series, doubt, recordedAt, recordedBy }) => ({
      id,
      at,
      km,
      source: source as ReadingSource,
      status: status as ReadingStatus,
      series,
      doubt,
      recordedAt,
      recordedBy,
    })),
    replacements: clusters,
  }
}
