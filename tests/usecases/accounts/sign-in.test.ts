import { describe, expect, it } from 'vitest'
import { grantRole } from '~/areas/accounts/grant-role.server'
import { changePassword } from '~/areas/accounts/password.server'
import { endOwnSession, readSessions, signOut } from '~/areas/accounts/sessions.server'
import { signIn } from '~/areas/accounts/sign-in.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { pruneJob } from '~/platform/prune.server'
import { type TestClub, testClub } from '../../support/club'
import { actorFor, granted } from '../../support/people'
import { account, EMAIL, holder, PASSWORD, PHONE, visit, visitor } from './account'

const enter = (club: TestClub, identity = EMAIL, password = PASSWORD, from = visit) =>
  signIn({ club, actor: visitor(club), identity, password, visit: from })
const actions = async (club: TestClub) =>
  (await club.store.read.select().from(club.schema.platform.audit)).map(({ action }) => action)

describe('signing in', () => {
  it('takes e-mail or number, keeps only a digest of the token, and writes the audit', async () => {
    const club = await testClub()
    const userId = await account(club, { memberId: 'member-1' })
    const { token } = granted(await enter(club, ' LIN.YE@corven.example '))
    granted(await enter(club, '138 0013 8000'))
    const actor = await holder(club, token)
    expect(actor).toMatchObject({ kind: 'person', userId, memberId: 'member-1', grants: [], secondFactor: 'none' })
    const rows = await club.store.read.select().from(club.schema.platform.sessions)
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(await actions(club)).toEqual(['account.created', 'sign-in', 'sign-in'])
  })

  it('writes about a device that was not seen before, but not about the first one', async () => {
    const club = await testClub()
    await account(club)
    const letters = async () => {
      const rows = await club.store.read.select().from(club.schema.platform.messages)
      return rows.filter(({ template }) => template === 'new-sign-in')
    }
    granted(await enter(club))
    granted(await enter(club))
    expect(await letters()).toEqual([])
    const phone = { address: '192.0.2.99', userAgent: 'Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1' }
    granted(await enter(club, EMAIL, PASSWORD, phone))
    granted(await enter(club, EMAIL, PASSWORD, phone))
    expect(await letters()).toMatchObject([{ params: { device: 'Safari, iPhone', address: '192.0.2.99' } }])
  })

  it('answers the same for a wrong password, an unknown account and an account without a password', async () => {
    const club = await testClub()
    await account(club)
    await actorFor(club)
    const refused = { ok: false, reason: 'accounts:refusal.sign_in', field: 'password', params: { count: 4 } }
    for (const [n, identity] of [EMAIL, 'nobody@corven.example', '139 0013 8000', 'nonsense'].entries()) {
      const from = { ...visit, address: `192.0.2.${n}` }
      expect(await enter(club, identity, 'not the password', from)).toEqual(refused)
    }
    expect((await actions(club)).filter((action) => action === 'sign-in.failed')).toHaveLength(4)
  })

  it('pauses an account for longer and longer, for the right password too, and forgets after success', async () => {
    const club = await testClub()
    await account(club)
    const wrong = (n: number) => enter(club, EMAIL, 'wrong again', { ...visit, address: `198.51.100.${n}` })
    for (let n = 1; n <= 4; n++) expect(await wrong(n)).toMatchObject({ reason: 'accounts:refusal.sign_in' })
    expect(await wrong(5)).toMatchObject({ reason: 'accounts:refusal.sign_in_last' })
    const pause = { ok: false, reason: 'shell:refusal.too_many' }
    expect(await enter(club, PHONE, PASSWORD)).toMatchObject({ ok: true })
    expect(await enter(club)).toMatchObject(pause)
    club.clock.advance(31_000)
    expect(await wrong(6)).toMatchObject({ reason: 'accounts:refusal.sign_in_last' })
    club.clock.advance(31_000)
    expect(await enter(club)).toMatchObject(pause)
    club.clock.advance(30_000)
    expect(await enter(club)).toMatchObject({ ok: true })
    expect(await wrong(7)).toMatchObject({ params: { count: 4 } })
  })

  it('pauses an address after ten failures over any accounts, which one right sign-in does not wash away', async () => {
    const club = await testClub()
    await account(club)
    const guess = (n: number) => enter(club, `person${n}@corven.example`, 'a guess')
    for (let n = 0; n < 5; n++) await guess(n)
    expect(await enter(club)).toMatchObject({ ok: true })
    for (let n = 5; n < 10; n++) await guess(n)
    expect(await enter(club)).toMatchObject({ reason: 'shell:refusal.too_many', params: { count: 10 } })
    expect(await enter(club, EMAIL, PASSWORD, { ...visit, address: '203.0.113.9' })).toMatchObject({ ok: true })
    club.clock.advance(10 * MINUTE + 1)
    expect(await enter(club)).toMatchObject({ ok: true })
  })

  it('counts guesses that are sent at once', async () => {
    const club = await testClub()
    await account(club)
    const answers = await Promise.all(Array.from({ length: 20 }, () => enter(club, EMAIL, 'a guess')))
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'shell:refusal.too_many')).toHaveLength(15)
  })
})

