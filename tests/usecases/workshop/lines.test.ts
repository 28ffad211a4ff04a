import { expect, it } from 'vitest'
import { testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { carIn, faultsOf, workshopAt } from '#tests/support/workshop'
import { MOST_LINE_MINOR, MOST_LINES } from '~/areas/workshop/charges'
import { addJob, addPart, editJob } from '~/areas/workshop/edit-lines.server'
import { proposeExtra } from '~/areas/workshop/extra-work.server'
import { orderForm } from '~/areas/workshop/forms'
import { actOnOrder } from '~/areas/workshop/order-acts.server'
import { readOrder } from '~/areas/workshop/read-order.server'

const words = (text: string) => ({ zh: text, en: text })

it('keeps prices, labour and lines within what can be billed, with the field that is wrong', async () => {
  const club = await testClub()
  const shop = await workshopAt(club)
  const { orderId, number } = await carIn(club, shop)
  const before = await readOrder(club, orderId, 'en')
  const on = { club, actor: shop.adviser, orderId }
  const part = { jobId: before.jobs[0]?.id ?? '', partNumber: '', name: words('Oil'), payer: 'customer' as const }
  for (const [quantity, unitMinor, field] of [
    [0, 100, 'quantity'],
    [-100, 100, 'quantity'],
    [1.5, 100, 'quantity'],
    [1e12, 100, 'quantity'],
    [100, 1e12, 'price'],
    [100, -1, 'price'],
    [100, 0.5, 'price'],
    [100, Number.NaN, 'price'],
    [1_000_000, 1_000_000_000, 'price'],
  ] as const)
    expect(await addPart({ ...on, part: { ...part, quantity, unitMinor } })).toMatchObject({ ok: false, field })
  const job = { name: words('Polish'), minutes: 30, labourMinor: 100 }
  for (const [wrong, field] of [
    [{ minutes: -1 }, 'minutes'],
    [{ minutes: 6_001 }, 'minutes'],
    [{ labourMinor: -1 }, 'labour'],
    [{ labourMinor: 1e12 }, 'labour'],
  ] as const) {
    expect(await addJob({ ...on, job: { ...job, ...wrong } })).toMatchObject({ ok: false, field })
    expect(await editJob({ ...on, jobId: part.jobId, ...wrong })).toMatchObject({ ok: false, field })
    const extra = { ...job, finding: '', partsMinor: 0, ...wrong }
    expect(await proposeExtra({ ...on, ...extra })).toMatchObject({ ok: false, field })
  }
  // The same as it comes from the browser: an answer at the field, whatever was typed.
  const order = { id: orderId, zone: before.zone, currency: before.currency }
  const send = (fields: Record<string, string>) => {
    const input = orderForm.parse({ act: 'add-part', ...part, name: 'Oil', ...fields })
    return actOnOrder({ club, actor: shop.adviser, order, input })
  }
  expect(await send({ quantity: '99999.99', price: '1' })).toMatchObject({ field: 'quantity' })
  for (const price of ['1000000000000', '99999999999999999999', '-1', '1e12', '10000000.01'])
    expect(await send({ quantity: '1', price })).toMatchObject({ ok: false, field: 'price' })
  expect(await readOrder(club, orderId, 'en')).toEqual(before)
  for (let line = 1; line < MOST_LINES; line++)
    granted(await addPart({ ...on, part: { ...part, quantity: 100, unitMinor: MOST_LINE_MINOR } }))
  expect(await addJob({ ...on, job })).toMatchObject({ reason: 'workshop-desk:refusal.lines_full' })
  expect(await readOrder(club, orderId, 'en')).toMatchObject({ number, sums: { partsMinor: 119 * MOST_LINE_MINOR } })
  expect(await faultsOf(club)).toEqual([])
})
