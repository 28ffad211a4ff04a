import { readJobTemplates } from '~/areas/dealers/read.server'
import { readStaff } from '~/areas/dealers/read-staff.server'
import { choices, step } from '~/kernel/flow'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { liveTopics } from '~/platform/topics.server'
import { visitTopic } from './live-visit.server'
import { factsOf, loadOrder } from './open-order.server'
import { requireDeskOrder } from './own-order.server'
import { readOrder } from './read-order.server'
import { EDITABLE, NEXT_STEP, type OrderEvent, onTime, orderFlow, WORKING } from './rules'

/** The page of an order at the desk: what is on it, what this hand may do next, and what there is to choose from. */
export async function readDeskOrder(club: Club, actor: Actor, number: string, language: Language) {
  const { id, hand, dealerId } = await requireDeskOrder(club, actor, number)
  const topics = await liveTopics(club, [visitTopic(id)])
  const order = await readOrder(club, id, language)
  const facts = factsOf(await loadOrder(club, id))
  const mayEdit = hand === 'adviser'
  const event = NEXT_STEP[order.state]
  const verdict = event && hand !== 'reader' ? step(orderFlow, order.state, event, hand, facts) : undefined
  const others =
    hand === 'reader' ? [] : choices(orderFlow, order.state, hand, facts).filter((one) => one.event !== event)
  const templates = await readJobTemplates(club)
  const staff = mayEdit ? await readStaff(club, dealerId) : []
  const technicians = mayEdit ? await readStaff(club, dealerId, 'technician') : []
  return {
    topics,
    order,
    hand,
    time: onTime(order, club.clock.now()),
    next:
      event && verdict
        ? {
            event: event as OrderEvent,
            ok: verdict.ok,
            reason: verdict.ok ? null : { key: verdict.reason, params: verdict.params ?? {} },
          }
        : null,
    steps: others.filter((one) => one.verdict.ok && one.event !== 'wait-owner').map((one) => one.event as OrderEvent),
    may: {
      edit: mayEdit && EDITABLE.has(order.state),
      work: hand !== 'reader' && WORKING.has(order.state),
      addJobs: mayEdit && WORKING.has(order.state),
      close: order.state !== 'completed' && order.state !== 'cancelled',
      credit:
        order.state === 'completed' &&
        order.creditedMinor < order.sums.customerMinor &&
        can(actor, 'workshop:credit', { dealerId }),
    },
    templates: templates.map((one) => ({ value: one.id, label: say(one.name, language), code: one.code })),
    technicians: technicians.map(({ userId, name }) => ({ value: userId, label: name })),
    advisers: staff.map(({ userId, name }) => ({ value: userId, label: name })),
  }
}
export type DeskOrder = Awaited<ReturnType<typeof readDeskOrder>>
