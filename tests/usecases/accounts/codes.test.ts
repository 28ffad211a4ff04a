import { describe, expect, it } from 'vitest'
import { changeIdentity } from '~/areas/accounts/change-identity.server'
import { proveIdentity, readProof, requestCode, takeCode, takeProof } from '~/areas/accounts/codes.server'
import { requestReset, resetPassword } from '~/areas/accounts/password.server'
import { signIn } from '~/areas/accounts/sign-in.server'
import { signInByCode } from '~/areas/accounts/sign-in-by-code.server'
import { HOUR, MINUTE } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import { tryCode } from '~/platform/tokens.server'
import { type TestClub, testClub } from '../../support/club'
import { lastSecret } from '../../support/letters'
import { granted } from '../../support/people'
import { account, EMAIL, holder, PASSWORD, PHONE, visit, visitor } from './account'

const address = visit.address
const ask = (club: TestClub, identity: string, purpose: 'sign-in' | 'join' | 'change' = 'sign-in', from = address) =>
  requestCode({ club, actor: visitor(club), purpose, identity, address: from })
const answer = (club: TestClub, identity: string, code: string, from = address) =>
  takeCode({ club, actor: visitor(club), purpose: 'sign-in', identity, code, address: from })
const messages = (club: TestClub) => club.store.read.select().from(club.schema.platform.messages)
const other = (code: string) => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10))

