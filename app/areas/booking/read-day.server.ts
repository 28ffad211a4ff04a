import { and, asc, eq, gt, gte, inArray, isNull, lt } from 'drizzle-orm'
import { planOf } from '~/areas/dealers/working-hours'
import { carName } from '~/areas/garage/car-name'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { visibleMembers } from '~/areas/membership/relations.server'
import { addDays, type Day } from '~/kernel/dates'
import type { Language } from '~/kernel/language'
import { maskName, maskPhone, maskPlate } from '~/kernel/masks'
import { say } from '~/kernel/words'
import { dayBounds, quarterOf } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { requireDesk } from './desk.server'
import { type BookingRow, jobsOf, reading } from './rows.server'
import { FIRM_STATES, missedSince } from './rules'
import { openShop } from './shop.server'

export type Stretch = { from: number; to: number; bookingId: string | null; blockId: string | null }
type ClaimRow = { unitId: string; quarter: number; bookingId: string | null; blockId: string | null; kind: string }

/** Claims of a unit as stretches without a gap; a pause of a booking over a break makes two of a technician's. */
function stretches(claims: readonly ClaimRow[]): Stretch[] {
  const found: Stretch[] = []
  for (const { quarter, bookingId, blockId } of [...claims].sort((a, b) => a.quarter - b.quarter)) {
    const last = found.at(-1)
    if (last && last.to === quarter && last.bookingId === bookingId && last.blockId === blockId) last.to += 1
    else found.push({ from: quarter, to: quarter + 1, bookingId, blockId })
  }
  return found
}

/** Cards of bookings as the desk sees them; who has nothing to do with the dealer stays masked. */
export async function readCards(club: Club, actor: Actor, rows: readonly BookingRow[], language: Language) {
  const memberIds = rows.flatMap((row) => row.memberId ?? [])
  const members = await readMembers(club, memberIds)
  const visible = await visibleMembers(club, actor, memberIds)
  const cars = await readVehicles(
    club,
    rows.flatMap((row) => row.vehicleId ?? []),
  )
  const jobs = await jobsOf(
    reading(club),
    rows.map((row) => row.id),
  )
  return rows.map((row) => {
    const member = row.memberId ? members.get(row.memberId) : undefined
    const car = row.vehicleId ? cars.get(row.vehicleId) : undefined
    const open = !member || visible.has(member.id)
    const name = member?.name ?? row.guestName
    const phone = member?.phone ?? row.guestPhone
    const plate = car?.plate || row.guestPlate
    return {
      id: row.id,
      number: row.number,
      state: row.state,
      channel: row.channel,
      version: row.version,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      readyAt: row.readyAt,
      heldUntil: row.heldUntil,
      transport: row.transport,
      adviserId: row.adviserId,
      note: row.note,
      minutes: row.minutes,
      overrideReason: row.overrideReason,
      name: open ? name : maskName(name),
      phone: open ? phone : maskPhone(phone ?? ''),
      plate: open ? plate : maskPlate(plate),
      memberNumber: open ? (member?.number ?? null) : null,
      memberId: row.memberId,
      car: car ? carName(car, language) : '',
      jobs: (jobs.get(row.id) ?? []).map((job) => say(job.name, language)),
    }
  })
}
export type BookingCard = Awaited<ReturnType<typeof readCards>>[number]

const LIVE = ['held', ...FIRM_STATES, 'done'] as const

/**
 * A dealer's day: its units with what stands in them, the load by half hours, who arrives and who waits. A fixed
 * number of reads, whatever the day holds. NotFound for a dealer whose bookings the actor may not read.
 */
