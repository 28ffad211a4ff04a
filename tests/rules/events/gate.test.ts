import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canJoin,
  type Joinable,
  type Joiner,
  judgeTicket,
  opensFor,
  priorityOf,
  refundPercent,
  shareOf,
  TIERS_UP,
} from '~/areas/events/rules'
import { DAY, HOUR } from '~/kernel/clock'

const NOW = 1_772_000_000_000
const event: Joinable = {
  ...{ state: 'published', opensAt: NOW - DAY, closesAt: NOW + 9 * DAY, endsAt: NOW + 10 * DAY, early: {} },
  ...{ minTier: 'classic', models: null, chapterIds: null, dealerIds: null },
}
const member: Joiner = {
  tier: 'silver',
  models: ['TN'],
  chapterIds: ['c1'],
  dealerId: 'd1',
  missed: false,
  party: null,
}

describe('may I come?', () => {
  it.each<[string, Partial<Joinable>, Partial<Joiner> | null, string | null, string?]>([
    ['yes', {}, {}, null],
    ['not a draft', { state: 'draft' }, {}, 'not_open', '/events'],
    ['not a template', { state: 'template' }, {}, 'not_open', '/events'],
    ['called off', { state: 'cancelled' }, {}, 'called_off', '/events'],
    ['postponed', { state: 'postponed' }, {}, 'postponed', '/events'],
    ['closed', { state: 'closed' }, {}, 'over', '/events'],
    ['over by the clock', { endsAt: NOW }, {}, 'over', '/events'],
    ['has registered', {}, { party: 'T-1' }, 'joined', '/events/mine/T-1'],
    [
      'has registered, though registration is closed',
      { closesAt: NOW },
      { party: 'T-1' },
      'joined',
      '/events/mine/T-1',
    ],
    ['registration is closed', { closesAt: NOW }, {}, 'closed', '/events'],
    ['nobody is signed in', {}, null, 'sign_in', '/sign-in'],
    ['tier too low', { minTier: 'gold' }, {}, 'tier', '/points/tiers'],
    ['tier just right', { minTier: 'silver' }, {}, null],
    ['another model', { models: ['HN'] }, {}, 'model', '/garage/add'],
    ['one of the models', { models: ['HN', 'TN'] }, {}, null],
    ['no car at all', { models: ['HN'] }, { models: [] }, 'model', '/garage/add'],
    ['another chapter', { chapterIds: ['c2'] }, {}, 'chapter', '/events/chapters'],
    ['one of the chapters', { chapterIds: ['c2', 'c1'] }, {}, null],
    ['another dealer', { dealerIds: ['d2'] }, {}, 'dealer', '/me/profile'],
    ['no dealer', { dealerIds: ['d2'] }, { dealerId: '' }, 'dealer', '/me/profile'],
    ['too early', { opensAt: NOW + HOUR }, {}, 'not_yet'],
    ['early by tier', { opensAt: NOW + HOUR, early: { silver: 1 } }, {}, null],
    ['not so who stayed away', { opensAt: NOW + HOUR, early: { silver: 1 } }, { missed: true }, 'not_yet'],
  ])('%s', (_, plan, who, reason, nextStep) => {
    const verdict = canJoin({ ...event, ...plan }, who && { ...member, ...who }, NOW)
    if (reason === null) expect(verdict).toEqual({ ok: true })
    else
      expect(verdict).toMatchObject({
        ok: false,
        reason: `events:refusal.${reason}`,
        ...(nextStep ? { nextStep } : {}),
      })
  })

  it('a higher tier is never later, and who stayed away is never earlier', () => {
    const early = { platinum: 72, gold: 48, silver: 24 }
    const moments = TIERS_UP.map((tier) => opensFor({ opensAt: NOW, early }, { tier, missed: false }))
    expect(moments).toEqual([...moments].sort((a, b) => b - a))
    for (const tier of TIERS_UP) expect(opensFor({ opensAt: NOW, early }, { tier, missed: true })).toBe(NOW)
    const places = TIERS_UP.flatMap((tier) =>
      [false, true].map((missed) => priorityOf({ tierFirst: true }, { tier, missed })),
    )
    expect(places).toEqual([3, 7, 2, 6, 1, 5, 0, 4])
    expect(priorityOf({ tierFirst: false }, { tier: 'platinum', missed: false })).toBe(0)
    expect(priorityOf({ tierFirst: false }, { tier: 'platinum', missed: true })).toBe(4)
  })
})

