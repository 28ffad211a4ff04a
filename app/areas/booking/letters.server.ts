import { readDealer } from '~/areas/dealers/read.server'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMember } from '~/areas/membership/read-members.server'
import { DAY, type Instant } from '~/kernel/clock'
import { say } from '~/kernel/words'
import type { Work } from '~/platform/club.server'
import { enqueue } from '~/platform/jobs.server'
import { sendMessage } from '~/platform/messages.server'
import { type BookingRow, jobsOf } from './rows.server'

type Change =
  | { template: 'booking-confirmed' | 'booking-reminder' }
  | { template: 'booking-moved'; before: Instant }
  | { template: 'booking-cancelled'; byDealer: boolean }

/** Writes to the owner about a booking, in the transaction that changes it. A walk-in without a member gets none. */
export async function tellOwner(w: Work, row: BookingRow, { template, ...change }: Change): Promise<void> {
  if (!row.memberId) return
  const member = await readMember(w.club, row.memberId, w.tx)
  const dealer = await readDealer(w.club, row.dealerId, w.tx)
  if (!dealer) return
  const vehicle = row.vehicleId ? (await readVehicles(w.club, [row.vehicleId], w.tx)).get(row.vehicleId) : undefined
  const jobs = (await jobsOf(w, [row.id])).get(row.id) ?? []
  const params = {
    bookingId: row.id,
    number: row.number,
    dealer: dealer.name,
    address: say(dealer.address, member.language),
    startsAt: row.startsAt,
    zone: row.zone,
    plate: vehicle?.plate || row.guestPlate,
    jobs: jobs.map((job) => job.name),
    ...change,
  }
  await sendMessage(w, { userId: member.userId, template, params } as Parameters<typeof sendMessage>[1])
}

/** A day before the start the owner is reminded; what is true then is looked up then. */
export async function remindLater(
  w: Work,
  row: Pick<BookingRow, 'id' | 'startsAt'> & { sequence: number },
): Promise<void> {
  const runAt = row.startsAt - DAY
  if (runAt <= w.now) return
  await enqueue(
    w,
    'booking-reminder',
    { bookingId: row.id, startsAt: row.startsAt },
    { runAt, key: `${row.id}:${row.sequence}` },
  )
}
