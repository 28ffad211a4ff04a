import { expect, test } from 'vitest'
import { addOwner } from '#tests/support/booking'
import { testClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { granted } from '#tests/support/people'
import { addHelper, call, flatBattery, requestRow, rescueAt, rescueFaults } from '#tests/support/rescue'
import { cancelRescue } from '~/areas/rescue/cancel-rescue.server'
import { deskCallForm } from '~/areas/rescue/forms'
import { requestRescue } from '~/areas/rescue/request-rescue.server'
import { NotFound } from '~/kernel/outcome'

const club = await testClub()
const desk = await rescueAt(club)
const { messages, facts } = club.schema.platform

const anotherCall = async (more: Partial<typeof flatBattery> = {}) => {
  const owner = await addOwner(club)
  return { owner, ...(await call(club, { owner }, more)) }
}

test('a call is taken with what was said, and what it costs was said before', async () => {
  const { requestId, number, isNew, owner } = await anotherCall({ words: 'Level B2, next to the lift' })
  expect(isNew).toBe(true)
  expect(number).toMatch(/^R-[0-9A-Z]{8}$/)
  expect(await requestRow(club, requestId)).toMatchObject({
    ...{ state: 'new', priority: 'soon', dealerId: desk.dealerId, memberId: owner.memberId, source: 'web' },
    ...{ lat: flatBattery.lat, estimateMinor: 20_000, coveredMinor: 20_000, entitlement: 'roadside', version: 1 },
    words: 'Level B2, next to the lift',
  })
  const told = (await club.store.read.select().from(messages)).filter(({ userId }) => userId === owner.actor.userId)
  expect(told.map(({ template }) => template)).toContain('rescue-opened')
  const [fact] = (await club.store.read.select().from(facts)).filter(({ subject }) => subject === requestId)
  expect(fact).toMatchObject({ type: 'rescue.requested', payload: { number, service: 'battery', priority: 'soon' } })
  expect(JSON.stringify(fact?.payload)).not.toContain('B2')
})

test.each([
  ['0, 0', { lat: 0, lng: 0 }],
  ['in the middle of the ocean', { lat: 20, lng: 160 }],
  ['3,000 km away', { lat: 43.8, lng: 87.6 }],
  ['no place on earth', { lat: 200, lng: 500 }],
  ['half a place', { lat: 31.1, lng: null }],
])('a position that cannot be meant is dropped, the call and its words stay: %s', async (_, where) => {
  const { requestId, isNew } = await anotherCall({ ...where, place: 'G60, K 32' })
  expect(isNew).toBe(true)
  expect(await requestRow(club, requestId)).toMatchObject({ lat: null, lng: null, accuracyM: null, place: 'G60, K 32' })
})

test('five taps are one call, and so are a reload and a second phone', async () => {
  const owner = await addOwner(club)
  const told = { ...flatBattery, vehicleId: owner.vehicleId }
  const send = (submission?: string) => requestRescue({ club, actor: owner.actor, call: told, submission })
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => send('five-taps')))
  expect(new Set(answers.map((answer) => granted(answer).number)).size).toBe(1)
  const [first] = answers
  if (!first) throw new Error('no answer')
  expect(granted(await send('another-phone'))).toEqual({ ...granted(first), isNew: false })
  const other = await call(club, { owner }, { vehicleId: '', plate: '沪A·Z9999' })
  expect(other.isNew).toBe(true)
  expect(await call(club, { owner }, { vehicleId: '', plate: '沪A·Z9999' })).toEqual({ ...other, isNew: false })
  // Once it is over, the same car may call again.
  const { requestId } = granted(first)
  granted(await cancelRescue({ club, actor: owner.actor, requestId, reason: 'It started again' }))
  expect(granted(await send('later')).isNew).toBe(true)
})

test('a number that nobody can dial gives way to the one on file, and stays as it was said without one', async () => {
  expect((await requestRow(club, (await anotherCall({ phone: '139 0000 1234' })).requestId)).phone).toBe(
    '+8613900001234',
  )
  expect((await requestRow(club, (await anotherCall({ phone: 'ask for Li' })).requestId)).phone).toBe('ask for Li')
})

test('somebody in danger is called out to the desk at once', async () => {
  const before = new Set((await club.store.read.select().from(messages)).map(({ id }) => id))
  const { requestId } = await anotherCall({ service: 'tyre', isSafe: false })
  expect((await requestRow(club, requestId)).priority).toBe('now')
  const alerts = (await club.store.read.select().from(messages)).filter(
    ({ id, template }) => template === 'rescue-alert' && !before.has(id),
  )
  expect(new Set(alerts.map(({ userId }) => userId))).toEqual(new Set([desk.adviser.userId, desk.manager.userId]))
  expect(alerts[0]?.params).toMatchObject({ what: { zh: '有人处境危险', en: 'Somebody is in danger' } })
})

test("another's car, another's call and somebody without a membership are not found", async () => {
  const [owner, stranger] = [await addOwner(club), await addOwner(club)]
  await expect(call(club, { owner: { ...stranger, vehicleId: owner.vehicleId } })).rejects.toThrow(NotFound)
  const { requestId } = await call(club, { owner })
  const cancel = cancelRescue({ club, actor: stranger.actor, requestId, reason: 'mischief' })
  await expect(cancel).rejects.toThrow(NotFound)
  await expect(requestRescue({ club, actor: desk.adviser, call: flatBattery })).rejects.toThrow(NotFound)
})

test('the desk takes a call by phone, for a member and for somebody who is none', async () => {
  const owner = await addOwner(club)
  const form = { service: 'tow', isSafe: 'yes', phone: '021 5555 0001', lat: '', lng: 'x', place: 'Humin Road 1000' }
  const told = deskCallForm.parse({ ...form, memberId: owner.memberId, vehicleId: owner.vehicleId })
  const taken = granted(await requestRescue({ club, actor: desk.adviser, call: told }))
  expect(await requestRow(club, taken.requestId)).toMatchObject({
    ...{ source: 'phone', takenBy: desk.adviser.userId, memberId: owner.memberId, lat: null, phone: '+862155550001' },
  })
  const guest = deskCallForm.parse({ ...form, callerName: 'Ms Sample', plate: '沪B·00001', answers: ['keys:yes'] })
  const other = granted(await requestRescue({ club, actor: desk.adviser, call: guest }))
  expect(await requestRow(club, other.requestId)).toMatchObject({
    ...{ memberId: null, callerName: 'Ms Sample', answers: { keys: 'yes' }, coveredMinor: 0, estimateMinor: 45_000 },
  })
  const elsewhere = await addOwner(club)
  await expect(
    requestRescue({ club, actor: desk.adviser, call: { ...told, vehicleId: elsewhere.vehicleId } }),
  ).rejects.toThrow(NotFound)
})

test('a dealer with helpers has it, the nearest where the place is known', async () => {
  const near = await openDealer(club, { code: 'NER' })
  const owner = await addOwner(club)
  // Nobody there helps yet.
  const { requestId } = await call(club, { owner }, { lat: 31.0, lng: 121.0 })
  expect((await requestRow(club, requestId)).dealerId).toBe(desk.dealerId)
  await addHelper(club, near)
  expect((await requestRow(club, (await anotherCall({ lat: null, lng: null })).requestId)).dealerId).toBe(near)
})

test('nothing of it breaks a rule', async () => {
  expect(await rescueFaults(club)).toEqual([])
})
