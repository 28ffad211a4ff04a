import type { Outcome } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { handOf, loadOrder, type OpenOrder, requireAdviser } from './open-order.server'

type On = Act<{ orderId: string }> & {
  /** Only who manages the workshop, not a technician with a job of it. */ adviserOnly?: boolean
}

/**
 * One change of one order by the desk: alone on the order, with its lines as they are in this transaction, by whoever
 * has a hand on it. Everybody else gets NotFound.
 */
export async function onOrder<T>(
  { club, actor, orderId, submission, adviserOnly = false }: On,
  change: (w: Work, open: OpenOrder, hand: 'adviser' | 'technician') => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return club.write(
    actor,
    async (w) => {
      const open = await loadOrder(club, orderId, w.tx)
      if (adviserOnly) requireAdviser(actor, open)
      return change(w, open, adviserOnly ? 'adviser' : handOf(actor, open))
    },
    { alone: `order:${orderId}`, submission },
  )
}
