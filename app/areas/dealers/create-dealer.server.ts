import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import { isZone } from '~/kernel/zones'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { type DayOpening, DEFAULT_SETTINGS, DEFAULT_WEEK, type DealerSettings } from './rules'

export type DealerInput = {
  code: string
  name: Words
  city: Words
  address: Words
  phone: string
  zone: string
  currency: string
  lat: number
  lng: number
}

/**
 * Opens a dealer with a usual week (Monday to Saturday unless given) and the club's default settings. Head office only.
 * Refuses a code that is taken and an unknown zone.
 */
export async function createDealer({
  club,
  actor,
  submission,
  settings,
  week = DEFAULT_WEEK,
  ...input
}: Act<DealerInput & { settings?: Partial<DealerSettings>; week?: readonly DayOpening[] }>): Promise<
  Outcome<{ dealerId: string }>
> {
  if (!can(actor, 'dealer:create')) throw new NotFound('dealer')
  if (!isZone(input.zone)) return refuse('dealers-desk:refusal.zone_unknown', { field: 'zone' })
  const { code, name, city, address, phone, zone, currency, lat, lng } = input
  return club.write(
    actor,
    async (w) => {
      const { dealers, dealerHours } = w.schema.dealers
      const dealerId = newId(w.now)
      const values = { code, name, city, address, phone, zone, currency, lat, lng, ...DEFAULT_SETTINGS, ...settings }
      const [row] = await w.tx
        .insert(dealers)
        .values({ id: dealerId, createdAt: w.now, ...values })
        .onConflictDoNothing()
        .returning()
      if (!row) return refuse('dealers-desk:refusal.code_taken', { field: 'code', params: { code } })
      if (week.length > 0) await w.tx.insert(dealerHours).values(week.map((day) => ({ dealerId, ...day })))
      await audit(w, { action: 'dealer.created', subject: `dealer:${dealerId}`, dealerId, detail: { after: values } })
      return done({ dealerId })
    },
    { submission },
  )
}
