import { expect, it } from 'vitest'
import { testClub } from '#tests/support/club'
import { adminActor, granted } from '#tests/support/people'
import { advance, carIn, workshopAt } from '#tests/support/workshop'
import { readOrder } from '~/areas/workshop/read-order.server'
import { readAudit } from '~/platform/audit-log.server'

it('a lost SECRET_KEY costs the sealed reasons, not the pages that show them', async () => {
  const club = await testClub()
  const shop = await workshopAt(club)
  const { orderId } = await carIn(club, shop)
  granted(await advance(club, shop.adviser, orderId, 'cancel', 'Mr Lin came another day'))
  const reasons = async (on: typeof club) => {
    const { history } = await readOrder(on, orderId, 'en')
    const { lines } = await readAudit(on, await adminActor(club), { action: 'order.cancelled' })
    return [history.at(-1)?.reason, lines[0]?.reason]
  }
  expect(await reasons(club)).toEqual(['Mr Lin came another day', 'Mr Lin came another day'])
  const other = { ...club, config: { ...club.config, secretKey: Buffer.alloc(32, 7) } }
  expect(await reasons(other)).toEqual(['', ''])
})