export async function readDay(club: Club, actor: Actor, dealerId: string, day: Day, language: Language) {
  const dealer = await requireDesk(club, actor, dealerId, 'booking:read')
  const shop = await openShop(club, dealerId, day, day)
  const now = club.clock.now()
  const { bookings, claims, blocks } = club.schema.booking
  const bounds = dayBounds(dealer.zone, day)
  const span = { from: quarterOf(bounds.from), to: quarterOf(bounds.to - 1) + 1 }
  const claimed = (
    await club.store.read
      .select({
        unitId: claims.unitId,
        quarter: claims.quarter,
        bookingId: claims.bookingId,
        blockId: claims.blockId,
        kind: claims.kind,
        until: claims.until,
      })
      .from(claims)
      .where(and(eq(claims.dealerId, dealerId), gte(claims.quarter, span.from), lt(claims.quarter, span.to)))
  ).filter((claim) => claim.until === 0 || claim.until > now)
  const ids = [...new Set(claimed.flatMap((claim) => claim.bookingId ?? []))]
  const standing = ids.length > 0 ? await club.store.read.select().from(bookings).where(inArray(bookings.id, ids)) : []
  const waiting = await club.store.read
    .select()
    .from(bookings)
    .where(
      and(
        eq(bookings.dealerId, dealerId),
        eq(bookings.state, 'walked-in'),
        gte(bookings.startsAt, bounds.from),
        lt(bookings.startsAt, bounds.to),
      ),
    )
    .orderBy(asc(bookings.startsAt))
  const missed = await club.store.read
    .select()
    .from(bookings)
    .where(
      and(
        eq(bookings.dealerId, dealerId),
        eq(bookings.state, 'missed'),
        gte(bookings.startsAt, bounds.from),
        lt(bookings.startsAt, bounds.to),
      ),
    )
  const live = await club.store.read
    .select()
    .from(blocks)
    .where(
      and(
        eq(blocks.dealerId, dealerId),
        isNull(blocks.releasedAt),
        gt(blocks.endsAt, bounds.from),
        lt(blocks.startsAt, bounds.to),
      ),
    )
  const rows = [...standing, ...waiting, ...missed] as BookingRow[]
  const cards = await readCards(club, actor, rows, language)
  const missedBefore = await missedCounts(
    club,
    dealerId,
    rows.flatMap((row) => row.memberId ?? []),
    missedSince(shop.policy, now),
  )

  const openings = shop.openings.filter((opening) => opening.day === day)
  const work = claimed.filter((claim) => claim.kind === 'bay' || claim.kind === 'technician')
  const first = Math.min(openings[0]?.from ?? span.from + 32, ...work.map((claim) => claim.quarter))
  const last = Math.max(openings.at(-1)?.to ?? span.from + 72, ...work.map((claim) => claim.quarter + 1))
  const axis = { from: Math.floor(first / 4) * 4, to: Math.ceil(last / 4) * 4 }
  const byUnit = new Map<string, ClaimRow[]>()
  for (const claim of claimed) byUnit.set(claim.unitId, [...(byUnit.get(claim.unitId) ?? []), claim])
  const unitRow = (id: string, kind: string, name: string, sub: string, active = true) => ({
    ...{ id, kind, name, sub, active },
    stretches: stretches(byUnit.get(id) ?? []),
  })
  const units = shop.capacity.units
    .filter((unit) => unit.active || byUnit.has(unit.id))
    .map((unit) =>
      unitRow(unit.id, unit.kind, unit.name, unit.kind === 'bay' ? unit.bayType : unit.skills.join(' '), unit.active),
    )
  const lanes = [...byUnit.keys()]
    .filter((id) => id.startsWith('overflow:'))
    .sort()
    .map((id) => unitRow(id, 'overflow', id.split(':')[3] ?? '', id.split(':')[2] ?? ''))
  return {
    day,
    now,
    zone: dealer.zone,
    dealer: { id: dealer.id, name: say(dealer.name, language), phone: dealer.phone },
    plan: {
      because: planOf(shop.calendar, day).because,
      name: say(planOf(shop.calendar, day).name ?? { zh: '', en: '' }, language),
    },
    axis,
    openings: openings.map(({ from, to }) => ({ from, to })),
    units: [...units, ...lanes],
    blocks: live.map(({ id, unitId, startsAt, endsAt, kind, reason }) => ({
      id,
      unitId,
      startsAt,
      endsAt,
      kind,
      reason,
    })),
    cards: cards.map((card) => ({ ...card, missedBefore: missedBefore.get(card.memberId ?? '') ?? 0 })),
    load: loadOf(
      units.filter((unit) => unit.kind === 'bay' && unit.active),
      openings,
      axis,
    ),
    onlinePermits: shop.capacity.onlinePermits,
    technicians: shop.capacity.units.filter((unit) => unit.kind === 'technician' && unit.active).length,
  }
}
export type DayView = Awaited<ReturnType<typeof readDay>>

type LoadRow = { stretches: readonly Stretch[] }

