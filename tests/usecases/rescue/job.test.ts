import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import {
  accepted,
  assignmentsOf,
  call,
  offer,
  onScene,
  type RescueDesk,
  requestRow,
  rescueAt,
  rescueFaults,
} from '#tests/support/rescue'
import { readOdometer } from '~/areas/garage/odometer-history.server'
import { advanceAssignment } from '~/areas/rescue/advance-assignment.server'
import { cancelRescue } from '~/areas/rescue/cancel-rescue.server'
import { giveUp } from '~/areas/rescue/desk-steps.server'
import { finishAssignment } from '~/areas/rescue/finish-assignment.server'
import { sendPosition } from '~/areas/rescue/send-position.server'
import { requestOfLink, revokeShare, shareRescue } from '~/areas/rescue/share-rescue.server'
import { writeMessage } from '~/areas/rescue/write-message.server'
import { HOUR, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'

const club = await testClub()
let desk: RescueDesk
let places = 0
/** Each test has a desk of its own, hundreds of kilometres from the others. */
beforeEach(async () => {
  places += 1
  desk = await rescueAt(club, `D${places}`, 6 * places - 80)
})

const states = async (requestId: string) => (await assignmentsOf(club, requestId)).map(({ state }) => state)
const row = (requestId: string) => requestRow(club, requestId)
const by = (actor: typeof desk.first.actor, assignmentId: string) => ({ club, actor, assignmentId })

describe('a job', () => {
  test('goes from the road to the signature; charge, reading, facts and the call of the day after are there', async () => {
    const { requestId, assignmentId } = await onScene(club, desk, { service: 'tow' })
    const helper = by(desk.first.actor, assignmentId)
    granted(await advanceAssignment({ ...helper, event: 'tow' }))
    granted(await finishAssignment({ ...helper, odometerKm: 12_400, report: 'To the dealer', towedTo: desk.dealerId }))
    expect(await row(requestId)).toMatchObject({
      ...{ state: 'done', outcome: 'towed', odometerKm: 12_400, towDealerId: desk.dealerId, chargedMinor: 45_000 },
      report: 'To the dealer',
    })
    const { readings } = await readOdometer(club, desk.owner.vehicleId)
    expect(readings.map(({ km, source }) => ({ km, source }))).toContainEqual({ km: 12_400, source: 'rescue' })
    const { facts } = club.schema.platform
    const about = (await club.store.read.select().from(facts)).filter((fact) => fact.about === requestId)
    expect(about.map(({ type }) => type)).toEqual(['rescue.requested', 'rescue.arrived', 'rescue.completed'])
    const { followUps } = club.schema.rescue
    const [after] = await club.store.read.select().from(followUps).where(eq(followUps.requestId, requestId))
    expect(after).toMatchObject({ dueAt: club.clock.now() + 24 * HOUR, doneAt: null })
  })

  test('that ends on a truck after all costs what a tow costs', async () => {
    const { requestId, assignmentId } = await onScene(club, desk)
    expect(await row(requestId)).toMatchObject({ estimateMinor: 20_000, coveredMinor: 20_000, entitlement: 'roadside' })
    const helper = by(desk.first.actor, assignmentId)
    granted(await advanceAssignment({ ...helper, event: 'tow' }))
    granted(await finishAssignment(helper))
    expect(await row(requestId)).toMatchObject({ estimateMinor: 45_000, chargedMinor: 45_000, entitlement: '' })
  })

  test("believes a helper's clock only between the last step and now", async () => {
    const { requestId, assignmentId } = await accepted(club, desk)
    const helper = by(desk.first.actor, assignmentId)
    const since = club.clock.now()
    club.clock.advance(10 * MINUTE)
    granted(await advanceAssignment({ ...helper, event: 'depart', toldAt: since + MINUTE }))
    club.clock.advance(MINUTE)
    granted(await advanceAssignment({ ...helper, event: 'arrive', toldAt: since - 400 * HOUR }))
    const { steps } = club.schema.rescue
    const taken = await club.store.read
      .select()
      .from(steps)
      .where(and(eq(steps.requestId, requestId), eq(steps.assignmentId, assignmentId)))
      .orderBy(steps.at, steps.id)
    expect(taken.slice(-2).map(({ event, at, happenedAt }) => ({ event, at, happenedAt }))).toEqual([
      { event: 'depart', at: since + 10 * MINUTE, happenedAt: since + MINUTE },
      { event: 'arrive', at: since + 11 * MINUTE, happenedAt: since + 11 * MINUTE },
    ])
  })

  test('that piled up in a dead spot is replayed once', async () => {
    const { requestId, assignmentId } = await accepted(club, desk)
    const depart = { ...by(desk.first.actor, assignmentId), event: 'depart' as const, key: 'phone-step-1' }
    const first = granted(await advanceAssignment(depart))
    expect(granted(await advanceAssignment(depart))).toEqual(first)
    expect(await advanceAssignment({ ...depart, key: 'phone-step-2' })).toMatchObject({
      reason: 'rescue-desk:refusal.flow_wrong_state',
    })
    const { steps } = club.schema.rescue
    const departs = await club.store.read.select().from(steps).where(eq(steps.event, 'depart'))
    expect(departs.filter((step) => step.requestId === requestId)).toHaveLength(1)
  })

  test('is given back with a reason and goes to the next by rule', async () => {
    const { requestId, assignmentId } = await accepted(club, desk)
    const unable = { ...by(desk.first.actor, assignmentId), event: 'unable' as const }
    expect(await advanceAssignment(unable)).toMatchObject({ reason: 'rescue-desk:refusal.reason_wanted' })
    granted(await advanceAssignment({ ...unable, reason: 'Own breakdown' }))
    expect(await states(requestId)).toEqual(['unable', 'offered'])
    expect(await row(requestId)).toMatchObject({ state: 'dispatching' })
  })

  test('with nobody there ends the call, charges nothing and has used the entitlement', async () => {
    const { requestId, assignmentId } = await onScene(club, desk)
    granted(await advanceAssignment({ ...by(desk.first.actor, assignmentId), event: 'gone', reason: 'Nobody there' }))
    expect(await row(requestId)).toMatchObject({
      ...{ state: 'unserved', outcome: 'gone', entitlement: 'roadside', chargedMinor: 0 },
    })
  })

  test('an extension says when, and only the desk takes a job back', async () => {
    const { requestId, assignmentId } = await accepted(club, desk)
    const helper = by(desk.first.actor, assignmentId)
    expect(await advanceAssignment({ ...helper, event: 'extend' })).toMatchObject({ field: 'etaMinutes' })
    granted(await advanceAssignment({ ...helper, event: 'extend', etaMinutes: 50 }))
    const [job] = await assignmentsOf(club, requestId)
    expect(job?.etaAt).toBe(club.clock.now() + 50 * MINUTE)
    expect(job?.firstEtaAt).toBe(club.clock.now() + 25 * MINUTE)
    expect(await advanceAssignment({ ...helper, event: 'withdraw', reason: 'mine' })).toMatchObject({
      reason: 'rescue-desk:refusal.flow_not_yours',
    })
    granted(await advanceAssignment({ ...by(desk.adviser, assignmentId), event: 'withdraw', reason: 'Nearer one' }))
    expect(await row(requestId)).toMatchObject({ state: 'dispatching' })
    expect(await states(requestId)).toEqual(['withdrawn'])
  })
})

describe('calling off', () => {
  const cancel = (requestId: string, version?: number) =>
    cancelRescue({ club, actor: desk.owner.actor, requestId, reason: 'It started', version })

  test('ends what is under way and uses nothing up', async () => {
    const { requestId } = await accepted(club, desk)
    granted(await cancel(requestId, (await row(requestId)).version))
    expect(await row(requestId)).toMatchObject({ state: 'cancelled', outcome: 'cancelled', entitlement: '' })
    expect(await states(requestId)).toEqual(['cancelled'])
    expect(await cancel(requestId)).toMatchObject({ reason: 'rescue:refusal.flow_wrong_state' })
  })

  test('while the helper arrives is a refusal with the state of now; once seen it counts as used', async () => {
    const { requestId, assignmentId } = await accepted(club, desk)
    const { version } = await row(requestId)
    granted(await advanceAssignment({ ...by(desk.first.actor, assignmentId), event: 'arrive' }))
    const late = await cancel(requestId, version)
    expect(late).toMatchObject({ reason: 'rescue:refusal.moved_on', alternatives: { state: 'helping' } })
    granted(await cancel(requestId, (await row(requestId)).version))
    expect(await row(requestId)).toMatchObject({ outcome: 'cancelled-on-scene', entitlement: 'roadside' })
  })

  test('by the desk that finds nobody is a matter of record', async () => {
    const { requestId } = await call(club, desk)
    await offer(club, desk, requestId, desk.first.helperId)
    granted(await giveUp({ club, actor: desk.adviser, requestId, reason: 'Road closed' }))
    expect(await row(requestId)).toMatchObject({ state: 'unserved', outcome: 'unserved' })
    expect(await states(requestId)).toEqual(['cancelled'])
  })
})

describe('on the way', () => {
  test('positions are kept once each, only while driving, and only those that can be meant', async () => {
    const { requestId, assignmentId } = await accepted(club, desk)
    const helper = by(desk.first.actor, assignmentId)
    const base = desk.spot.lat + 0.08
    const at = (key: string, lat: number, lng: number) => ({ key: `position-${key}`, lat, lng, at: club.clock.now() })
    const send = async (...positions: ReturnType<typeof at>[]) =>
      granted(await sendPosition({ ...helper, positions })).kept
    expect(await send(at('a', base, 121.33))).toBe(0)
    granted(await advanceAssignment({ ...helper, event: 'depart' }))
    const first = at('b', base, 121.33)
    expect(await send(first, first)).toBe(1)
    expect(await send(first)).toBe(0)
    club.clock.advance(MINUTE)
    // Nowhere, a jump of 100 km, a year ago, a year ahead.
    expect(await send(at('c', 0, 0), at('d', base + 0.9, 121.33))).toBe(0)
    expect(await send({ ...at('e', base - 0.002, 121.33), at: club.clock.now() - 9_000 * HOUR })).toBe(0)
    expect(await send({ ...at('f', base - 0.002, 121.33), at: club.clock.now() + 9_000 * HOUR })).toBe(1)
    granted(await advanceAssignment({ ...helper, event: 'arrive' }))
    expect(await send(at('g', desk.spot.lat, desk.spot.lng))).toBe(0)
    await expect(sendPosition({ ...by(desk.adviser, assignmentId), positions: [first] })).rejects.toThrow(NotFound)
    const { positions } = club.schema.rescue
    const kept = await club.store.read.select().from(positions)
    expect(kept.every((one) => one.at <= one.receivedAt)).toBe(true)
    expect(await row(requestId)).toMatchObject({ state: 'helping' })
  })

  test('owner, helper and desk write to each other until it is over', async () => {
    const { requestId, assignmentId } = await onScene(club, desk)
    const write = (actor: typeof desk.adviser) => writeMessage({ club, actor, requestId, text: 'By the red sign' })
    for (const actor of [desk.owner.actor, desk.first.actor, desk.adviser]) granted(await write(actor))
    await expect(write(desk.second.actor)).rejects.toThrow(NotFound)
    granted(await finishAssignment(by(desk.first.actor, assignmentId)))
    expect(await write(desk.owner.actor)).toMatchObject({ reason: 'rescue:refusal.closed' })
    const { messages } = club.schema.rescue
    const hands = (await club.store.read.select().from(messages).where(eq(messages.requestId, requestId))).map(
      ({ hand }) => hand,
    )
    expect(hands).toEqual(['owner', 'helper', 'desk'])
  })

  test('a page for relatives opens with its token alone, and dies when taken back and when it is over', async () => {
    const { requestId, assignmentId } = await onScene(club, desk)
    const own = { club, actor: desk.owner.actor, requestId }
    await expect(shareRescue({ ...own, actor: desk.adviser })).rejects.toThrow(NotFound)
    const { token, linkId } = granted(await shareRescue({ ...own, submission: 'share-once-1' }))
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(15)
    expect(await requestOfLink(club, token)).toBe(requestId)
    expect(await requestOfLink(club, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBeNull()
    expect(await requestOfLink(club, '')).toBeNull()
    const rows = await Promise.all(
      [club.schema.rescue.links, club.schema.platform.submissions].map((table) => club.store.read.select().from(table)),
    )
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(granted(await revokeShare({ ...own, linkId })).revoked).toBe(1)
    expect(await requestOfLink(club, token)).toBeNull()
    const second = granted(await shareRescue(own))
    granted(await finishAssignment(by(desk.first.actor, assignmentId)))
    expect(await requestOfLink(club, second.token)).toBeNull()
    expect(await shareRescue(own)).toMatchObject({ reason: 'rescue:refusal.closed' })
  })
})

test('nothing of it breaks a rule', async () => {
  expect(await rescueFaults(club)).toEqual([])
})
