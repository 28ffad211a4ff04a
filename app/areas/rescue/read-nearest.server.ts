import { eq, inArray } from 'drizzle-orm'
import type { Message } from '~/kernel/message'
import { NotFound } from '~/kernel/outcome'
import type { Club } from '~/platform/club.server'
import { rankFor } from './candidates.server'

export type NearestHelper = {
  id: string
  name: string
  vehicle: string
  plate: string
  fits: boolean
  /** Metres as the crow flies and minutes on the road; null while nobody knows where the car is. */
  distanceM: number | null
  minutes: number | null
  reasons: Message[]
}

/** More than a dispatcher reads; whoever is left out by this has that many better ones before them. */
const MOST_SHOWN = 40

/**
 * Who can be asked for a call in the order in which the rule would ask them, and behind them those who are left out,
 * all with their reasons. The ranking is the one that an offer is held to.
 */
export async function readNearest(club: Club, requestId: string, limit = MOST_SHOWN): Promise<NearestHelper[]> {
  const { requests, helpers } = club.schema.rescue
  const { read } = club.store
  const [call] = await read
    .select({
      id: requests.id,
      dealerId: requests.dealerId,
      service: requests.service,
      lat: requests.lat,
      lng: requests.lng,
    })
    .from(requests)
    .where(eq(requests.id, requestId))
  if (!call) throw new NotFound('rescue')
  const ranked = (await rankFor(club, call, club.clock.now(), read)).slice(0, limit)
  const ids = ranked.map(({ helper }) => helper.id)
  const rows =
    ids.length === 0
      ? []
      : await read
          .select({ id: helpers.id, vehicle: helpers.vehicle, plate: helpers.plate })
          .from(helpers)
          .where(inArray(helpers.id, ids))
  const more = new Map(rows.map((row) => [row.id, row]))
  return ranked.map(({ helper: { id, name }, fits, distanceM, minutes, reasons }) => ({
    ...{ id, name, fits, distanceM, minutes, reasons },
    ...{ vehicle: more.get(id)?.vehicle ?? '', plate: more.get(id)?.plate ?? '' },
  }))
}
