import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { readDealer, readJobTemplates } from '~/areas/dealers/read.server'
import { shortCode } from '~/kernel/codes'
import { type StepVerdict, step } from '~/kernel/flow'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club, Work } from '~/platform/club.server'
import { can, type Permission } from '~/platform/permissions'
import type { JobNeed, Needs, Transport } from './needs'
import type { Plan } from './plan.server'
import { type BookingEvent, type BookingHand, type BookingState, bookingFlow, policyOf } from './rules'

type Tables = Club['schema']['booking']
export type BookingRow = Omit<Tables['bookings']['$inferSelect'], 'state' | 'transport' | 'channel'> & {
  state: BookingState
  transport: Transport
  channel: Channel
}
export type Channel = 'online' | 'desk' | 'walk-in' | 'waitlist'

export type On = { schema: Club['schema']; tx: Reader }
export const reading = (club: Club): On => ({ schema: club.schema, tx: club.store.read })

/** A booking by id or number; undefined when there is none. */
export async function findBooking(
  { schema, tx }: On,
  key: { id: string } | { number: string },
): Promise<BookingRow | undefined> {
  const { bookings } = schema.booking
  const [row] = await tx
    .select()
    .from(bookings)
    .where('id' in key ? eq(bookings.id, key.id) : eq(bookings.number, key.number))
  return row as BookingRow | undefined
}

/** Whose hand the actor's is on this booking; unknown and foreign ones are the same NotFound. */
export function handOn(
  actor: Actor,
  row: BookingRow | undefined,
  permission: Permission = 'booking:manage',
): BookingHand {
  if (!row) throw new NotFound('booking')
  if (actor.isSystem) return 'system'
  if (actor.memberId !== null && row.memberId === actor.memberId) return 'member'
  if (can(actor, permission, { dealerId: row.dealerId })) return 'staff'
  throw new NotFound('booking')
}

/** The booking under its event, or why not; the sentence is the page's hint and the use case's refusal. */
export async function judge(
  club: Club,
  row: BookingRow,
  event: BookingEvent,
  hand: BookingHand,
  now = club.clock.now(),
  on: Reader = club.store.read,
) {
  const dealer = await readDealer(club, row.dealerId, on)
  if (!dealer) throw new NotFound('dealer')
  const { startsAt, heldUntil, moves } = row
  return step(bookingFlow, row.state, event, hand, {
    now,
    startsAt,
    heldUntil,
    moves,
    policy: policyOf(dealer.settings),
  })
}

/** A verdict's refusal as an answer. */
export function refused(verdict: Exclude<StepVerdict<BookingState>, { ok: true }>): Refusal {
  return refuse(`booking:refusal.${verdict.reason}`, { params: verdict.params, nextStep: verdict.nextStep })
}

/** Changes a booking under its version; anything that came between makes it a stale answer. */
export async function changeBooking(
  w: Work,
  row: Pick<BookingRow, 'id' | 'version'>,
  changes: Partial<Tables['bookings']['$inferInsert']>,
): Promise<Refusal | null> {
  const { bookings } = w.schema.booking
  const changed = await w.tx
    .update(bookings)
    .set({ ...changes, version: sql`${bookings.version} + 1` })
    .where(and(eq(bookings.id, row.id), eq(bookings.version, row.version)))
    .returning({ id: bookings.id })
  return changed.length === 1 ? null : refuse('booking:refusal.changed_meanwhile')
}

/** Jobs by their templates, in the order chosen. Refuses what is not offered (online). */
export async function readJobs(
  club: Club,
  templateIds: readonly string[],
  online: boolean,
): Promise<Outcome<JobNeed[]>> {
  const ids = [...new Set(templateIds)]
  const templates = new Map((await readJobTemplates(club)).map((one) => [one.id, one]))
  const jobs: JobNeed[] = []
  for (const id of ids) {
    const template = templates.get(id)
    if (!template || (online && !template.onlineBookable)) return refuse('booking:refusal.job_gone', { field: 'jobs' })
    const { name, minutes, skill, bayType, bufferMinutes, price } = template
    jobs.push({ templateId: id, name, minutes, skill, bayType, bufferMinutes, priceMinor: price })
  }
  return jobs.length === 0 ? refuse('booking:refusal.no_jobs', { field: 'jobs' }) : done(jobs)
}

/** The jobs of bookings, as they were agreed. */
export async function jobsOf({ schema, tx }: On, bookingIds: readonly string[]): Promise<Map<string, JobNeed[]>> {
  const { bookingJobs } = schema.booking
  const found = new Map<string, JobNeed[]>(bookingIds.map((id) => [id, []]))
  if (bookingIds.length === 0) return found
  const rows = await tx
    .select()
    .from(bookingJobs)
    .where(inArray(bookingJobs.bookingId, [...bookingIds]))
    .orderBy(asc(bookingJobs.bookingId), asc(bookingJobs.position))
  for (const { id: _, bookingId, position: __, ...job } of rows) found.get(bookingId)?.push(job)
  return found
}

export type NewBooking = {
  dealerId: string
  memberId: string | null
  vehicleId: string | null
  state: BookingState
  channel: Channel
  zone: string
  currency: string
  transport: Transport
  adviserId: string | null
  note: string
  jobs: readonly JobNeed[]
  needs: Needs
  times: { startsAt: number; endsAt: number; readyAt: number }
  heldUntil?: number
  guest?: { name: string; phone: string; plate: string }
}

/** Writes a booking and its jobs, without claims. The number is drawn until it is new. */
export async function insertBooking(w: Work, given: NewBooking): Promise<BookingRow> {
  const { bookings, bookingJobs } = w.schema.booking
  const { jobs, needs, times, guest, heldUntil = 0, ...rest } = given
  for (;;) {
    const id = newId(w.now)
    const [row] = await w.tx
      .insert(bookings)
      .values({
        ...rest,
        ...times,
        id,
        number: shortCode('B'),
        minutes: needs.minutes,
        estimateMinor: needs.estimateMinor,
        guestName: guest?.name ?? '',
        guestPhone: guest?.phone ?? '',
        guestPlate: guest?.plate ?? '',
        uid: `${id}@booking.marque`,
        heldUntil,
        createdAt: w.now,
        createdBy: w.actor.userId,
      })
      .onConflictDoNothing()
      .returning()
    if (!row) continue
    if (jobs.length > 0) {
      await w.tx
        .insert(bookingJobs)
        .values(jobs.map((job, position) => ({ id: newId(w.now), bookingId: id, position, ...job })))
    }
    return row as BookingRow
  }
}

export const timesOf = ({ layout: { startsAt, endsAt, readyAt } }: Plan) => ({ startsAt, endsAt, readyAt })