describe('sessions', () => {
  it('replaces the session of the visitor by a new one', async () => {
    const club = await testClub()
    await account(club)
    const first = granted(await enter(club))
    const actor = await holder(club, first.token)
    const second = granted(await signIn({ club, actor, identity: EMAIL, password: PASSWORD, visit }))
    expect(second.token).not.toBe(first.token)
    expect(await holder(club, first.token)).toMatchObject({ kind: 'guest' })
    expect(await holder(club, second.token)).toMatchObject({ kind: 'person' })
  })

  it('ends an owner after 30 days without a visit and after 90 days in any case', async () => {
    const club = await testClub()
    await account(club)
    const { token, maxAge } = granted(await enter(club))
    expect(maxAge).toBe((90 * DAY) / 1000)
    for (const days of [29, 29, 29]) {
      club.clock.advance(days * DAY)
      expect(await holder(club, token)).toMatchObject({ kind: 'person' })
    }
    club.clock.advance(3 * DAY)
    expect(await holder(club, token)).toMatchObject({ kind: 'guest' })
    const idle = granted(await enter(club))
    club.clock.advance(30 * DAY)
    expect(await holder(club, idle.token)).toMatchObject({ kind: 'guest' })
  })

  it('ends a desk after an hour without a visit and after twelve in any case', async () => {
    const club = await testClub()
    await account(club, { role: 'adviser' })
    const { token, side, maxAge } = granted(await enter(club))
    expect([side, maxAge]).toEqual(['staff', (12 * HOUR) / 1000])
    for (let n = 0; n < 13; n++) {
      club.clock.advance(55 * MINUTE)
      expect(await holder(club, token)).toMatchObject({ kind: 'person', grants: [{ role: 'adviser' }] })
    }
    club.clock.advance(6 * MINUTE)
    expect(await holder(club, token)).toMatchObject({ kind: 'guest' })
    const idle = granted(await enter(club))
    club.clock.advance(HOUR)
    expect(await holder(club, idle.token)).toMatchObject({ kind: 'guest' })
    await pruneJob.run(club, club.clock.now())
    expect(await club.store.read.select().from(club.schema.platform.sessions)).toEqual([])
  })

  it('lists one’s own and ends one of them; another person’s is not found', async () => {
    const club = await testClub()
    await account(club)
    const here = await holder(club, granted(await enter(club)).token)
    club.clock.advance(MINUTE)
    const phone = { address: '192.0.2.77', userAgent: 'Mozilla/5.0 (iPhone) Version/18 Mobile Safari/604.1' }
    const other = granted(await enter(club, EMAIL, PASSWORD, phone))
    const [current, second] = await readSessions(club, here)
    expect(current).toMatchObject({ current: true, browser: 'Chrome', system: 'Windows', handheld: false })
    expect(second).toMatchObject({ current: false, browser: 'Safari', system: 'iPhone', handheld: true })
    const stranger = await actorFor(club)
    const handle = second?.handle ?? ''
    await expect(endOwnSession({ club, actor: stranger, handle })).rejects.toThrow(NotFound)
    granted(await endOwnSession({ club, actor: here, handle }))
    expect(await holder(club, other.token)).toMatchObject({ kind: 'guest' })
    expect(await readSessions(club, here)).toHaveLength(1)
    await signOut({ club, actor: here })
    expect(await readSessions(club, here)).toHaveLength(0)
  })

  it('ends all others at a new password, and all at a new role', async () => {
    const club = await testClub()
    const userId = await account(club)
    const here = granted(await enter(club))
    const there = granted(await enter(club))
    const actor = await holder(club, here.token)
    const change = (current: string, password: string) => changePassword({ club, actor, current, password })
    expect(await change('not it', 'seven slow roundabouts')).toMatchObject({ field: 'current' })
    expect(await change(PASSWORD, 'lin.ye 2026')).toMatchObject({ reason: 'accounts:refusal.password_personal' })
    expect(await change(PASSWORD, 'seven slow roundabouts')).toMatchObject({ ok: true })
    expect(await holder(club, there.token)).toMatchObject({ kind: 'guest' })
    expect(await holder(club, here.token)).toMatchObject({ kind: 'person' })
    expect(await enter(club)).toMatchObject({ ok: false })
    expect(await enter(club, EMAIL, 'seven slow roundabouts')).toMatchObject({ ok: true })
    await club.write(systemActor, (w) => grantRole(w, { userId, role: 'sales', dealerId: 'dealer-1' }))
    expect(await holder(club, here.token)).toMatchObject({ kind: 'guest' })
  })
})
