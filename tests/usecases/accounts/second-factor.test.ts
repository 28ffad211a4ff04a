import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import {
  createFirstAdministrator,
  offerFirstAdministrator,
  waitsForAdministrator,
} from '~/areas/accounts/first-administrator.server'
import {
  confirmSecondFactor,
  demoCodes,
  enrolSecondFactor,
  giveSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
} from '~/areas/accounts/second-factor.server'
import { signIn } from '~/areas/accounts/sign-in.server'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { can } from '~/platform/permissions'
import { type TestClub, testClub } from '../../support/club'
import { granted } from '../../support/people'
import { account, EMAIL, holder, PASSWORD, visit, visitor } from './account'

const enter = async (club: TestClub) =>
  granted(await signIn({ club, actor: visitor(club), identity: EMAIL, password: PASSWORD, visit }))
const codeOf = (key: string, timestamp: number) =>
  new TOTP({ secret: Secret.fromBase32(key.replace(/ /g, '')) }).generate({ timestamp })
const outside = { config: { demo: false } }

describe('the second factor', () => {
  it('is enrolled before anything else outside the demo, and gives a new session', async () => {
    const club = await testClub(outside)
    await account(club, { role: 'adviser', memberId: 'member-1' })
    const first = await enter(club)
    expect(first.next).toBe('enrol')
    const sealed = await holder(club, first.token)
    expect(sealed).toMatchObject({ secondFactor: 'enrol', grants: [], memberId: null })
    expect(can(sealed, 'desk:open') || can(sealed, 'booking:own')).toBe(false)
    const offer = await offerSecondFactor(club, sealed)
    expect(await offerSecondFactor(club, sealed)).toEqual(offer)
    expect(offer.uri).toMatch(/^otpauth:\/\/totp\/Corven%20Club:lin\.ye%40corven\.example\?/)
    expect(await confirmSecondFactor({ club, actor: sealed, code: '000000', visit })).toMatchObject({ ok: false })
    const code = codeOf(offer.key, club.clock.now())
    const { token } = granted(await confirmSecondFactor({ club, actor: sealed, code, visit }))
    expect(await holder(club, first.token)).toMatchObject({ kind: 'guest' })
    const open = await holder(club, token)
    expect(open).toMatchObject({ secondFactor: 'given', memberId: 'member-1' })
    expect(can(open, 'booking:manage', { dealerId: 'dealer-1' })).toBe(true)
    await expect(offerSecondFactor(club, open)).rejects.toThrow(NotFound)
    expect(JSON.stringify(await club.store.read.select().from(club.schema.platform.users))).not.toContain(
      offer.key.replace(/ /g, ''),
    )
  })

  it('takes each code once, for half a minute around now', async () => {
    const club = await testClub()
    const userId = await account(club, { role: 'manager' })
    const secret = new Secret({ size: 20 }).base32
    await club.write(systemActor, (w) => enrolSecondFactor(w, { userId, secret }))
    const give = async (at: number, enterAs?: Awaited<ReturnType<typeof enter>>) => {
      const session = enterAs ?? (await enter(club))
      const actor = await holder(club, session.token)
      expect(actor).toMatchObject({ secondFactor: 'wanted', grants: [] })
      return giveSecondFactor({ club, actor, code: codeOf(secret, at), visit })
    }
    const now = club.clock.now()
    expect(await give(now - 90_000)).toMatchObject({ ok: false })
    const before = await enter(club)
    const { token } = granted(await give(now, before))
    expect(await holder(club, before.token)).toMatchObject({ kind: 'guest' })
    expect(await holder(club, token)).toMatchObject({ secondFactor: 'given', grants: [{ role: 'manager' }] })
    expect(await give(now)).toMatchObject({ reason: 'accounts:refusal.code_wrong' })
    expect(await give(now - 30_000)).toMatchObject({ ok: false })
    club.clock.advance(30_000)
    expect(await give(club.clock.now())).toMatchObject({ ok: true })
    expect(await demoCodes(club)).toMatchObject([{ userId, code: codeOf(secret, club.clock.now()) }])
  })

  it('is throttled, and can be taken away', async () => {
    const club = await testClub()
    const userId = await account(club, { role: 'manager' })
    await club.write(systemActor, (w) => enrolSecondFactor(w, { userId }))
    const { token } = await enter(club)
    const actor = await holder(club, token)
    const guess = () => giveSecondFactor({ club, actor, code: '123', visit })
    for (let n = 0; n < 5; n++) expect(await guess()).toMatchObject({ reason: 'accounts:refusal.code_wrong' })
    expect(await guess()).toMatchObject({ reason: 'shell:refusal.too_many' })
    await club.write(systemActor, (w) => removeSecondFactor(w, userId))
    expect(await holder(club, token)).toMatchObject({ kind: 'guest' })
    expect(await enter(club)).toMatchObject({ next: 'enter' })
  })

  it('shows no codes outside the demo', async () => {
    const club = await testClub(outside)
    const userId = await account(club, { role: 'manager' })
    await club.write(systemActor, (w) => enrolSecondFactor(w, { userId }))
    expect(await demoCodes(club)).toEqual([])
  })
})

describe('the first administrator', () => {
  const first = { name: 'Shen Rui', email: 'shen.rui@corven.example', password: 'nine calm harbours', visit }

  it('opens an empty club with the code of the log, once', async () => {
    const club = await testClub(outside)
    const stale = await offerFirstAdministrator(club)
    const code = (await offerFirstAdministrator(club)) ?? ''
    const open = (given: string) => createFirstAdministrator({ club, actor: visitor(club), code: given, ...first })
    expect(await open('guess')).toMatchObject({ reason: 'accounts:refusal.first_code' })
    expect(await open(stale ?? '')).toMatchObject({ reason: 'accounts:refusal.first_code' })
    const both = await Promise.all([open(code), open(code)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const { token, next } = granted(both.find(({ ok }) => ok) ?? { ok: false, reason: 'none' })
    expect(next).toBe('enrol')
    expect(await holder(club, token)).toMatchObject({ name: 'Shen Rui', secondFactor: 'enrol' })
    expect(await waitsForAdministrator(club)).toBe(false)
    expect(await offerFirstAdministrator(club)).toBeNull()
  })

  it('does not wait in the demo', async () => {
    const club = await testClub()
    expect(await offerFirstAdministrator(club)).toBeNull()
  })
})
