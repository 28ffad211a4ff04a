import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import type { openEvent } from '#tests/support/events'
import { comingTo, eventFaults, type OpenEvent, partyRow, pricedEvent } from '#tests/support/parties'
import { actorFor, granted } from '#tests/support/people'
import { cancelParty } from '~/areas/events/cancel-party.server'
import { recordPayment, recordRefund } from '~/areas/events/record-payment.server'
import { undoPayment } from '~/areas/events/undo-payment.server'
import { DAY } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'

let club: TestClub
let desk: Actor
beforeEach(async () => {
  club = await testClub()
  desk = await actorFor(club, { grants: [{ role: 'coordinator' }] })
})

const priced = (more: Parameters<typeof openEvent>[1] = {}) => pricedEvent(club, more)

const coming = (event: OpenEvent, people: number, points = 500) => comingTo(club, event, people, points)
async function linesOf(number: string) {
  const { payments } = club.schema.events
  const { id } = await partyRow(club, number)
  return club.store.read.select().from(payments).where(eq(payments.partyId, id))
}

describe('money', () => {
  test('is put down up to what is due, owed after a cancellation by the rule, and given back once', async () => {
    const event = await priced()
    const { owner, number } = await coming(event, 2)
    const pay = (amountMinor: number) => recordPayment({ club, actor: desk, number, amountMinor, method: 'wechat' })
    expect(await pay(7_001)).toMatchObject({ reason: 'events-desk:refusal.pay_amount' })
    expect(granted(await pay(3_000))).toEqual({ paidMinor: 3_000, dueMinor: 4_000 })
    granted(await pay(4_000))
    expect(await pay(1)).toMatchObject({ ok: false })
    await expect(recordPayment({ club, actor: owner.actor, number, amountMinor: 1, method: 'cash' })).rejects.toThrow(
      NotFound,
    )
    club.clock.advance(12 * DAY)
    granted(await cancelParty({ club, actor: owner.actor, number, reason: '' }))
    expect((await partyRow(club, number)).owedMinor).toBe(3_500)
    const back = (amountMinor: number) => recordRefund({ club, actor: desk, number, amountMinor, method: 'wechat' })
    expect(await back(3_501)).toMatchObject({ reason: 'events-desk:refusal.refund_amount' })
    expect(granted(await back(3_500)).owedMinor).toBe(0)
    expect(await back(1)).toMatchObject({ ok: false })
    expect(await partyRow(club, number)).toMatchObject({ paidMinor: 3_500, owedMinor: 0 })
    expect(await eventFaults(club)).toEqual([])
  })
})

describe('a payment put down by mistake', () => {
  test('is taken back once, with its reason on record, and is due again', async () => {
    const event = await priced()
    const { owner, number } = await coming(event, 2)
    granted(await recordPayment({ club, actor: desk, number, amountMinor: 7_000, method: 'wechat' }))
    const [line] = await linesOf(number)
    const undo = { club, paymentId: line?.id ?? '', reason: 'typed for another party' }
    await expect(undoPayment({ ...undo, actor: owner.actor })).rejects.toThrow(NotFound)
    expect(granted(await undoPayment({ ...undo, actor: desk }))).toEqual({ paidMinor: 0, owedMinor: 0 })
    expect(await undoPayment({ ...undo, actor: desk })).toMatchObject({
      reason: 'events-desk:refusal.payment_undone',
    })
    const lines = await linesOf(number)
    expect(lines.map(({ amountMinor }) => amountMinor).sort()).toEqual([-7_000, 7_000])
    const counter = lines.find(({ amountMinor }) => amountMinor < 0)?.id ?? ''
    await expect(undoPayment({ ...undo, actor: desk, paymentId: counter })).rejects.toThrow(NotFound)
    const { audit } = club.schema.platform
    const told = await club.store.read.select().from(audit).where(eq(audit.action, 'event.payment-undone'))
    expect(told).toMatchObject([{ reason: 'typed for another party' }])
    granted(await recordPayment({ club, actor: desk, number, amountMinor: 7_000, method: 'cash' }))
    expect(await eventFaults(club)).toEqual([])
  })

  test('is owed to nobody afterwards, and stays where it was given back', async () => {
    const event = await priced()
    const cancelled = async () => {
      const { owner, number } = await coming(event, 2)
      granted(await recordPayment({ club, actor: desk, number, amountMinor: 7_000, method: 'cash' }))
      granted(await cancelParty({ club, actor: owner.actor, number, reason: '' }))
      const [line] = await linesOf(number)
      return { number, undo: () => undoPayment({ club, actor: desk, paymentId: line?.id ?? '', reason: 'mistyped' }) }
    }
    const first = await cancelled()
    expect((await partyRow(club, first.number)).owedMinor).toBe(7_000)
    expect(granted(await first.undo())).toEqual({ paidMinor: 0, owedMinor: 0 })
    const second = await cancelled()
    granted(await recordRefund({ club, actor: desk, number: second.number, amountMinor: 1, method: 'cash' }))
    expect(await second.undo()).toMatchObject({ reason: 'events-desk:refusal.payment_given_back' })
    expect(await partyRow(club, second.number)).toMatchObject({ paidMinor: 6_999, owedMinor: 6_999 })
    expect(await eventFaults(club)).toEqual([])
  })
})
