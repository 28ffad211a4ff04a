import { expect, it } from 'vitest'
import { testClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { actorFor } from '#tests/support/people'
import { carIn, workshopAt } from '#tests/support/workshop'
import { readToday } from '~/areas/archive/read-today.server'
import { myOrders } from '~/areas/workshop/read-orders.server'
import type { Actor } from '~/platform/actor'
import { cookies } from '~/platform/cookies.server'
import type { page } from '~/platform/page.server'
import { loader as membersLoader } from '~/routes/staff/members'
import { loader as ordersLoader } from '~/routes/staff/orders'

it('a right at one dealer opens nothing at another where one serves in a different role', async () => {
  const club = await testClub()
  const shop = await workshopAt(club)
  const { number } = await carIn(club, shop)
  const otherId = await openDealer(club, { code: 'BJC' })
  const adviserElsewhere: Actor = await actorFor(club, {
    grants: [
      { role: 'marketing', dealerId: shop.dealerId },
      { role: 'adviser', dealerId: otherId },
    ],
  })
  const open = async (loader: ReturnType<typeof page>, actor: Actor, dealerId: string) => {
    const jar = cookies(club.config)
    const cookie = (await jar.desk.serialize(dealerId)).split(';')[0] ?? ''
    const context = { club, cookies: jar, actor: Promise.resolve(actor), requestId: 'test' }
    const request = new Request('http://localhost/desk', { headers: { cookie } })
    const answer = await loader({ request, params: {}, context: context as never }).catch((thrown: unknown) => thrown)
    const response = answer as Response
    return { status: response.status, text: await response.text() }
  }
  const wrapped = (loader: unknown) => loader as ReturnType<typeof page>
  expect(await open(wrapped(ordersLoader), adviserElsewhere, shop.dealerId)).toMatchObject({ status: 404 })
  const mine = await open(wrapped(ordersLoader), shop.adviser, shop.dealerId)
  expect([mine.status, mine.text.includes(number)]).toEqual([200, true])
  const listed = await open(wrapped(membersLoader), adviserElsewhere, shop.dealerId)
  expect(JSON.parse(listed.text)).toMatchObject({ rows: [] })
  expect(JSON.parse((await open(wrapped(membersLoader), shop.adviser, shop.dealerId)).text).rows).toHaveLength(1)

  const coordinator = await actorFor(club, {
    grants: [{ role: 'coordinator' }, { role: 'adviser', dealerId: otherId }],
  })
  expect(await readToday(club, coordinator, '', 'en')).toMatchObject({ inWork: null, arriving: null })

  expect(await myOrders(club, shop.technician, 'en')).toHaveLength(1)
  const moved = { ...shop.technician, grants: [{ role: 'technician', dealerId: otherId }] }
  expect(await myOrders(club, moved, 'en')).toEqual([])
})
