import { and, eq, inArray } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { seriesAt } from './odometer'
import { readOdometer } from './odometer-history.server'
import { requireOwnVehicle } from './read-vehicles.server'
import { type NewReading, recordReading, shown } from './record-reading.server'

/** Records a reading of the actor's own car; see recordReading. */
export async function addReading({
  club,
  actor,
  submission,
  vehicleId,
  km,
  at,
  confirm,
}: Act<Pick<NewReading, 'vehicleId' | 'km' | 'at' | 'confirm'>>) {
  await requireOwnVehicle(club, actor, vehicleId)
  return club.write(actor, (w) => recordReading(w, { vehicleId, km, at, confirm, source: 'owner' }), {
    alone: `vehicle:${vehicleId}`,
    submission,
  })
}

type Settlement = {
  vehicleId: string
  readingId: string
  /** `confirm`: it is right. `reject`: it never was. `correct`: this is what the cluster showed. */
  verdict: 'confirm' | 'reject' | 'correct'
  km?: number
}

/** Decides about a suspect reading, or takes back one's own. The row stays, its status tells what became of it. */
export async function settleReading({
  club,
  actor,
  submission,
  vehicleId,
  ...settlement
}: Act<Settlement>): Promise<Outcome<{ readingId: string }>> {
  await requireOwnVehicle(club, actor, vehicleId)
  return club.write(actor, (w) => settle(w, { vehicleId, ...settlement }), {
    alone: `vehicle:${vehicleId}`,
    submission,
  })
}

async function settle(
  w: Work,
  { vehicleId, readingId, verdict, km }: Settlement,
): Promise<Outcome<{ readingId: string }>> {
  const { readings } = w.schema.garage
  const mine = and(eq(readings.id, readingId), eq(readings.vehicleId, vehicleId))
  const [row] = await w.tx.select().from(readings).where(mine)
  if (!row) throw new NotFound('reading')
  // What a workshop or an inspection took down is theirs to correct.
  if (row.source !== 'owner' && row.status !== 'suspect') return refuse('garage:refusal.reading_not_yours')
  let correctedById: string | null = null
  if (verdict === 'correct') {
    if (km === undefined) return refuse('shell:field.required', { field: 'km' })
    await w.tx.update(readings).set({ status: 'corrected' }).where(mine)
    const fresh = await recordReading(w, { vehicleId, km, at: row.at, source: 'owner', confirm: true })
    if (!fresh.ok) return fresh
    correctedById = fresh.value.readingId
  }
  const status = { confirm: 'accepted', reject: 'rejected', correct: 'corrected' }[verdict]
  const changed = await w.tx
    .update(readings)
    .set({ status, correctedById })
    .where(and(mine, inArray(readings.status, ['suspect', 'accepted', 'corrected'])))
    .returning({ id: readings.id })
  if (changed.length === 0) return refuse('garage:refusal.reading_settled')
  await audit(w, { action: 'reading.settled', subject: `reading:${readingId}`, detail: { verdict, km: row.km } })
  return done({ readingId: correctedById ?? readingId })
}

type Replacement = { vehicleId: string; at: number; oldKm: number; newKm: number }

/** Notes that the instrument cluster was replaced: later readings count on from the new figure. */
export async function replaceCluster({
  club,
  actor,
  submission,
  vehicleId,
  at,
  oldKm,
  newKm,
}: Act<Replacement>): Promise<Outcome<{ series: number }>> {
  await requireOwnVehicle(club, actor, vehicleId)
  return club.write(
    actor,
    async (w): Promise<Outcome<{ series: number }>> => {
      if (at > w.now) return refuse('garage:refusal.odometer_in_future', { field: 'at' })
      const history = await readOdometer(club, vehicleId, w.tx)
      const latest = history.replacements.at(-1)
      if (latest && at <= latest.at) return refuse('garage:refusal.cluster_order', { field: 'at' })
      const before = history.readings.filter((one) => one.status === 'accepted' && one.at <= at).at(-1)
      if (before && oldKm < before.km) {
        return refuse('garage:refusal.cluster_below', { field: 'oldKm', params: shown(w, { neighbour: before.km }) })
      }
      const series = history.replacements.length + 1
      const { vehicleClusters, readings } = w.schema.garage
      const fresh = await w.tx
        .insert(vehicleClusters)
        .values({ id: newId(w.now), vehicleId, series, at, oldKm, newKm, recordedBy: w.actor.userId })
        .onConflictDoNothing()
        .returning({ id: vehicleClusters.id })
      if (fresh.length === 0) return refuse('garage:refusal.cluster_order', { field: 'at' })
      const replacements = [...history.replacements, { at, oldKm, newKm }]
      const later = history.readings.filter((one) => one.at >= at)
      for (const one of later) {
        await w.tx
          .update(readings)
          .set({ series: seriesAt(replacements, one.at) })
          .where(eq(readings.id, one.id))
      }
      await audit(w, { action: 'cluster.replaced', subject: `vehicle:${vehicleId}`, detail: { at, oldKm, newKm } })
      return done({ series })
    },
    { alone: `vehicle:${vehicleId}`, submission },
  )
}