/** Bays in use and blocked for each half hour, and the share of the open day. */
function loadOf(
  bays: readonly LoadRow[],
  openings: readonly { from: number; to: number }[],
  axis: { from: number; to: number },
) {
  const open = (quarter: number) => openings.some((one) => one.from <= quarter && quarter < one.to)
  const at = (quarter: number, kind: 'bookingId' | 'blockId') =>
    bays.filter((bay) => bay.stretches.some((one) => one[kind] !== null && one.from <= quarter && quarter < one.to))
      .length
  const halves = []
  for (let quarter = axis.from; quarter < axis.to; quarter += 2) {
    halves.push({
      used: Math.max(at(quarter, 'bookingId'), at(quarter + 1, 'bookingId')),
      blocked: Math.max(at(quarter, 'blockId'), at(quarter + 1, 'blockId')),
    })
  }
  let used = 0
  let total = 0
  for (let quarter = axis.from; quarter < axis.to; quarter++) {
    if (!open(quarter)) continue
    total += bays.length
    used += at(quarter, 'bookingId')
  }
  return { halves, bays: bays.length, usedHours: used / 4, openHours: total / 4, share: total === 0 ? 0 : used / total }
}

async function missedCounts(club: Club, dealerId: string, memberIds: readonly string[], since: number) {
  const counts = new Map<string, number>()
  if (memberIds.length === 0) return counts
  const { bookings } = club.schema.booking
  const rows = await club.store.read
    .select({ memberId: bookings.memberId })
    .from(bookings)
    .where(
      and(
        inArray(bookings.memberId, [...new Set(memberIds)]),
        eq(bookings.state, 'missed'),
        gte(bookings.startsAt, since),
        eq(bookings.dealerId, dealerId),
      ),
    )
  for (const { memberId } of rows) if (memberId) counts.set(memberId, (counts.get(memberId) ?? 0) + 1)
  return counts
}

/** A dealer's week: for each day its load and how much each bay and technician has to do. */
export async function readWeek(club: Club, actor: Actor, dealerId: string, from: Day, language: Language) {
  const dealer = await requireDesk(club, actor, dealerId, 'booking:read')
  const shop = await openShop(club, dealerId, from, addDays(from, 6))
  const now = club.clock.now()
  const { claims, bookings } = club.schema.booking
  const days = Array.from({ length: 7 }, (_, ahead) => addDays(from, ahead))
  const bounds = { from: dayBounds(dealer.zone, from).from, to: dayBounds(dealer.zone, addDays(from, 6)).to }
  const claimed = (
    await club.store.read
      .select({ unitId: claims.unitId, quarter: claims.quarter, blockId: claims.blockId, until: claims.until })
      .from(claims)
      .where(
        and(
          eq(claims.dealerId, dealerId),
          gte(claims.quarter, quarterOf(bounds.from)),
          lt(claims.quarter, quarterOf(bounds.to)),
        ),
      )
  ).filter((claim) => claim.until === 0 || claim.until > now)
  const begun = await club.store.read
    .select({ startsAt: bookings.startsAt })
    .from(bookings)
    .where(
      and(
        eq(bookings.dealerId, dealerId),
        gte(bookings.startsAt, bounds.from),
        lt(bookings.startsAt, bounds.to),
        inArray(bookings.state, [...LIVE]),
      ),
    )
  const limits = days.map((day) => {
    const { from: start, to: end } = dayBounds(dealer.zone, day)
    return { day, from: quarterOf(start), to: quarterOf(end - 1) + 1, start, end }
  })
  const openOf = (day: Day) =>
    shop.openings.filter((one) => one.day === day).reduce((sum, one) => sum + one.to - one.from, 0)
  const rows = shop.capacity.units
    .filter((unit) => unit.active && (unit.kind === 'bay' || unit.kind === 'technician'))
    .map((unit) => ({
      ...{
        id: unit.id,
        kind: unit.kind,
        name: unit.name,
        sub: unit.kind === 'bay' ? unit.bayType : unit.skills.join(' '),
      },
      cells: limits.map(({ day, from: first, to }) => {
        const own = claimed.filter((claim) => claim.unitId === unit.id && claim.quarter >= first && claim.quarter < to)
        const blocked = own.filter((claim) => claim.blockId !== null).length
        return { day, open: openOf(day), used: own.length - blocked, blocked }
      }),
    }))
  return {
    from,
    now,
    zone: dealer.zone,
    dealer: { id: dealer.id, name: say(dealer.name, language) },
    days: limits.map(({ day, start, end }, index) => {
      const bays = rows.filter((row) => row.kind === 'bay').map((row) => row.cells[index])
      const open = bays.reduce((sum, cell) => sum + (cell?.open ?? 0), 0)
      const used = bays.reduce((sum, cell) => sum + Math.min(cell?.used ?? 0, cell?.open ?? 0), 0)
      return {
        day,
        bookings: begun.filter((one) => one.startsAt >= start && one.startsAt < end).length,
        share: open === 0 ? 0 : used / open,
        closed: open === 0,
      }
    }),
    rows,
  }
}
export type WeekView = Awaited<ReturnType<typeof readWeek>>
