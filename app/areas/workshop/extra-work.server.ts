import { and, eq } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { translator } from '~/i18n/server'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import type { Act, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { sendMessage } from '~/platform/messages.server'
import { adviseInstead } from './advise.server'
import { canPrice } from './charges'
import { badLabour, fullOfLines, insertJob, insertPart } from './edit-lines.server'
import { plateOf } from './letters.server'
import { onOrder } from './on-order.server'
import { changeRow, type ExtraRow, loadOrder, type OpenOrder, resettle, takeStep } from './open-order.server'
import { setPromise } from './promise-time.server'
import { type Answer, canAnswer, type ExtraState, WORKING } from './rules'

export type ExtraInput = {
  orderId: string
  name: Words
  /** What was found. */
  finding: string
  /** What happens if it is left. */
  consequence?: string
  code?: string
  minutes: number
  /** Minor units of the order's currency. */
  labourMinor: number
  partsMinor: number
  /** The time that holds if the owner allows it. */
  newPromisedAt?: Instant | null
  photoFileId?: string
}

/**
 * Asks the owner for extra work; the car waits for the answer. The owner gets a message with the price and the way to
 * the answer. Refuses once the car is with the quality check.
 */
export async function proposeExtra({
  club,
  actor,
  orderId,
  submission,
  ...given
}: Act<ExtraInput>): Promise<Outcome<{ extraId: string; number: string }>> {
  return onOrder({ club, actor, orderId, submission }, async (w, open) => {
    const { order } = open
    if (!WORKING.has(order.state)) return refuse('workshop-desk:refusal.work_closed')
    const bad = badLabour(given) ?? fullOfLines(open)
    if (bad) return bad
    const parts = canPrice({ quantity: 100, unitMinor: given.partsMinor })
    if (!parts.ok) return refuse(`workshop-desk:refusal.${parts.reason}`, { field: 'parts' })
    const { newPromisedAt = null } = given
    if (newPromisedAt !== null && newPromisedAt <= w.now) {
      return refuse('workshop-desk:refusal.promise_past', { field: 'newPromisedAt' })
    }
    const extraId = newId(w.now)
    const values = {
      ...given,
      newPromisedAt,
      id: extraId,
      dealerId: order.dealerId,
      orderId,
      state: 'asked',
      askedAt: w.now,
      askedBy: actor.userId,
      answeredAt: null,
    }
    await w.tx.insert(w.schema.workshop.orderExtras).values(values)
    if (order.state !== 'waiting-owner') {
      const asked = { ...open, extras: [...open.extras, { ...values } as ExtraRow] }
      const step = await takeStep(w, asked, {
        event: 'wait-owner',
        hand: 'system',
        reason: given.name.zh || given.name.en,
      })
      if (!step.ok) return step
    } else await changeRow(w, order, {})
    await recordFact(w, {
      type: 'work.proposed',
      subject: extraId,
      about: order.id,
      memberId: order.memberId,
      vehicleId: order.vehicleId,
      dealerId: order.dealerId,
      payload: { workOrderId: order.id, number: order.number, amountMinor: priceOf(given), currency: order.currency },
    })
    await askOwner(w, open, given)
    return done({ extraId, number: order.number })
  })
}

const priceOf = ({ labourMinor, partsMinor }: Pick<ExtraInput, 'labourMinor' | 'partsMinor'>) =>
  labourMinor + partsMinor

async function askOwner(w: Work, { order }: OpenOrder, extra: Omit<ExtraInput, 'orderId'>): Promise<void> {
  if (!order.memberId) return
  const member = (await readMembers(w.club, [order.memberId], w.tx)).get(order.memberId)
  const dealer = await readDealer(w.club, order.dealerId, w.tx)
  if (!member || !dealer) return
  await sendMessage(w, {
    userId: member.userId,
    template: 'extra-work',
    params: {
      dealer: dealer.name,
      plate: await plateOf(w, order),
      work: [extra.name],
      amountMinor: priceOf(extra),
      currency: order.currency,
      path: `/visits/${order.number}`,
    },
  })
}

/** Takes a proposal back while nobody has answered it; with the last one the work goes on. */
export async function withdrawExtra({
  extraId,
  ...act
}: Act<{ orderId: string; extraId: string }>): Promise<Outcome<{ number: string }>> {
  return onOrder(act, async (w, open) => {
    const extra = open.extras.find((one) => one.id === extraId)
    if (!extra) throw new NotFound('extra')
    if (extra.state === 'withdrawn') return done({ number: open.order.number })
    if (!(await settle(w, extra, 'withdrawn', { answeredVia: 'desk' }))) {
      return refuse('workshop-desk:refusal.extra_answered')
    }
    const resumed = await goOn(w, open.order.id)
    return resumed.ok ? done({ number: open.order.number }) : resumed
  })
}

/**
 * The owner's answer to extra work, on the own phone; or, with `note`, what the owner told the adviser. Approved work
 * becomes a job of the order with its price and new promise; declined work is kept as advice. The same answer twice
 * has one effect; another answer to what is answered, taken back or too late is refused kindly.
 */
export async function answerExtra({
  club,
  actor,
  extraId,
  answer,
  note = '',
  submission,
}: Act<{ extraId: string; answer: Answer; note?: string }>): Promise<Outcome<{ number: string; answer: Answer }>> {
  const { orderExtras, workOrders } = club.schema.workshop
  const [known] = await club.store.read
    .select({ orderId: orderExtras.orderId, memberId: workOrders.memberId })
    .from(orderExtras)
    .innerJoin(workOrders, eq(workOrders.id, orderExtras.orderId))
    .where(eq(orderExtras.id, extraId))
  if (!known) throw new NotFound('extra')
  const work = async (
    w: Work,
    open: OpenOrder,
    via: 'owner' | 'desk',
  ): Promise<Outcome<{ number: string; answer: Answer }>> => {
    const { order } = open
    const extra = open.extras.find((one) => one.id === extraId)
    if (!extra) throw new NotFound('extra')
    if (extra.state === answer) return done({ number: order.number, answer })
    const verdict = canAnswer({ state: extra.state as ExtraState }, order)
    if (!verdict.ok) return refuse(`workshop:refusal.${verdict.reason}`)
    if (via === 'desk' && note.trim() === '') return refuse('workshop-desk:refusal.reason_wanted', { field: 'note' })
    if (!(await settle(w, extra, answer, { answeredVia: via, answerNote: note.trim() }))) {
      return refuse('workshop:refusal.extra_answered')
    }
    if (answer === 'approved') await putOn(w, open, extra)
    else await adviseInstead(w, order, extra)
    await recordFact(w, {
      type: answer === 'approved' ? 'work.approved' : 'work.declined',
      subject: extra.id,
      about: order.id,
      memberId: order.memberId,
      vehicleId: order.vehicleId,
      dealerId: order.dealerId,
      payload: {
        workOrderId: order.id,
        number: order.number,
        amountMinor: priceOf(extra),
        currency: order.currency,
        via,
      },
    })
    const resumed = await goOn(w, order.id)
    return resumed.ok ? done({ number: order.number, answer }) : resumed
  }
  const { orderId } = known
  if (actor.memberId === null || actor.memberId !== known.memberId) {
    return onOrder({ club, actor, orderId, adviserOnly: true, submission }, (w, open) => work(w, open, 'desk'))
  }
  return club.write(actor, async (w) => work(w, await loadOrder(club, orderId, w.tx), 'owner'), {
    alone: `order:${orderId}`,
    submission,
  })
}

/** Writes an answer if nobody has answered yet. */
async function settle(
  w: Work,
  extra: ExtraRow,
  state: Answer | 'withdrawn',
  more: { answeredVia: string; answerNote?: string },
): Promise<boolean> {
  const { orderExtras } = w.schema.workshop
  const rows = await w.tx
    .update(orderExtras)
    .set({ state, answeredAt: w.now, answeredBy: w.actor.userId, ...more })
    .where(and(eq(orderExtras.id, extra.id), eq(orderExtras.state, 'asked')))
    .returning({ id: orderExtras.id })
  return rows.length === 1
}

async function putOn(w: Work, open: OpenOrder, extra: ExtraRow): Promise<void> {
  const { name, code, minutes, labourMinor, partsMinor, newPromisedAt } = extra
  const jobId = await insertJob(w, open, { code, name, minutes, labourMinor, origin: 'extra' })
  if (partsMinor > 0) {
    const part = { jobId, partNumber: '', name: partsOfExtra(), quantity: 100, unitMinor: partsMinor }
    await insertPart(w, open, { ...part, payer: 'customer' })
  }
  if (newPromisedAt !== null && newPromisedAt > open.order.promisedAt) {
    await setPromise(w, open.order, newPromisedAt, name.zh || name.en)
  }
  await resettle(w, open.order.id)
}

/** What the parts of extra work are called until the adviser writes down each. */
const partsOfExtra = (): Words => ({
  zh: translator('zh-CN')('workshop:parts'),
  en: translator('en')('workshop:parts'),
})

/** With nothing left to decide, work goes on. */
async function goOn(w: Work, orderId: string): Promise<Outcome<null>> {
  const open = await loadOrder(w.club, orderId, w.tx)
  if (open.order.state === 'waiting-owner' && open.extras.every((extra) => extra.state !== 'asked')) {
    const step = await takeStep(w, open, { event: 'resume', hand: 'system' })
    return step.ok ? done(null) : step
  }
  const moved = await changeRow(w, open.order, {})
  return moved.ok ? done(null) : moved
}
