import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CONSENT_CHANNELS,
  type ConsentDecision,
  consentChanges,
  consentVerdict,
  lawOf,
  mayJoin,
  optionalPurposes,
  outdatedPurposes,
  PURPOSES,
  requiredPurposes,
} from '~/areas/membership/consents'
import { canBeReferred, REFERRAL_POLICY, type ReferralFacts, referralState } from '~/areas/membership/referral'
import { DAY } from '~/kernel/clock'

const given = (more: Partial<ConsentDecision>): ConsentDecision => ({
  purpose: 'offers',
  given: true,
  law: 'pipl',
  version: 3,
  at: 1,
  source: 'join',
  ...more,
})

describe('consents', () => {
  it('only what membership needs is required, sensitive purposes are asked for when used', () => {
    expect(requiredPurposes()).toEqual(['service'])
    expect(optionalPurposes()).toEqual(['club_events', 'offers', 'research'])
    expect(mayJoin(['service'])).toEqual({ ok: true })
    expect(mayJoin(['offers'])).toEqual({ ok: false, reason: 'consent_required', params: { purpose: 'service' } })
    expect([lawOf('zh-CN'), lawOf('en')]).toEqual(['pipl', 'gdpr'])
  })

  it.each([
    ['nothing decided', [], 'mail', 'consent_missing'],
    ['agreed', [given({})], 'mail', undefined],
    ['refused', [given({ given: false })], 'mail', 'consent_withdrawn'],
    ['withdrawn later', [given({}), given({ given: false, at: 2 })], 'mail', 'consent_withdrawn'],
    ['given again', [given({ given: false, at: 2 }), given({ at: 3 })], 'mail', undefined],
    ['this channel off', [given({}), given({ channel: 'sms', given: false, at: 2 })], 'sms', 'consent_withdrawn'],
    ['another channel off', [given({}), given({ channel: 'sms', given: false, at: 2 })], 'mail', undefined],
    ['an old text that still counts', [given({ version: 2 })], 'mail', undefined],
    ['an outdated text', [given({ version: 1 })], 'mail', 'consent_outdated'],
    ['a channel alone is not the purpose', [given({ channel: 'mail' })], 'mail', 'consent_missing'],
  ] as const)('%s', (_, decisions, channel, reason) => {
    const verdict = consentVerdict(decisions, 'offers', channel)
    expect(verdict.ok ? undefined : verdict.reason).toBe(reason)
  })

  it('service reaches people in the app in any case, location has no channel', () => {
    expect(consentVerdict([], 'service', 'in_app')).toEqual({ ok: true })
    expect(consentVerdict([], 'offers', 'in_app')).toMatchObject({ ok: false })
    expect(consentVerdict([given({ purpose: 'location' })], 'location', 'sms')).toMatchObject({
      reason: 'consent_channel',
    })
    expect(consentVerdict([given({ purpose: 'location' })], 'location')).toEqual({ ok: true })
  })

  it('asks again what was agreed to in an outdated text', () => {
    const old = [
      given({ version: 1 }),
      given({ purpose: 'research', version: 1, given: false }),
      given({ purpose: 'service' }),
    ]
    expect(outdatedPurposes(old)).toEqual(['offers'])
    const stamp = { language: 'en' as const, at: 9, source: 'profile' as const }
    expect(consentChanges(old, [{ purpose: 'offers', given: true }], stamp)).toEqual({
      ok: true,
      changes: [{ purpose: 'offers', given: true, law: 'gdpr', version: 2, at: 9, source: 'profile' }],
    })
  })

  it('refuses to withdraw what membership needs', () => {
    const stamp = { language: 'zh-CN' as const, at: 9, source: 'profile' as const }
    expect(consentChanges([], [{ purpose: 'service', given: false }], stamp)).toMatchObject({
      reason: 'consent_required',
    })
    expect(consentChanges([], [{ purpose: 'service', channel: 'sms', given: false }], stamp)).toMatchObject({
      ok: true,
    })
    expect(consentChanges([], [{ purpose: 'research', channel: 'post', given: true }], stamp)).toMatchObject({
      reason: 'consent_channel',
    })
  })

  it('what was chosen holds afterwards, and choosing it again writes nothing', () => {
    const choice = fc.record({
      purpose: fc.constantFrom(...PURPOSES.filter((one) => one !== 'location' && one !== 'service')),
      channel: fc.constantFrom(...CONSENT_CHANNELS.filter((one) => one !== 'post'), undefined),
      given: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(fc.array(choice, { maxLength: 4 }), { maxLength: 6 }), (rounds) => {
        let decisions: ConsentDecision[] = []
        for (const [at, chosen] of rounds.entries()) {
          const one = chosen
            .slice(0, 1)
            .map(({ purpose, channel, given: yes }) => ({ purpose, ...(channel ? { channel } : {}), given: yes }))
          const stamp = { language: 'zh-CN' as const, at, source: 'profile' as const }
          const answer = consentChanges(decisions, one, stamp)
          if (!answer.ok) throw new Error(answer.reason)
          decisions = [...decisions, ...answer.changes]
          for (const { purpose, channel, given: yes } of one) {
            if (!yes) expect(consentVerdict(decisions, purpose, channel).ok).toBe(false)
            if (yes && !channel) expect(consentVerdict(decisions, purpose).ok).toBe(true)
          }
          expect(consentChanges(decisions, one, stamp)).toEqual({ ok: true, changes: [] })
        }
      }),
    )
  })
})

