import { describe, expect, test } from 'vitest'
import { testClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { granted, staffActor } from '#tests/support/people'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { makeVin } from '~/areas/garage/vin'
import { joinClub, type NewMember } from '~/areas/membership/join-club.server'
import { changeConsents, readDecisions } from '~/areas/membership/keep-consents.server'
import { mayContactMember } from '~/areas/membership/may-contact.server'
import { cardPath, renewCard, verifyCard } from '~/areas/membership/member-card.server'
import { readMember } from '~/areas/membership/read-members.server'
import { mayDealerSee } from '~/areas/membership/relations.server'
import { findByTerm } from '~/areas/membership/search-terms.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import { HOUR } from '~/kernel/clock'
import { type Actor, guest, systemActor } from '~/platform/actor'
import { issueToken } from '~/platform/tokens.server'

const LIN: NewMember = {
  name: '林知夏',
  language: 'zh-CN',
  email: 'lin@corven.example',
  phone: null,
  consents: [{ purpose: 'service', given: true }],
}
const vin = (serial: number) => makeVin({ wmi: 'LCV', vds: 'TN2A1', modelYear: 2024, plant: 'S', serial })

describe('joining the club', () => {
  test('makes member, account, consents, card, points account and car in one go', async () => {
    const club = await testClub()
    const dealerId = await openDealer(club)
    const joined = granted(
      await joinClub({
        club,
        actor: systemActor,
        ...LIN,
        homeDealerId: dealerId,
        vehicle: { vin: vin(1), plate: '沪AD00518', km: 12 },
      }),
    )
    const member = await readMember(club, joined.memberId)
    expect(member).toMatchObject({
      name: '林知夏',
      tier: 'classic',
      email: 'lin@corven.example',
      homeDealerId: dealerId,
    })
    expect(member.number).toMatch(/^M-[0-9A-Z]{8}$/)
    expect(await ownVehicles(club, joined.memberId)).toHaveLength(1)
    expect((await balanceOf(club, joined.memberId)).available).toBeGreaterThanOrEqual(0)
    for (const text of ['linzhixia', 'lzx', '知夏', member.number, 'd00518', 'LIN@corven.example']) {
      expect((await findByTerm(club, text)).map((hit) => hit.memberId)).toContain(joined.memberId)
    }
    expect(await mayDealerSee(club, await staffActor(club, 'adviser', dealerId), joined.memberId)).toBe(true)
    const elsewhere = await openDealer(club, { code: 'ELSE' })
    expect(await mayDealerSee(club, await staffActor(club, 'adviser', elsewhere), joined.memberId)).toBe(false)
  })

  test('a guest who sends the key of another guest’s form joins as themselves', async () => {
    const club = await testClub()
    const join = async (value: string) => {
      const proof = await club.write(systemActor, (w) =>
        issueToken(w, { purpose: 'proof:join', payload: { kind: 'email', value }, lasts: HOUR }),
      )
      return () => joinClub({ ...LIN, club, actor: guest('en'), email: null, proof, submission: 'the-same-key' })
    }
    const first = await join('lin@corven.example')
    const second = await join('amelia@corven.example')
    const joined = granted(await first())
    expect(granted(await first())).toEqual(joined)
    expect(granted(await second()).userId).not.toBe(joined.userId)
  })

  test('leaves nothing behind when the car or a consent is refused', async () => {
    const club = await testClub()
    const refused = await joinClub({ club, actor: systemActor, ...LIN, consents: [] })
    expect(refused).toMatchObject({ ok: false, reason: 'membership:refusal.consent_required' })
    granted(await joinClub({ club, actor: systemActor, ...LIN, vehicle: { vin: vin(2) } }))
    const other = { ...LIN, name: 'Freya Lindqvist', email: 'freya@corven.example' }
    const taken = await joinClub({ club, actor: systemActor, ...other, vehicle: { vin: vin(2) } })
    expect(taken).toMatchObject({ ok: false, reason: 'garage:refusal.vin_taken' })
    expect(await findByTerm(club, 'freya')).toEqual([])
    granted(await joinClub({ club, actor: systemActor, ...other }))
    const guest = { ...systemActor, kind: 'guest' as const, isSystem: false }
    expect(await joinClub({ club, actor: guest, ...LIN, email: 'x@corven.example' })).toMatchObject({
      ok: false,
      reason: 'membership:refusal.proof_over',
    })
  })

  test('a submit that comes twice makes one member', async () => {
    const club = await testClub()
    const submit = () => joinClub({ club, actor: systemActor, submission: 'same-submit', ...LIN })
    const [first, second] = [granted(await submit()), granted(await submit())]
    expect(second).toEqual(first)
  })

  test('an invitation counts once the invited person has a car', async () => {
    const club = await testClub()
    const host = granted(await joinClub({ club, actor: systemActor, ...LIN }))
    const { referralCode } = await readMember(club, host.memberId)
    const guest = { ...LIN, name: 'Owen Castellane', email: 'owen@corven.example' }
    expect(await joinClub({ club, actor: systemActor, ...guest, referralCode: 'INV-00000000' })).toMatchObject({
      ok: false,
      reason: 'membership:refusal.referral_unknown_code',
      field: 'referralCode',
    })
    const invited = granted(
      await joinClub({
        club,
        actor: systemActor,
        ...guest,
        referralCode: referralCode.toLowerCase(),
        vehicle: { vin: vin(3) },
      }),
    )
    expect(await readMember(club, invited.memberId)).toMatchObject({
      referredBy: host.memberId,
      referralQualifiedAt: club.clock.now(),
    })
  })
})

describe('card and contact', () => {
  test('a card shows a masked name while it holds, and nothing once it is replaced', async () => {
    const club = await testClub()
    const { memberId } = granted(await joinClub({ club, actor: systemActor, ...LIN }))
    const token = (await cardPath(club, memberId)).slice('/card/'.length)
    expect(await verifyCard(club, token)).toEqual({ valid: true, name: '林*夏', tier: 'classic' })
    granted(await renewCard({ club, actor: { ...systemActor, memberId } }))
    expect(await verifyCard(club, token)).toEqual({ valid: false })
    expect(await verifyCard(club, 'x'.repeat(27))).toEqual({ valid: false })
  })

  test('offers need consent and wait for the morning of the member’s zone', async () => {
    const club = await testClub()
    const { memberId, userId } = granted(await joinClub({ club, actor: systemActor, ...LIN }))
    const actor: Actor = { ...systemActor, memberId, userId }
    const ask = () =>
      mayContactMember(
        { schema: club.schema, read: club.store.read, now: club.clock.now() },
        { userId, channel: 'email', purpose: 'offers' },
      )
    expect(await ask()).toMatchObject({ send: 'never' })
    granted(await changeConsents({ club, actor, chosen: [{ purpose: 'offers', given: true }] }))
    expect(await ask()).toEqual({ send: 'now' })
    club.clock.advance(14 * HOUR) // 23:00 in Shanghai
    expect(await ask()).toEqual({ send: 'later', at: club.clock.now() + 9 * HOUR })
    granted(await changeConsents({ club, actor, chosen: [{ purpose: 'offers', channel: 'mail', given: false }] }))
    expect(await ask()).toMatchObject({ send: 'never', reason: 'consent_withdrawn' })
    expect(await changeConsents({ club, actor, chosen: [{ purpose: 'service', given: false }] })).toMatchObject({
      ok: false,
    })
    const decisions = await readDecisions({ schema: club.schema, read: club.store.read }, memberId)
    expect(decisions.map((one) => one.source)).toEqual(['join', 'profile', 'profile'])
  })
})
