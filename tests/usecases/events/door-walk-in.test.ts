import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addOwner } from '#tests/support/booking'
import { testClub } from '#tests/support/club'
import { comingTo, doorAt, freshKey } from '#tests/support/door'
import { granted, staffActor } from '#tests/support/people'
import { actAtDoor } from '~/areas/events/door-acts.server'
import { findWalkIn } from '~/areas/events/find-walk-in.server'
import { loadParty, reading } from '~/areas/events/rows.server'
import { walkInAtDoor } from '~/areas/events/walk-in-door.server'
import { readMember } from '~/areas/membership/read-members.server'
import { DAY, HOUR } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'

const club = await testClub()
const door = await doorAt(club)
const [kindId = '', guest = '', lunch = ''] = door.kindIds

async function comes(guests: { name: string; kindId: string }[], method: 'none' | 'cash' = 'none') {
  const { memberId } = await addOwner(club)
  const { number } = await readMember(club, memberId)
  const input = {
    member: number,
    sessionId: door.morning,
    door: 'East',
    kindId,
    plate: '',
    guests,
    waived: true,
    method,
  }
  return granted(
    await walkInAtDoor({ club, actor: door.east, submission: freshKey(), eventNumber: door.number, input }),
  )
}

it('a walk-in is let in at once, with guests; an empty line is nobody', async () => {
  const guests = [
    { name: 'Guest One', kindId: guest },
    { name: '', kindId: guest },
  ]
  expect((await comes(guests)).inside).toBe(2)
})

it('what costs something is let in when it was paid', async () => {
  expect((await comes([{ name: 'Guest Two', kindId: lunch }])).inside).toBe(0)
  const paid = await comes([{ name: 'Guest Three', kindId: lunch }], 'cash')
  expect(paid.inside).toBe(2)
  const { audit } = club.schema.platform
  const told = await club.store.read.select().from(audit).where(eq(audit.action, 'event.paid'))
  expect(told.map(({ actorId, subject, detail }) => ({ actorId, subject, detail }))).toEqual([
    {
      ...{ actorId: door.east.userId, subject: `event:${door.eventId}` },
      detail: { party: paid.number, amountMinor: 30_000, method: 'cash' },
    },
  ])
})

it('who may not search finds a member by the complete number alone', async () => {
  const { memberId } = await addOwner(club)
  const { number, name } = await readMember(club, memberId)
  const helper = await staffActor(club, 'technician', door.dealerId)
  expect((await findWalkIn(club, helper, number)).map((found) => found.memberId)).toEqual([memberId])
  expect(await findWalkIn(club, helper, name)).toEqual([])
  expect(await findWalkIn(club, helper, '')).toEqual([])
})

describe('at a door that is shut', () => {
  const begin = (startsAt: number) =>
    club.write(door.east, (w) => {
      const { sessions } = w.schema.events
      return w.tx
        .update(sessions)
        .set({ startsAt, endsAt: startsAt + 2 * HOUR })
        .where(eq(sessions.id, door.morning))
    })
  const early = { ok: false, reason: 'events-door:refusal.early' }

  it('nobody is registered, and no money is put down', async () => {
    const { number, seatIds } = await comingTo(club, door, { guests: [{ name: 'Guest Lunch', kind: 'lunch' }] })
    const { memberId } = await addOwner(club)
    const { number: member } = await readMember(club, memberId)
    await begin(club.clock.now() + 2 * DAY)
    const at = { club, actor: door.east, eventNumber: door.number }
    const walkIn = { member, sessionId: door.morning, door: 'East', kindId, plate: '', guests: [], waived: true }
    expect(
      await walkInAtDoor({ ...at, submission: freshKey(), input: { ...walkIn, method: 'none' as const } }),
    ).toMatchObject(early)
    const { parties } = club.schema.events
    expect(await club.store.read.select().from(parties).where(eq(parties.memberId, memberId))).toEqual([])
    const pay = { act: 'pay' as const, sessionId: door.morning, door: 'East', seatId: seatIds[0] ?? '', party: number }
    const input = { ...pay, amountMinor: 30_000, method: 'cash' as const }
    expect(await actAtDoor({ ...at, submission: freshKey(), input, language: 'en' })).toMatchObject(early)
    expect((await loadParty(reading(club), number)).paidMinor).toBe(0)
    await begin(door.startsAt)
  })

  it('nobody pays for another party than the one whose ticket is shown', async () => {
    const one = await comingTo(club, door, { guests: [{ name: 'Guest Four', kind: 'lunch' }] })
    const other = await comingTo(club, door, { guests: [{ name: 'Guest Five', kind: 'lunch' }] })
    const pay = { act: 'pay' as const, sessionId: door.morning, door: 'East', seatId: one.seatIds[0] ?? '' }
    const input = { ...pay, party: other.number, amountMinor: 30_000, method: 'cash' as const }
    const at = { club, actor: door.east, eventNumber: door.number, submission: freshKey(), language: 'en' as const }
    await expect(actAtDoor({ ...at, input })).rejects.toThrow(NotFound)
    expect((await loadParty(reading(club), other.number)).paidMinor).toBe(0)
  })
})