describe('what comes back', () => {
  const refunds = [
    { hoursBefore: 24, percent: 50 },
    { hoursBefore: 72, percent: 100 },
  ]
  const rule = { refunds, freeUntil: null }
  it.each([
    [73 * HOUR, 100],
    [72 * HOUR, 100],
    [72 * HOUR - 1, 50],
    [24 * HOUR, 50],
    [24 * HOUR - 1, 0],
    [-HOUR, 0],
  ])('%d ms before the start: %d per cent', (ahead, percent) => {
    expect(refundPercent(rule, { startsAt: NOW + ahead, now: NOW, byClub: false })).toBe(percent)
    expect(refundPercent(rule, { startsAt: NOW + ahead, now: NOW, byClub: true })).toBe(100)
    expect(refundPercent({ ...rule, freeUntil: NOW + 1 }, { startsAt: NOW + ahead, now: NOW, byClub: false })).toBe(100)
    expect(refundPercent({ ...rule, freeUntil: NOW }, { startsAt: NOW + ahead, now: NOW, byClub: false })).toBe(percent)
  })

  it('never rises as the start comes near, and a share is never more than the whole', () => {
    const anySteps = fc.uniqueArray(fc.record({ hoursBefore: fc.nat(300), percent: fc.nat(100) }), {
      selector: (one) => one.hoursBefore,
      maxLength: 5,
    })
    fc.assert(
      fc.property(anySteps, fc.nat(400), fc.nat(100), fc.nat(1_000_000), (steps, hours, less, amount) => {
        const sorted = steps.map(({ hoursBefore }) => hoursBefore).sort((a, b) => b - a)
        const percents = steps.map(({ percent }) => percent).sort((a, b) => b - a)
        const falling = sorted.map((hoursBefore, at) => ({ hoursBefore, percent: percents[at] ?? 0 }))
        const at = (ahead: number) =>
          refundPercent(
            { refunds: falling, freeUntil: null },
            { startsAt: NOW + ahead * HOUR, now: NOW, byClub: false },
          )
        expect(at(hours - less)).toBeLessThanOrEqual(at(hours))
        const share = shareOf(amount, at(hours))
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(amount)
      }),
    )
  })
})

describe('what a door says', () => {
  const ticket = {
    ...{
      eventId: 'e',
      sessionId: 's',
      partyState: 'confirmed',
      gone: false,
      codeVersion: 2,
      dueMinor: 0,
      entered: false,
    },
  }
  const door = { eventId: 'e', sessionId: 's', version: 2 }
  it.each([
    ['in', {}, {}],
    ['in', {}, { version: null }],
    ['wrong-event', { eventId: 'other', gone: true }, {}],
    ['revoked', { gone: true, codeVersion: 3 }, {}],
    ['revoked', { partyState: 'cancelled' }, {}],
    ['revoked', { partyState: 'held' }, {}],
    ['replaced', { codeVersion: 3, entered: true }, {}],
    ['already', { entered: true, dueMinor: 5, sessionId: 'other' }, {}],
    ['wrong-session', { sessionId: 'other', dueMinor: 5 }, {}],
    ['unpaid', { dueMinor: 5 }, {}],
  ])('%s', (result, about, at) => {
    expect(judgeTicket({ ...ticket, ...about }, { ...door, ...at })).toBe(result)
  })
})