describe('referral', () => {
  const facts = (joiner: Partial<ReferralFacts['joiner']> = {}, referrer: object = {}): ReferralFacts => ({
    now: 100 * DAY,
    referrer: { memberId: 'a', active: true, joinedAt: 0, vins: ['LCVTN4A13R0001024'], householdId: 'h', ...referrer },
    joiner: { vins: [], alreadyReferred: false, wasMember: false, ...joiner },
  })

  it.each([
    ['a new person', facts(), undefined],
    ['joined last week', facts({ memberId: 'b', joinedAt: 93 * DAY }), undefined],
    ['joined too long ago', facts({ memberId: 'b', joinedAt: 85 * DAY }), 'referral_too_late'],
    ['own code', facts({ memberId: 'a', joinedAt: 0 }), 'referral_own_code'],
    ['a referrer who left', facts({}, { active: false }), 'referral_referrer_left'],
    ['referred before', facts({ alreadyReferred: true }), 'referral_already'],
    ['a member of old', facts({ wasMember: true }), 'referral_was_member'],
    [
      'a member before the referrer',
      facts({ memberId: 'b', joinedAt: 95 * DAY }, { joinedAt: 96 * DAY }),
      'referral_was_member',
    ],
    ['one household', facts({ householdId: 'h' }), 'referral_same_household'],
    ['one car', facts({ vins: ['LCVTN4A13R0001024'] }), 'referral_same_car'],
    [
      'nobody’s code',
      { now: 0, joiner: { vins: [], alreadyReferred: false, wasMember: false } },
      'referral_unknown_code',
    ],
  ] as const)('%s', (_, given, reason) => {
    const verdict = canBeReferred(given)
    expect(verdict.ok ? undefined : verdict.reason).toBe(reason)
  })

  it.each([
    ['nothing happened yet', {}, 10, 0, 'waiting'],
    ['joined, but a car is asked for', { joinedAt: DAY }, 10, 0, 'waiting'],
    ['first car in time', { firstVehicleAt: 5 * DAY }, 10, 0, 'rewarded'],
    ['first car on the last day', { firstVehicleAt: 180 * DAY }, 200, 0, 'rewarded'],
    ['first car too late', { firstVehicleAt: 181 * DAY }, 200, 0, 'lapsed'],
    ['above the limit of the year', { firstVehicleAt: 5 * DAY }, 10, 20, 'not_rewarded'],
    ['time over', {}, 181, 0, 'lapsed'],
  ])('%s', (_, moments, nowDay, rewarded, state) => {
    expect(referralState({ enteredAt: 0, ...moments }, nowDay * DAY, rewarded).state).toBe(state)
  })

  it('without a limit every referral is rewarded', () => {
    const policy = { ...REFERRAL_POLICY, mostPerYear: 0, qualifiesBy: 'joining' as const }
    expect(referralState({ enteredAt: 5, joinedAt: 3 }, 10, 999, policy)).toMatchObject({
      state: 'rewarded',
      qualifiedAt: 5,
    })
  })
})
