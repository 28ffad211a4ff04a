import { expect, test } from 'vitest'
import { fromPrice } from '~/areas/events/from-price'

const kind = (who: string, points = 0, priceMinor = 0) => ({ who, points, priceMinor })

test.each([
  ['no tickets', [], null],
  ['everything free', [kind('member'), kind('child')], { is: 'free' }],
  [
    'the own ticket, not the cheapest',
    [kind('member', 300, 26_000), kind('child', 0, 8_000), kind('guest')],
    { is: 'exact', points: 300, priceMinor: 26_000 },
  ],
  [
    'the least of several own tickets',
    [kind('member', 0, 9_000), kind('member', 0, 5_000)],
    { is: 'from', points: 0, priceMinor: 5_000 },
  ],
  ['guests alone pay', [kind('member'), kind('guest', 0, 8_000)], { is: 'free-members' }],
  [
    'free on foot, not with a car',
    [kind('member'), kind('member', 0, 8_000)],
    { is: 'free-or', points: 0, priceMinor: 8_000 },
  ],
  ['no own ticket', [kind('guest', 0, 8_000), kind('child', 20)], { is: 'from', points: 20, priceMinor: 0 }],
])('the price of an event: %s', (_, kinds, price) => {
  expect(fromPrice(kinds)).toEqual(price)
})
