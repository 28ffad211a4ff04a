import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPassword } from '~/areas/accounts/passwords'
import { deviceOf } from '~/areas/accounts/visit'
import { DAY, MINUTE } from '~/kernel/clock'
import { tallyFailure } from '~/platform/throttle.server'

const about = {
  name: 'Lin Yè Zhāng',
  email: 'lin.ye@corven.example',
  phone: '+8613800138000',
  club: ['CORVEN', '科温车主会', 'Corven Club'],
}
const reason = (password: string, who: typeof about | { club: string[]; name: string } = about) => {
  const checked = checkPassword(password, who)
  return checked.ok ? 'fine' : checked.reason
}

describe('passwords', () => {
  it.each([
    ['1234567', 'password_short'],
    ['七个汉字不够啊', 'password_short'],
    ['八个汉字已经够了', 'fine'],
    ['🚗🚙🚕🚌🚎🏎🚓🚑', 'fine'],
    ['x'.repeat(129), 'password_long'],
    ['password', 'password_known'],
    ['Password1!', 'password_known'],
    ['P@ssw0rd', 'password_known'],
    ['ILoveYou1', 'password_known'],
    ['woaini1314', 'password_known'],
    ['12345678', 'password_known'],
    ['0987654321', 'password_known'],
    ['qwertyuiop', 'password_known'],
    ['asdfghjkl!!', 'password_known'],
    ['aaaaaaaa', 'password_known'],
    ['abcabcabc', 'password_known'],
    ['20252025', 'password_known'],
    ['1qaz2wsx', 'password_known'],
    ['Corven2026!', 'password_personal'],
    ['corvenclub', 'password_personal'],
    ['科温车主会2026年', 'password_personal'],
    ['lin.ye.1990', 'password_personal'],
    ['!!!!!!!!', 'password_known'],
    ['zhāng88888', 'password_personal'],
    ['13800138000', 'password_personal'],
    ['00138000aa', 'password_personal'],
    ['four quiet tyres in June', 'fine'],
    ['corven lighthouse', 'fine'],
    [' leading space', 'fine'],
  ])('%s is %s', (password, expected) => expect(reason(password)).toBe(expected))

  it('lets long random ones in, whatever their characters', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 40 }), (bytes) => {
        const password = Buffer.from(bytes).toString('base64url')
        fc.pre(new Set(bytes).size > 8)
        expect(reason(password)).toBe('fine')
      }),
    )
  })
})

describe('the tally of failures', () => {
  it('pauses an address for ten minutes at the tenth, and begins anew after', () => {
    let tally = tallyFailure('address', undefined, 0)
    for (let n = 2; n <= 9; n++) tally = tallyFailure('address', tally, n * 1000)
    expect(tally).toMatchObject({ failures: 9, blockedUntil: 0, left: 1 })
    tally = tallyFailure('address', tally, 10_000)
    expect(tally).toMatchObject({ blockedUntil: 10_000 + 10 * MINUTE, left: 0 })
    expect(tallyFailure('address', tally, 11 * MINUTE)).toMatchObject({ failures: 1, blockedUntil: 0 })
  })

  it('forgets an address’s failures after ten minutes', () => {
    expect(tallyFailure('address', { failures: 9, since: 0, blockedUntil: 0 }, 10 * MINUTE)).toMatchObject({ left: 9 })
  })

  it('doubles an account’s pause up to a quarter of an hour, until a quiet day', () => {
    let tally = { failures: 4, since: 0, blockedUntil: 0 }
    const pauses = []
    for (let n = 0; n < 8; n++) {
      const now = tally.blockedUntil
      tally = tallyFailure('account', tally, now)
      pauses.push((tally.blockedUntil - now) / 1000)
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 900, 900, 900])
    expect(tallyFailure('account', tally, tally.since + DAY)).toMatchObject({ failures: 1, blockedUntil: 0 })
  })
})

describe('devices', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36 MicroMessenger/8.0',
      'WeChat',
      'Android',
    ],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0 Safari/537.36 Edg/141.0', 'Edge', 'Windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.1 Safari/605.1.15', 'Safari', 'Mac'],
    ['curl/8', '', ''],
  ])('%s', (userAgent, browser, system) => expect(deviceOf(userAgent)).toMatchObject({ browser, system }))
})
