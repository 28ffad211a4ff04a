import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { testClub } from '#tests/support/club'
import { comingTo, doorAt, freshKey, lookAt } from '#tests/support/door'
import { granted } from '#tests/support/people'
import { cancelParty } from '~/areas/events/cancel-party.server'
import type { SentScan } from '~/areas/events/door-forms'
import { findSeats, readDoorList } from '~/areas/events/door-list.server'
import { countConflicts, readDoor } from '~/areas/events/read-door.server'
import { recordPayment } from '~/areas/events/record-payment.server'
import { replayScans } from '~/areas/events/replay-scans.server'
import { HOUR, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'

const club = await testClub()
const door = await doorAt(club)
const { east, west } = door

const read = (actor = east) => readDoorList(club, actor, door.number, 'en')
type List = Awaited<ReturnType<typeof read>>
const sent = ({ madeAt, signature }: List, more: Partial<SentScan>): SentScan => ({
  ...{ key: freshKey(), sessionId: door.morning, door: 'East', ago: 0, shown: 'in', madeAt, signature, ...more },
})
const replay = (scans: SentScan[], actor = east) =>
  replayScans({ club, actor, eventNumber: door.number, scans, language: 'en' })
const entryOf = async (seatId = '') => {
  const { entries } = club.schema.events
  const [row] = await club.store.read.select().from(entries).where(eq(entries.seatId, seatId))
  return row
}

it('the list has what a door needs, the digest of a code and not the code, and no phone number', async () => {
  const { codes, seatIds, number } = await comingTo(club, door, { guests: [{ name: '林知夏' }] })
  const list = await read()
  const guest = list.seats.find(({ seatId }) => seatId === seatIds[1])
  const digest = createHash('sha256')
    .update(codes[1] ?? '')
    .digest('hex')
  expect(guest).toEqual({
    ...{ seatId: seatIds[1], codeVersion: 1, digest, name: '林知夏', kind: 'Guest', party: number, plate: '' },
    ...{ sessionId: door.morning, dueMinor: 0, entry: null },
  })
  expect(JSON.stringify(list)).not.toMatch(/M1\.|\+86/)
  granted(await cancelParty({ club, actor: west, number, reason: 'ill' }))
  expect((await read()).seats.map(({ seatId }) => seatId)).not.toContain(seatIds[1])
})

it('people are found by name, pinyin, initials and party, at this event alone', async () => {
  const { number, seatIds } = await comingTo(club, door, { guests: [{ name: '单小雨' }] })
  const find = async (text: string) =>
    (await findSeats(club, east, { number: door.number, text, language: 'en' })).map(({ seatId }) => seatId)
  for (const text of ['单小', 'shanxiao', 'sxy', '小雨']) expect(await find(text)).toEqual([seatIds[1]])
  expect(await find(number)).toEqual(seatIds)
  expect(await find('nobody at all')).toEqual([])
  expect(await find('')).toEqual([])
})

it('what was done without a network counts once, when it was done', async () => {
  const { codes, seatIds } = await comingTo(club, door)
  const list = await read()
  club.clock.advance(40 * MINUTE)
  const scan = sent(list, { code: codes[0], ago: 30 * MINUTE })
  const first = await replay([scan])
  expect(first.answers).toMatchObject([{ result: 'in', key: scan.key }])
  expect((await entryOf(seatIds[0]))?.at).toBe(club.clock.now() - 30 * MINUTE)
  club.clock.advance(MINUTE)
  expect(await replay([scan])).toEqual(first)
  expect(await countConflicts(club, door.eventId)).toBe(0)
})

it('a wrong clock is not believed: ahead of us, before the list, older than a night, without a list of ours', async () => {
  const list = await read()
  club.clock.advance(HOUR)
  const at = async (more: Partial<SentScan>, from = list) => {
    const { codes, seatIds } = await comingTo(club, door)
    await replay([sent(from, { code: codes[0], ...more })])
    return ((await entryOf(seatIds[0]))?.at ?? 0) - club.clock.now()
  }
  expect(await at({ ago: 10 * MINUTE })).toBe(-10 * MINUTE)
  expect(await at({ ago: -5 * MINUTE })).toBe(0)
  expect(await at({ ago: 2 * HOUR })).toBe(0)
  expect(await at({ ago: 13 * HOUR })).toBe(0)
  expect(await at({ ago: 10 * MINUTE, signature: 'x' })).toBe(0)
  expect(await at({ ago: 10 * MINUTE }, { ...list, madeAt: list.madeAt - HOUR })).toBe(0)
})

it('two doors without a network let the same ticket in: one entry, and the other is shown', async () => {
  const { codes, seatIds } = await comingTo(club, door)
  const list = await read()
  club.clock.advance(10 * MINUTE)
  const before = await countConflicts(club, door.eventId)
  const early = sent(list, { code: codes[0], ago: 5 * MINUTE })
  const late = sent(list, { code: codes[0], ago: MINUTE, door: 'West' })
  expect((await replay([late], west)).answers).toMatchObject([{ result: 'in' }])
  expect((await replay([early])).answers).toMatchObject([{ result: 'already', entry: { door: 'West', by: west.name } }])
  expect(await countConflicts(club, door.eventId)).toBe(before + 1)
  const { conflicts } = await readDoor(club, east, door.number, 'en')
  expect(conflicts[0]).toMatchObject({ seatId: seatIds[0], result: 'already', door: 'East', entry: { door: 'West' } })
})

it('one that was cancelled since the list was made is let in by nobody’s books', async () => {
  const { codes, number, seatIds } = await comingTo(club, door)
  const list = await read()
  granted(await cancelParty({ club, actor: west, number, reason: 'ill' }))
  expect((await replay([sent(list, { code: codes[0] })])).answers).toMatchObject([{ result: 'revoked' }])
  expect(await entryOf(seatIds[0])).toBeUndefined()
})

it('whom the phone turned away stays outside, whatever has become of the ticket', async () => {
  const { codes, number, seatIds } = await comingTo(club, door, { guests: [{ name: 'Guest Late', kind: 'lunch' }] })
  const list = await read()
  granted(await recordPayment({ club, actor: east, number, amountMinor: 30_000, method: 'wechat' }))
  const answers = await replay([
    sent(list, { code: codes[0], shown: 'unpaid' }),
    sent(list, { code: codes[1], shown: 'unknown' }),
  ])
  expect(answers.answers.map(({ result }) => result)).toEqual(['unpaid', 'forged'])
  expect(await entryOf(seatIds[0])).toBeUndefined()
  expect((await lookAt(club, door, { code: codes[0] })).result).toBe('in')
})

it('a look that the event does not know holds the others up not', async () => {
  const { codes } = await comingTo(club, door)
  const list = await read()
  const scans = [sent(list, { code: codes[0], sessionId: 'gone' }), sent(list, { code: codes[0] })]
  const { answers, refused } = await replay(scans)
  expect(refused).toEqual([{ key: scans[0]?.key, reason: 'events-door:refusal.unknown' }])
  expect(answers).toMatchObject([{ result: 'in' }])
  const other = await doorAt(club, { code: 'ELS', lat: 40 })
  await expect(replay(scans, other.east)).rejects.toBeInstanceOf(NotFound)
  await expect(read(other.east)).rejects.toBeInstanceOf(NotFound)
})
