import { eq, gt } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'
import { loadOrder, settledSums } from './open-order.server'
import { orderFlow } from './rules'

/** What must hold for every order, whatever happened. Each check answers one line per fault. */
export const workshopInvariants: readonly { name: string; check(club: Club): Promise<string[]> }[] = [
  {
    name: 'workshop: sums of an order are those of its lines',
    async check(club) {
      const faults: string[] = []
      for (const { id, number } of await allOrders(club)) {
        const open = await loadOrder(club, id)
        for (const [name, minor] of Object.entries(settledSums(open))) {
          const kept = open.order[name as keyof ReturnType<typeof settledSums>]
          if (kept !== minor) faults.push(`${number}: ${name} is ${kept}, its lines say ${minor}`)
        }
      }
      return faults
    },
  },
  {
    name: 'workshop: credit notes of an order are what it gave back, and no more than was paid',
    async check({ store, schema }) {
      const { workOrders, creditNotes } = schema.workshop
      const notes = await store.read
        .select({ orderId: creditNotes.orderId, minor: creditNotes.amountMinor, lines: creditNotes.lines })
        .from(creditNotes)
      const orders = await store.read
        .select({
          id: workOrders.id,
          number: workOrders.number,
          credited: workOrders.creditedMinor,
          paid: workOrders.customerMinor,
        })
        .from(workOrders)
        .where(gt(workOrders.creditedMinor, 0))
      const given = new Map<string, number>()
      for (const note of notes) given.set(note.orderId, (given.get(note.orderId) ?? 0) + note.minor)
      const faults = orders
        .filter((order) => order.credited !== given.get(order.id) || order.credited > order.paid)
        .map((order) => `${order.number}: ${order.credited} given back, notes say ${given.get(order.id) ?? 0}`)
      const known = new Set(orders.map((order) => order.id))
      for (const id of given.keys())
        if (!known.has(id)) faults.push(`${id}: a credit note that the order does not know`)
      for (const note of notes) {
        const lines = note.lines.reduce((sum, line) => sum + line.minor, 0)
        if (lines !== note.minor) faults.push(`${note.orderId}: a note of ${note.minor} has lines of ${lines}`)
      }
      return faults
    },
  },
  {
    name: 'workshop: the history of an order is a way through the state table to where it stands',
    async check({ store, schema }) {
      const { workOrders, orderStates } = schema.workshop
      const orders = await store.read
        .select({ id: workOrders.id, number: workOrders.number, state: workOrders.state })
        .from(workOrders)
      const lines = await store.read
        .select()
        .from(orderStates)
        .orderBy(orderStates.orderId, orderStates.at, orderStates.id)
      const allowed = new Set(
        orderFlow.steps.flatMap((one) =>
          (typeof one.from === 'string' ? [one.from] : one.from).map((from) => `${from} ${one.event} ${one.to}`),
        ),
      )
      const at = new Map<string, string>()
      const faults: string[] = []
      for (const line of lines) {
        const before = at.get(line.orderId) ?? ''
        if (line.fromState !== before)
          faults.push(`${line.orderId}: ${line.event} from ${line.fromState}, was ${before}`)
        const step = `${line.fromState} ${line.event} ${line.toState}`
        const stays = line.event === 'promise' && line.fromState === line.toState
        if (line.event !== 'check-in' && !stays && !allowed.has(step)) faults.push(`${line.orderId}: no step ${step}`)
        at.set(line.orderId, line.toState)
      }
      for (const { id, number, state } of orders) {
        if (at.get(id) !== state) faults.push(`${number}: is ${state}, its history ends at ${at.get(id)}`)
      }
      return faults
    },
  },
  {
    name: 'workshop: a completed order has its fact, once, with what was paid',
    async check({ store, schema }) {
      const { workOrders } = schema.workshop
      const { facts } = schema.platform // reads-platform: holds the order against its fact
      const done = await store.read
        .select({ id: workOrders.id, number: workOrders.number, paid: workOrders.customerMinor })
        .from(workOrders)
        .where(gt(workOrders.completedAt, 0))
      const told = await store.read
        .select({ subject: facts.subject, payload: facts.payload })
        .from(facts)
        .where(eq(facts.type, 'service.completed'))
      const paid = new Map(told.map((fact) => [fact.subject, (fact.payload as { paidMinor?: unknown }).paidMinor]))
      return done
        .filter((order) => paid.get(order.id) !== order.paid)
        .map((order) => `${order.number}: paid ${order.paid}, its fact says ${paid.get(order.id) ?? 'nothing'}`)
    },
  },
]

async function allOrders({ store, schema }: Club): Promise<{ id: string; number: string }[]> {
  const { workOrders } = schema.workshop
  return store.read.select({ id: workOrders.id, number: workOrders.number }).from(workOrders)
}