describe('codes', () => {
  it('signs in once with the digits that were sent, written with spaces or without', async () => {
    const club = await testClub()
    await account(club)
    granted(await ask(club, '138 0013 8000'))
    expect(await messages(club)).toMatchObject([{ channel: 'sms', destination: PHONE, template: 'verification-code' }])
    const code = await lastSecret(club, 'code')
    expect(code).toMatch(/^\d{6}$/)
    const rows = JSON.stringify(await club.store.read.select().from(club.schema.platform.tokens))
    expect(rows).not.toContain(code)
    expect(rows).not.toContain('13800138000')
    const enter = () =>
      signInByCode({ club, actor: visitor(club), identity: PHONE, code: `${code.slice(0, 3)} ${code.slice(3)}`, visit })
    const { token } = granted(await enter())
    expect(await holder(club, token)).toMatchObject({ kind: 'person' })
    expect(await enter()).toMatchObject({ ok: false, reason: 'accounts:refusal.code_wrong' })
    const [user] = await club.store.read.select().from(club.schema.platform.users)
    expect(user).toMatchObject({ phoneVerifiedAt: club.clock.now(), emailVerifiedAt: null })
  })

  it('answers the same where there is no account, and sends nothing', async () => {
    const club = await testClub()
    await account(club)
    expect(await ask(club, 'nobody@corven.example')).toMatchObject({ ok: true })
    expect(await messages(club)).toEqual([])
    expect(await ask(club, 'nobody@')).toMatchObject({ reason: 'accounts:refusal.identity_shape' })
  })

  it('ends after ten minutes, with the next code, and fits its own purpose only', async () => {
    const club = await testClub()
    await account(club)
    granted(await ask(club, EMAIL))
    const first = await lastSecret(club, 'code')
    granted(await ask(club, EMAIL))
    const second = await lastSecret(club, 'code')
    if (first !== second) expect(await answer(club, EMAIL, first)).toMatchObject({ ok: false })
    granted(await ask(club, EMAIL, 'join'))
    const joining = await lastSecret(club, 'code')
    if (joining !== second) expect(await answer(club, EMAIL, joining)).toMatchObject({ ok: false })
    club.clock.advance(10 * MINUTE)
    expect(await answer(club, EMAIL, second)).toMatchObject({ ok: false, reason: 'accounts:refusal.code_wrong' })
  })

  it('refuses a code that is tried a hundred times from the sixth on, the right one too', async () => {
    const club = await testClub()
    await account(club)
    granted(await ask(club, EMAIL))
    const code = await lastSecret(club, 'code')
    // At the token itself, so that no throttle stands before it.
    const attempt = (typed: string) =>
      club.write(systemActor, (w) => tryCode(w, { purpose: 'sign-in', destination: EMAIL, code: typed }))
    for (let n = 0; n < 5; n++) expect(await attempt(other(code))).toBeNull()
    for (let n = 5; n < 100; n++) expect(await attempt(code)).toBeNull()
    expect(await answer(club, EMAIL, code)).toMatchObject({ reason: 'accounts:refusal.code_wrong' })
  })

  it('still takes the fifth attempt', async () => {
    const club = await testClub()
    await account(club)
    granted(await ask(club, EMAIL))
    const code = await lastSecret(club, 'code')
    for (let n = 0; n < 4; n++) expect(await answer(club, EMAIL, other(code))).toMatchObject({ ok: false })
    expect(await answer(club, EMAIL, code)).toMatchObject({ ok: true })
  })

  it('is taken by one of two that come at once', async () => {
    const club = await testClub()
    await account(club)
    granted(await ask(club, EMAIL))
    const code = await lastSecret(club, 'code')
    const both = await Promise.all([answer(club, EMAIL, code), answer(club, EMAIL, code)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('is not sent again and again to one number', async () => {
    const club = await testClub()
    const asked = []
    for (let n = 0; n < 7; n++) asked.push((await ask(club, '138 0013 8001', 'join', `203.0.113.${n}`)).ok)
    expect(asked).toEqual([true, true, true, true, true, false, false])
  })

  it('becomes a proof for an hour, used once', async () => {
    const club = await testClub()
    granted(await ask(club, 'new@corven.example', 'join'))
    const code = await lastSecret(club, 'code')
    const { proof } = granted(
      await proveIdentity({
        club,
        actor: visitor(club),
        purpose: 'join',
        identity: 'new@corven.example',
        code,
        address,
      }),
    )
    const identity = { kind: 'email', value: 'new@corven.example' }
    expect(await readProof(club, 'join', proof)).toEqual(identity)
    expect(await readProof(club, 'change', proof)).toBeNull()
    expect(await club.write(systemActor, (w) => takeProof(w, 'join', proof))).toEqual(identity)
    expect(await club.write(systemActor, (w) => takeProof(w, 'join', proof))).toBeNull()
  })

  it('changes an address once proven and ends the other sessions', async () => {
    const club = await testClub()
    await account(club)
    const enter = () => signIn({ club, actor: visitor(club), identity: PHONE, password: PASSWORD, visit })
    const here = granted(await enter())
    const there = granted(await enter())
    const actor = await holder(club, here.token)
    granted(await ask(club, 'new@corven.example', 'change'))
    const code = await lastSecret(club, 'code')
    const identity = 'new@corven.example'
    const { proof } = granted(await proveIdentity({ club, actor, purpose: 'change', identity, code, address }))
    granted(await changeIdentity({ club, actor, proof }))
    expect(await changeIdentity({ club, actor, proof })).toMatchObject({ reason: 'accounts:refusal.proof_over' })
    expect(await holder(club, there.token)).toMatchObject({ kind: 'guest' })
    expect(await holder(club, here.token)).toMatchObject({ kind: 'person' })
    expect(await signIn({ club, actor: visitor(club), identity, password: PASSWORD, visit })).toMatchObject({
      ok: true,
    })
  })
})

describe('a forgotten password', () => {
  const link = async (club: TestClub, identity = EMAIL) => {
    granted(await requestReset({ club, actor: visitor(club), identity, address }))
    return (await lastSecret(club, 'path')).replace('/reset/', '')
  }
  const reset = (club: TestClub, token: string, password = 'seven slow roundabouts') =>
    resetPassword({ club, actor: visitor(club), token, password })

  it('is replaced by a link that works once, also for two at once, and ends all sessions', async () => {
    const club = await testClub()
    await account(club)
    const before = granted(await signIn({ club, actor: visitor(club), identity: EMAIL, password: PASSWORD, visit }))
    const token = await link(club)
    expect(await reset(club, token, 'password1')).toMatchObject({ reason: 'accounts:refusal.password_known' })
    const both = await Promise.all([reset(club, token), reset(club, token)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'accounts:refusal.reset_over', nextStep: '/forgot' })
    expect(await holder(club, before.token)).toMatchObject({ kind: 'guest' })
    const identity = EMAIL
    const after = await signIn({
      club,
      actor: visitor(club),
      identity,
      password: 'seven slow roundabouts',
      visit: { ...visit, address: '203.0.113.5' },
    })
    expect(after).toMatchObject({ ok: true })
  })

  it('ends after half an hour and with the next link; nothing is sent to strangers', async () => {
    const club = await testClub()
    await account(club)
    const first = await link(club)
    const second = await link(club, PHONE)
    expect(await reset(club, first)).toMatchObject({ reason: 'accounts:refusal.reset_over' })
    club.clock.advance(HOUR / 2)
    expect(await reset(club, second)).toMatchObject({ reason: 'accounts:refusal.reset_over' })
    const sent = (await messages(club)).length
    granted(await requestReset({ club, actor: visitor(club), identity: 'nobody@corven.example', address }))
    expect(await messages(club)).toHaveLength(sent)
  })
})
