import { relate } from '~/areas/membership/relations.server'
import type { Instant } from '~/kernel/clock'
import { localDay } from '~/kernel/zones'
import type { Work } from '~/platform/club.server'
import { type FactType, recordFact } from '~/platform/facts.server'
import { enqueue } from '~/platform/jobs.server'
import { can } from '~/platform/permissions'
import { raiseTopic, type TopicRight } from '~/platform/topics.server'
import type { BookingRow } from './rows.server'

/** Records what happened to a booking; `subject` tells occurrences of one booking apart. */
export async function recordBooking(
  w: Work,
  type: FactType,
  row: BookingRow,
  payload: Record<string, string | number | boolean | null> = {},
  subject = row.id,
): Promise<void> {
  await recordFact(w, {
    type,
    subject,
    about: row.id,
    memberId: row.memberId,
    vehicleId: row.vehicleId,
    dealerId: row.dealerId,
    payload: { number: row.number, startsAt: row.startsAt, channel: row.channel, ...payload },
  })
}

/** The dealer has to do with the owner from now on. */
export async function linkDealer(w: Work, { memberId, dealerId }: Pick<BookingRow, 'memberId' | 'dealerId'>) {
  if (memberId) await relate(w, { memberId, dealerId, cause: 'booking' })
}

/** Capacity came free: whoever waits for it is asked outside this transaction. */
export async function freed(w: Work, dealerId: string): Promise<void> {
  await enqueue(w, 'waitlist-offer', { dealerId, since: w.now }, { key: `${dealerId}:${w.now}` })
}

/** Tells open calendars of the days to look again. */
export async function nudgeCalendar(w: Work, dealerId: string, zone: string, ...at: readonly Instant[]): Promise<void> {
  for (const day of new Set(at.map((one) => localDay(zone, one)))) await raiseTopic(w, `calendar:${dealerId}:${day}`)
}

/** Who may watch a calendar: whoever may read that dealer's bookings. */
export const watchCalendar: TopicRight = async (_club, actor, rest) =>
  can(actor, 'booking:read', { dealerId: rest.slice(0, rest.indexOf(':')) })
