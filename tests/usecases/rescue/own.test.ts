import { beforeAll, describe, expect, it } from 'vitest'
import { advanceAssignment } from '~/areas/rescue/advance-assignment.server'
import { cancelRescue } from '~/areas/rescue/cancel-rescue.server'
import { readCall } from '~/areas/rescue/read-call.server'
import { ownHelperPhoto, readOwnRescue, requireOwnRescue } from '~/areas/rescue/read-own.server'
import { openRescues, ownRescues } from '~/areas/rescue/read-own-list.server'
import { readShared, topicOfLink } from '~/areas/rescue/read-shared.server'
import { reportSafe } from '~/areas/rescue/report-safe.server'
import { revokeShare, shareRescue } from '~/areas/rescue/share-rescue.server'
import { NotFound } from '~/kernel/outcome'
import { addOwner } from '../../support/booking'
import { type TestClub, testClub } from '../../support/club'
import { granted } from '../../support/people'
import { accepted, call, type RescueDesk, rescueAt } from '../../support/rescue'

let club: TestClub
let desk: RescueDesk

beforeAll(async () => {
  club = await testClub()
  desk = await rescueAt(club)
})

const own = (number: string) => readOwnRescue(club, desk.owner.actor, number, 'en')

describe('what an owner reads of the own rescue', () => {
  it('tells who comes and when, with every change of the promised time', async () => {
    const { number, assignmentId } = await accepted(club, desk)
    const before = await own(number)
    expect(before).toMatchObject({ phase: 'coming', helper: { name: expect.any(String) }, way: { changes: [] } })
    club.clock.advance(60_000)
    const { actor } = desk.first
    granted(await advanceAssignment({ club, actor, assignmentId, event: 'depart' }))
    granted(
      await advanceAssignment({ club, actor, assignmentId, event: 'extend', etaMinutes: 40, reason: 'Road works' }),
    )
    const after = await own(number)
    expect(after.phase).toBe('on-way')
    expect(after.way?.changes).toMatchObject([
      { fromAt: before.way?.etaAt, toAt: after.way?.etaAt, reason: 'Road works' },
    ])
    expect(after.progress.map(({ name, at }) => `${name} ${at}`)).toEqual([
      'called done',
      'searching done',
      'accepted done',
      'departed done',
      'changed now',
      'arrived next',
      'done next',
    ])
    expect(await openRescues(club, desk.owner.memberId)).toMatchObject([
      { number, phase: 'on-way', etaAt: after.way?.etaAt },
    ])
  })

  it('is not found by anybody else, nor under a number that is none', async () => {
    const { number } = await call(club, desk)
    const stranger = await addOwner(club)
    for (const read of [
      () => requireOwnRescue(club, stranger.actor, number),
      () => readOwnRescue(club, stranger.actor, number, 'en'),
      () => readOwnRescue(club, desk.adviser, number, 'en'),
      () => readOwnRescue(club, desk.owner.actor, 'R-00000000', 'en'),
      () => ownHelperPhoto(club, stranger.actor, number),
      () => ownHelperPhoto(club, desk.owner.actor, number),
    ])
      await expect(read()).rejects.toThrow(NotFound)
  })

  it('has its prices before anything is sent, and the call that is open already', async () => {
    const page = await readCall(club, desk.owner.actor, 'en')
    expect(page.services.map(({ code }) => code)).toContain('tow')
    expect(page.estimates.tow?.dueMinor).toBeGreaterThan(0)
    expect(page.cars.map(({ id }) => id)).toEqual([desk.owner.vehicleId])
    expect(page.open).toHaveLength(1)
  })
})

describe('somebody in danger', () => {
  it('says once that it is over, and nobody else says it for them', async () => {
    const { requestId, number } = await call(club, desk, { isSafe: false, vehicleId: '', plate: '沪A·90001' })
    const stranger = await addOwner(club)
    const say = (actor = desk.owner.actor) => reportSafe({ club, actor, requestId, text: 'We are safe.' })
    await expect(say(stranger.actor)).rejects.toThrow(NotFound)
    granted(await say())
    granted(await say())
    const { isSafe, messages } = await own(number)
    expect(isSafe).toBe(true)
    expect(messages.map(({ text }) => text)).toEqual(['We are safe.'])
  })
})

describe('the link for relatives', () => {
  it('shows the least, and ends when it is taken back', async () => {
    const { requestId } = await call(club, desk, { vehicleId: '', plate: '沪A·90002', place: 'Lane 12' })
    const act = { club, actor: desk.owner.actor, requestId }
    const { token, linkId } = granted(await shareRescue(act))
    const shown = await readShared(club, token, 'en')
    expect(shown).toMatchObject({ phase: 'sent', helper: null, way: null })
    expect(JSON.stringify(shown)).not.toMatch(/Lane 12|90002|\+86|31\.11/)
    expect(await topicOfLink(club, token)).toBe(`rescue:${requestId}`)
    granted(await revokeShare({ ...act, linkId }))
    expect(await readShared(club, token, 'en')).toBeNull()
    expect(await topicOfLink(club, token)).toBeNull()
    expect(await readShared(club, 'a-token-that-nobody-holds', 'en')).toBeNull()
  })

  it('ends with the rescue', async () => {
    const { requestId, number } = await call(club, desk, { vehicleId: '', plate: '沪A·90003' })
    const act = { club, actor: desk.owner.actor, requestId }
    const { token } = granted(await shareRescue(act))
    granted(await cancelRescue({ ...act, reason: 'Solved' }))
    expect(await readShared(club, token, 'en')).toBeNull()
    const { past } = await ownRescues(club, desk.owner.memberId)
    expect(past.map((one) => one.number)).toContain(number)
    expect(await own(number)).toMatchObject({ phase: 'cancelled', reason: 'Solved', links: [] })
  })
})
