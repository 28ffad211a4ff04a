import { and, eq, isNull } from 'drizzle-orm'
import { formatter } from '~/i18n/format'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import type { MessageParams } from '~/kernel/message'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { CLUB_ZONE } from '~/kernel/zones'
import type { Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { judgeReading, type ReadingSource, seriesAt } from './odometer'
import { readOdometer } from './odometer-history.server'

export type NewReading = {
  vehicleId: string
  km: number
  /** When the cluster showed it; now, if left out. */
  at?: Instant
  source: ReadingSource
  /** Whoever enters it looked again: a doubtful figure is accepted. */
  confirm?: boolean
  /** Machines cannot look again: a doubtful figure is kept as suspect instead of refused. */
  keepSuspect?: boolean
  /** Comes with something else that was told: no fact of its own. */
  quiet?: boolean
}

/**
 * Records what the cluster showed. Refuses what cannot be a figure; a doubtful one is answered with the doubt and
 * `alternatives: { confirm: true }` until it is confirmed. Readings of owners write the fact odometer.read.
 */
export async function recordReading(
  w: Work,
  { vehicleId, km, at = w.now, source, confirm = false, keepSuspect = false, quiet = false }: NewReading,
): Promise<Outcome<{ readingId: string; status: 'accepted' | 'suspect' }>> {
  const { readings, ownerships } = w.schema.garage
  const history = await readOdometer(w.club, vehicleId, w.tx)
  const same = history.readings.find((one) => one.status === 'accepted' && one.at === at && one.km === km)
  if (same) return done({ readingId: same.id, status: 'accepted' })
  const verdict = judgeReading(history, { at, km }, w.now)
  if (!verdict.ok)
    return refuse(`garage:refusal.${verdict.reason}`, {
      field: 'km',
      params: shown(w, verdict.params),
    })
  const doubt = verdict.status === 'suspect' ? verdict.reason : ''
  if (verdict.status === 'suspect' && !confirm && !keepSuspect) {
    return refuse(`garage:refusal.${verdict.reason}`, {
      field: 'km',
      params: shown(w, verdict.params),
      alternatives: { confirm: true },
    })
  }
  const status = doubt && !confirm ? 'suspect' : 'accepted'
  const readingId = newId(w.now)
  await w.tx.insert(readings).values({
    id: readingId,
    vehicleId,
    at,
    km,
    source,
    status,
    series: seriesAt(history.replacements, at),
    doubt,
    recordedAt: w.now,
    recordedBy: w.actor.userId,
  })
  if (source === 'owner' && !quiet) {
    const [owner] = await w.tx
      .select({ memberId: ownerships.memberId })
      .from(ownerships)
      .where(and(eq(ownerships.vehicleId, vehicleId), isNull(ownerships.until), eq(ownerships.role, 'owner')))
    await recordFact(w, {
      type: 'odometer.read',
      subject: readingId,
      about: vehicleId,
      memberId: w.actor.memberId ?? owner?.memberId ?? null,
      vehicleId,
      occurredAt: at,
      payload: { km, source, status, doubt },
    })
  }
  return done({ readingId, status })
}

/** Kilometres of a refusal as its reader writes them: 27,345. */
export function shown(w: Work, params: MessageParams = {}): MessageParams {
  const format = formatter(w.actor.language, CLUB_ZONE)
  const text = (value: string | number) => (typeof value === 'number' ? format.number(value) : value)
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, text(value)]))
}
