import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { testClub } from '#tests/support/club'
import { comingTo, doorAt, freshKey, lookAt } from '#tests/support/door'
import { granted, staffActor } from '#tests/support/people'
import { cancelParty } from '~/areas/events/cancel-party.server'
import { closeEvent } from '~/areas/events/close-event.server'
import { readDoor } from '~/areas/events/read-door.server'
import { readDoors } from '~/areas/events/read-doors.server'
import { recordPayment } from '~/areas/events/record-payment.server'
import { saveTeam } from '~/areas/events/save-team.server'
import { scanTicket } from '~/areas/events/scan-ticket.server'
import { ticketCode } from '~/areas/events/ticket-code.server'
import { undoEntry } from '~/areas/events/undo-entry.server'
import { HOUR, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'

const club = await testClub()
const door = await doorAt(club)
const other = await doorAt(club, { code: 'ELS', lat: 40 })
const { east, west } = door

const looks = async () => {
  const { scans } = club.schema.events
  return club.store.read.select().from(scans).where(eq(scans.eventId, door.eventId)).orderBy(scans.receivedAt, scans.id)
}
const entryOf = async (seatId = '') => {
  const { entries } = club.schema.events
  const [row] = await club.store.read.select().from(entries).where(eq(entries.seatId, seatId))
  return row
}

describe('a look at a ticket', () => {
  it('lets in once; the next door is told when, by whom and where', async () => {
    const { codes, seatIds } = await comingTo(club, door, { guests: [{ name: 'Guest One' }] })
    const first = await lookAt(club, door, { code: codes[0] })
    expect(first).toMatchObject({ result: 'in', seat: { seatId: seatIds[0], dueMinor: 0 } })
    club.clock.advance(MINUTE)
    const copy = await lookAt(club, door, { actor: west, code: codes[0], door: 'West' })
    expect(copy).toMatchObject({ result: 'already', entry: { at: club.clock.now() - MINUTE, door: 'East' } })
    expect(copy.entry?.by).toBe(east.name)
    expect(await lookAt(club, door, { seatId: seatIds[1] })).toMatchObject({
      result: 'in',
      seat: { name: 'Guest One' },
    })
    expect((await looks()).map(({ result, door, actorId }) => [result, door, actorId]).slice(-3)).toEqual([
      ['in', 'East', east.userId],
      ['already', 'West', west.userId],
      ['in', 'East', east.userId],
    ])
  })

  it('answers the same key the same, and keeps it once', async () => {
    const { codes } = await comingTo(club, door)
    const key = freshKey()
    const before = (await looks()).length
    const first = await lookAt(club, door, { code: codes[0], key })
    expect(await lookAt(club, door, { code: codes[0], key })).toEqual(first)
    expect(await looks()).toHaveLength(before + 1)
  })

  it.each(['', 'M1', 'https://example.com', 'M1.x.1.AAAAAAAAAAAAAAAAAAAAAA'])(
    'knows %j for none of ours',
    async (code) => {
      expect(await lookAt(club, door, { code })).toMatchObject({ result: 'forged', seat: null, entry: null })
    },
  )

  it('knows a code whose seal is not ours for forged, and lets nobody in', async () => {
    const { codes, seatIds } = await comingTo(club, door)
    const code = `${codes[0]?.slice(0, -22)}AAAAAAAAAAAAAAAAAAAAAA`
    expect((await lookAt(club, door, { code })).result).toBe('forged')
    expect(await entryOf(seatIds[0])).toBeUndefined()
  })

  it('tells an old edition of a code from a new one', async () => {
    const { codes, seatIds } = await comingTo(club, door)
    const { seats } = club.schema.events
    const id = seatIds[0] ?? ''
    await club.write(west, (w) => w.tx.update(seats).set({ codeVersion: 2 }).where(eq(seats.id, id)))
    expect((await lookAt(club, door, { code: codes[0] })).result).toBe('replaced')
    expect((await lookAt(club, door, { code: ticketCode(club, { id, codeVersion: 2 }) })).result).toBe('in')
  })

  it('tells the other session and the other event', async () => {
    const late = await comingTo(club, door, { sessionId: door.afternoon })
    expect(await lookAt(club, door, { code: late.codes[0] })).toMatchObject({
      ...{ result: 'wrong-session', elsewhere: { en: 'Afternoon' } },
    })
    const elsewhere = await comingTo(club, other)
    expect(await lookAt(club, door, { code: elsewhere.codes[0] })).toMatchObject({
      ...{ result: 'wrong-event', seat: null, elsewhere: { en: 'Lake drive' } },
    })
    expect(await entryOf(elsewhere.seatIds[0])).toBeUndefined()
  })

  it('is refused longer than twelve hours before the session, also by a phone without a network', async () => {
    const [code] = (await comingTo(club, door)).codes
    const { sessions } = club.schema.events
    const begin = (startsAt: number) =>
      club.write(west, (w) =>
        w.tx
          .update(sessions)
          .set({ startsAt, endsAt: startsAt + 2 * HOUR })
          .where(eq(sessions.id, door.morning)),
      )
    await begin(club.clock.now() + 12 * HOUR + MINUTE)
    const at = { eventNumber: door.number, sessionId: door.morning, door: 'East', code }
    const early = { ok: false, reason: 'events-door:refusal.early' }
    expect(await scanTicket({ club, actor: east, ...at, key: freshKey() })).toEqual(early)
    const kept = { ...at, offline: true, shown: 'in' }
    expect(await scanTicket({ club, actor: east, ...kept, key: freshKey() })).toEqual(early)
    club.clock.advance(MINUTE)
    expect((await lookAt(club, door, { code })).result).toBe('in')
    await begin(door.startsAt)
  })

  it('knows a party that was cancelled', async () => {
    const { codes, number } = await comingTo(club, door)
    granted(await cancelParty({ club, actor: west, number, reason: 'ill' }))
    expect((await lookAt(club, door, { code: codes[0] })).result).toBe('revoked')
  })

  it('holds back what is unpaid and says how much, until it is paid', async () => {
    const { codes, number } = await comingTo(club, door, { guests: [{ name: 'Guest Lunch', kind: 'lunch' }] })
    const look = { code: codes[0] }
    expect(await lookAt(club, door, look)).toMatchObject({
      result: 'unpaid',
      seat: { dueMinor: 30_000, party: number },
    })
    granted(await recordPayment({ club, actor: east, number, amountMinor: 30_000, method: 'cash' }))
    expect((await lookAt(club, door, look)).result).toBe('in')
  })

  it('is nobody else’s: of another event by its seat, of another session, at a door of another dealer', async () => {
    const { seatIds } = await comingTo(club, other)
    await expect(lookAt(club, door, { seatId: seatIds[0] })).rejects.toBeInstanceOf(NotFound)
    await expect(lookAt(club, door, { sessionId: other.morning, code: 'x' })).rejects.toBeInstanceOf(NotFound)
    await expect(lookAt(club, door, { actor: other.east, code: 'x' })).rejects.toBeInstanceOf(NotFound)
  })
})

describe('an entry', () => {
  it('is taken back with a reason and can be made again', async () => {
    const { codes, seatIds } = await comingTo(club, door)
    const seatId = seatIds[0] ?? ''
    await lookAt(club, door, { code: codes[0] })
    granted(await undoEntry({ club, actor: west, seatId, reason: 'wrong-person' }))
    expect(await entryOf(seatId)).toBeUndefined()
    expect((await looks()).at(-1)).toMatchObject({ result: 'undone', reason: 'wrong-person', actorId: west.userId })
    const twice = await undoEntry({ club, actor: west, seatId, reason: 'mistake' })
    expect(twice).toMatchObject({ reason: 'events-door:refusal.not_in' })
    expect((await lookAt(club, door, { code: codes[0] })).result).toBe('in')
    await expect(undoEntry({ club, actor: other.east, seatId, reason: 'mistake' })).rejects.toBeInstanceOf(NotFound)
  })

  it('keeps somebody’s own words in the audit log alone', async () => {
    const { codes, seatIds } = await comingTo(club, door)
    await lookAt(club, door, { code: codes[0] })
    granted(await undoEntry({ club, actor: west, seatId: seatIds[0] ?? '', reason: 'It was Mr Sample' }))
    expect((await looks()).at(-1)).toMatchObject({ result: 'undone', reason: 'other' })
  })
})

describe('the doors of somebody', () => {
  it('are those of the dealer, and of the events whose team one is on', async () => {
    const helper = await staffActor(club, 'technician', other.dealerId)
    const numbers = async (actor = helper) => (await readDoors(club, actor, 'en')).map(({ number }) => number)
    expect(await numbers(east)).toEqual([door.number])
    expect(await numbers()).toEqual([])
    await expect(lookAt(club, door, { actor: helper, code: 'x' })).rejects.toBeInstanceOf(NotFound)
    const role = 'door' as const
    granted(await saveTeam({ club, actor: west, eventNumber: door.number, userId: helper.userId ?? '', role }))
    expect(await numbers()).toEqual([door.number])
    expect((await lookAt(club, door, { actor: helper, code: 'x' })).result).toBe('forged')
  })

  it('count who is in by session and door', async () => {
    const before = await readDoor(club, east, door.number, 'en')
    const { codes } = await comingTo(club, door, { guests: [{ name: 'Guest A' }, { name: 'Guest B' }] })
    for (const code of codes) await lookAt(club, door, { code, door: 'North' })
    const after = await readDoor(club, east, door.number, 'en')
    const inside = (read: typeof after) => read.sessions.find(({ id }) => id === door.morning)
    expect((inside(after)?.inside ?? 0) - (inside(before)?.inside ?? 0)).toBe(3)
    expect((inside(after)?.expected ?? 0) - (inside(before)?.expected ?? 0)).toBe(3)
    expect(after.doors).toContainEqual({ door: 'North', people: 3 })
    expect(after.last[0]).toMatchObject({ name: 'Guest B', result: 'in', door: 'North', by: east.name })
  })
})

describe('an event that is closed', () => {
  it('takes what a phone sends late, counts it once, and undoes nothing', async () => {
    const late = await comingTo(club, door)
    const seen = await comingTo(club, door)
    await lookAt(club, door, { code: seen.codes[0] })
    club.clock.advance(13 * HOUR)
    granted(await closeEvent({ club, actor: west, eventNumber: door.number }))
    const { outcomes } = club.schema.events
    const { facts } = club.schema.platform
    const cameOf = async (memberId: string) => {
      const [row] = await club.store.read.select().from(outcomes).where(eq(outcomes.memberId, memberId))
      const told = await club.store.read.select().from(facts).where(eq(facts.memberId, memberId))
      return { attended: row?.attended, facts: told.filter(({ type }) => type === 'event.attended').length }
    }
    expect(await cameOf(late.owner.memberId)).toEqual({ attended: 0, facts: 0 })
    const at = { eventNumber: door.number, sessionId: door.morning, door: 'East', code: late.codes[0] }
    const over = { ok: false, reason: 'events-door:refusal.over' }
    expect(await scanTicket({ club, actor: east, ...at, key: freshKey() })).toEqual(over)
    expect(await cameOf(late.owner.memberId)).toEqual({ attended: 0, facts: 0 })
    const sent = { code: late.codes[0], offline: true, shown: 'in', key: freshKey() }
    expect((await lookAt(club, door, sent)).result).toBe('in')
    expect((await lookAt(club, door, sent)).result).toBe('in')
    expect((await lookAt(club, door, { ...sent, key: freshKey() })).result).toBe('already')
    expect(await cameOf(late.owner.memberId)).toEqual({ attended: 1, facts: 1 })
    expect(await cameOf(seen.owner.memberId)).toEqual({ attended: 1, facts: 1 })
    const undone = await undoEntry({ club, actor: west, seatId: late.seatIds[0] ?? '', reason: 'mistake' })
    expect(undone).toMatchObject({ reason: 'events-door:refusal.closed' })
    club.clock.advance(25 * HOUR)
    const kept = { ...at, offline: true, shown: 'in' }
    expect(await scanTicket({ club, actor: east, ...kept, key: freshKey() })).toEqual(over)
    expect((await lookAt(club, door, sent)).result).toBe('in')
  })

  it('is no event that is off: nobody is let in while it is postponed', async () => {
    const { events } = club.schema.events
    await club.write(west, (w) => w.tx.update(events).set({ state: 'postponed' }).where(eq(events.id, other.eventId)))
    const at = { eventNumber: other.number, sessionId: other.morning, door: 'A', key: freshKey(), code: 'x' }
    expect(await scanTicket({ club, actor: other.east, ...at })).toMatchObject({
      reason: 'events-door:refusal.postponed',
    })
  })
})
