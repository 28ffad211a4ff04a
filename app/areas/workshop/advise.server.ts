import { and, eq, inArray } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import type { Act, Work } from '~/platform/club.server'
import { onOrder } from './on-order.server'
import type { ExtraRow, OrderRow } from './open-order.server'

export type AdviceInput = {
  name: Words
  note?: string
  /** Code of the job that does it. */
  code?: string
  /** YYYY-MM-DD, or kilometres, or both; whichever comes first. */
  dueOn?: string | null
  dueKm?: number | null
}

/** Keeps work that was advised and not done, with the day or the kilometres it should be done by. */
export async function addAdvice({
  advice: given,
  ...act
}: Act<{ orderId: string; advice: AdviceInput }>): Promise<Outcome<{ adviceId: string; number: string }>> {
  return onOrder(act, async (w, { order }) => {
    if (order.state === 'completed' || order.state === 'cancelled') return refuse('workshop-desk:refusal.order_closed')
    if (given.dueKm && given.dueKm <= order.odometerKm) {
      return refuse('workshop-desk:refusal.km_passed', { field: 'dueKm', params: { km: order.odometerKm } })
    }
    return done({ adviceId: await keep(w, order, given), number: order.number })
  })
}

/** Crosses a piece of advice out, or (`back`) takes it up again. */
export async function dismissAdvice({
  adviceId,
  back = false,
  ...act
}: Act<{ orderId: string; adviceId: string; back?: boolean }>): Promise<Outcome<{ number: string }>> {
  return onOrder({ ...act, adviserOnly: true }, async (w, { order }) => {
    const { advice } = w.schema.workshop
    const [row] = await w.tx
      .update(advice)
      .set(back ? { state: 'open', closedAt: null } : { state: 'dismissed', closedAt: w.now })
      .where(and(eq(advice.id, adviceId), eq(advice.orderId, order.id), eq(advice.state, back ? 'dismissed' : 'open')))
      .returning({ id: advice.id })
    if (!row) throw new NotFound('advice')
    return done({ number: order.number })
  })
}

/** What the owner did not want now is not forgotten. */
export async function adviseInstead(w: Work, order: OrderRow, extra: ExtraRow): Promise<void> {
  await keep(w, order, { name: extra.name, note: extra.finding, code: extra.code }, extra.id)
}

async function keep(w: Work, order: OrderRow, given: AdviceInput, extraId: string | null = null): Promise<string> {
  const id = newId(w.now)
  await w.tx.insert(w.schema.workshop.advice).values({
    ...{ id, dealerId: order.dealerId, orderId: order.id, memberId: order.memberId, vehicleId: order.vehicleId },
    ...{ name: given.name, note: given.note?.trim() ?? '', code: given.code ?? '', extraId, createdAt: w.now },
    ...{ dueOn: given.dueOn ?? null, dueKm: given.dueKm ?? null },
  })
  return id
}

/** Closes the advice that the jobs of this order did. */
export async function closeDoneAdvice(w: Work, order: OrderRow, codes: readonly string[]): Promise<void> {
  if (!order.vehicleId || codes.length === 0) return
  const { advice } = w.schema.workshop
  await w.tx
    .update(advice)
    .set({ state: 'done', closedAt: w.now, doneByOrderId: order.id })
    .where(
      and(eq(advice.vehicleId, order.vehicleId), eq(advice.state, 'open'), inArray(advice.code, [...new Set(codes)])),
    )
}
