import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addOwner, book, hold, openWorkshop } from '#tests/support/booking'
import { testClub } from '#tests/support/club'
import { granted, staffActor } from '#tests/support/people'
import { blockUnit } from '~/areas/booking/block-unit.server'
import { bookAtDesk } from '~/areas/booking/book-at-desk.server'
import { calendarFile } from '~/areas/booking/calendar-file.server'
import { cancelBooking } from '~/areas/booking/cancel-booking.server'
import { confirmBooking } from '~/areas/booking/confirm-booking.server'
import { bookingFaults } from '~/areas/booking/invariants.server'
import { moveBooking } from '~/areas/booking/move-booking.server'
import { offerWaitlist } from '~/areas/booking/offer-waitlist.server'
import { rescheduleBooking } from '~/areas/booking/reschedule-booking.server'
import { FIRM_STATES } from '~/areas/booking/rules'
import { joinWaitlist } from '~/areas/booking/waitlist.server'
import { HOUR, MINUTE } from '~/kernel/clock'
import { instantOf, QUARTER } from '~/kernel/zones'

const ACTS = ['hold', 'confirm', 'desk', 'move', 'reschedule', 'cancel', 'block', 'wait', 'offer', 'tick'] as const
const act = fc.record({ act: fc.constantFrom(...ACTS), slot: fc.nat(19), who: fc.nat(5), which: fc.nat(30) })

describe('any sequence of acts', () => {
  it('keeps every unit and quarter to one claim and every quarter to its capacity', async () => {
    const club = await testClub()
    const technicians = 2
    const shop = await openWorkshop(club, {
      bays: 2,
      technicians,
      settings: { onlinePercent: 60, cancelNoticeHours: 0 },
    })
    const owners = await Promise.all(Array.from({ length: 6 }, () => addOwner(club)))
    const staff = await staffActor(club, 'manager', shop.dealerId)
    const { bookings, claims } = club.schema.booking
    const base = instantOf('Asia/Shanghai', '2026-03-03', 510)
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 30 }), async (acts) => {
        for (const { act, slot, who, which } of acts) {
          const owner = owners[who]
          if (!owner) continue
          const startsAt = base + slot * 30 * MINUTE
          const rows = await club.store.read.select().from(bookings)
          const row = rows.filter((one) => ['held', ...FIRM_STATES].includes(one.state as never))[
            which % Math.max(1, rows.length)
          ]
          const number = row?.number ?? ''
          const mine = owners.find((one) => one.memberId === row?.memberId)
          if (act === 'hold') await hold(club, shop, owner, startsAt)
          else if (act === 'confirm' && row && mine)
            await confirmBooking({ club, actor: mine.actor, number, transport: slot % 2 ? 'wait' : 'none' })
          else if (act === 'desk')
            await bookAtDesk({
              club,
              actor: staff,
              dealerId: shop.dealerId,
              vehicleId: owner.vehicleId,
              templateIds: [slot % 2 ? shop.service : shop.wipers],
              startsAt,
            })
          else if (act === 'move' && row)
            await moveBooking({
              club,
              actor: staff,
              number,
              startsAt,
              unitIds: which % 2 ? [shop.bays[which % 2] ?? ''] : [],
            })
          else if (act === 'reschedule' && row && mine)
            await rescheduleBooking({ club, actor: mine.actor, number, startsAt })
          else if (act === 'cancel' && row) await cancelBooking({ club, actor: staff, number })
          else if (act === 'block')
            await blockUnit({
              club,
              actor: staff,
              dealerId: shop.dealerId,
              unitId: shop.technicians[which % 2] ?? '',
              startsAt,
              endsAt: startsAt + HOUR,
              kind: 'training',
            })
          else if (act === 'wait')
            await joinWaitlist({
              club,
              actor: owner.actor,
              dealerId: shop.dealerId,
              vehicleId: owner.vehicleId,
              templateIds: [shop.service],
              fromDay: '2026-03-03',
              toDay: '2026-03-03',
              partOfDay: 'any',
              transport: 'none',
            })
          else if (act === 'offer') await offerWaitlist(club, shop.dealerId)
          else if (act === 'tick') club.clock.advance(7 * MINUTE)
        }
        expect(await bookingFaults(club)).toEqual([])
        const now = club.clock.now()
        const live = (await club.store.read.select().from(claims)).filter(
          (claim) => claim.until === 0 || claim.until > now,
        )
        expect(new Set(live.map((claim) => `${claim.unitId} ${claim.quarter}`)).size).toBe(live.length)
        const firm = (await club.store.read.select().from(bookings)).filter((row) =>
          FIRM_STATES.includes(row.state as never),
        )
        for (let quarter = base / QUARTER; quarter < base / QUARTER + 48; quarter++) {
          const busy = live.filter((claim) => claim.quarter === quarter && claim.kind === 'technician').length
          expect(busy).toBeLessThanOrEqual(technicians)
          expect(
            live.filter((claim) => claim.quarter === quarter && claim.kind === 'online').length,
          ).toBeLessThanOrEqual(1)
        }
        // An agreed booking has a technician for every quarter of its work.
        for (const row of firm) {
          const worked = live.filter((claim) => claim.bookingId === row.id && claim.kind === 'technician').length
          expect(worked, row.number).toBe(Math.ceil(row.minutes / 15))
        }
      }),
      { numRuns: process.env.ENGINE === 'pglite' ? 3 : 10, endOnFailure: true },
    )
  }, 120_000)
})

describe('the calendar file', () => {
  it('keeps its UID, raises SEQUENCE and cancels with METHOD:CANCEL', async () => {
    const club = await testClub()
    const shop = await openWorkshop(club)
    const owner = await addOwner(club)
    const startsAt = instantOf('Asia/Shanghai', '2026-03-04', 510)
    const { number } = granted(await hold(club, shop, owner, startsAt))
    await expect(calendarFile(club, owner.actor, number, 'en')).rejects.toThrow()
    granted(await confirmBooking({ club, actor: owner.actor, number }))
    const read = async () => (await calendarFile(club, owner.actor, number, 'en')).body
    const first = await read()
    expect(first).toContain('METHOD:PUBLISH')
    expect(first).toContain('SEQUENCE:0')
    expect(first).toContain('DTSTART:20260304T003000Z')
    expect(first).toContain('DTEND:20260304T013000Z')
    expect(first).toContain('Corven SHQ')
    granted(await rescheduleBooking({ club, actor: owner.actor, number, startsAt: startsAt + HOUR }))
    const second = await read()
    expect(second).toContain('SEQUENCE:1')
    granted(await cancelBooking({ club, actor: owner.actor, number }))
    const third = await read()
    expect(third).toContain('METHOD:CANCEL')
    expect(third).toContain('STATUS:CANCELLED')
    expect(third).toContain('SEQUENCE:2')
    const uid = (text: string) => /UID:(.*)/.exec(text)?.[1]
    expect(new Set([first, second, third].map(uid)).size).toBe(1)
    const other = await addOwner(club)
    await expect(calendarFile(club, other.actor, number, 'en')).rejects.toThrow()
    expect((await book(club, shop, other, startsAt)).number).not.toBe(number)
  })
})
