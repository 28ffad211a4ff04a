import type { Club } from '~/platform/club.server'
import type { Samples } from './matrix'

export type Sampled = { memberUserId: string; dealerId: string; ids: Samples }

/** Objects of the demo club: one member's and dealer's own, and the same kind of another's. */
export async function readSamples(club: Club): Promise<Sampled> {
  const one = async (sql: string): Promise<Record<string, string>> => {
    const [row] = await club.store.probe(sql)
    if (!row) throw new Error(`the demo club has no sample: ${sql}`)
    return row as Record<string, string>
  }
  const member = await one(
    `select m.id, m.user_id, m.number from members m where exists (select 1 from ownerships o where o.member_id = m.id) order by m.id limit 1`,
  )
  const dealer = await one('select id from dealers order by id limit 1')
  const otherDealer = await one('select id from dealers order by id desc limit 1')
  const staffOf = (dealerId = '') =>
    one(`select user_id as id from grants where dealer_id = '${dealerId}' order by user_id limit 1`)
  const [staff, otherStaff] = [await staffOf(dealer.id), await staffOf(otherDealer.id)]
  const template = await one('select id from job_templates order by id limit 1')
  const message = await one(
    `select id from messages where channel = 'email' and template not like 'booking%' and note <> 'erased' order by id limit 1`,
  )
  const carOf = (isOwn: boolean) =>
    one(
      `select vehicle_id as id from ownerships where until is null and member_id ${isOwn ? '=' : '<>'} '${member.id}' order by id limit 1`,
    )
  const redemptionOf = (isOwn: boolean) =>
    one(`select number from redemptions where member_id ${isOwn ? '=' : '<>'} '${member.id}' order by id limit 1`)
  const [redemption, otherRedemption] = [await redemptionOf(true), await redemptionOf(false)]
  const recordOf = (isOwn: boolean) =>
    one(
      `select number from work_orders where state = 'completed' and member_id ${isOwn ? '=' : '<>'} '${member.id}' order by id limit 1`,
    )
  const orderAt = (isOwn: boolean) =>
    one(
      `select number from work_orders where dealer_id ${isOwn ? '=' : '<>'} '${dealer.id}' and closed_at is null order by id limit 1`,
    )
  const [record, otherRecord] = [await recordOf(true), await recordOf(false)]
  const [order, otherOrder] = [await orderAt(true), await orderAt(false)]
  const reward = await one('select id from rewards order by id limit 1')
  const [car, otherCar] = [await carOf(true), await carOf(false)]
  return {
    memberUserId: member.user_id ?? '',
    dealerId: dealer.id ?? '',
    ids: {
      dealer: { own: dealer.id ?? '', foreign: otherDealer.id ?? '' },
      memberNumber: { own: member.number ?? '', foreign: member.number ?? '' },
      order: { own: order.number ?? '', foreign: otherOrder.number ?? '' },
      record: { own: record.number ?? '', foreign: otherRecord.number ?? '' },
      redemption: { own: redemption.number ?? '', foreign: otherRedemption.number ?? '' },
      reward: { own: reward.id ?? '', foreign: reward.id ?? '' },
      role: { own: 'adviser', foreign: 'adviser' },
      staff: { own: staff.id ?? '', foreign: otherStaff.id ?? '' },
      template: { own: template.id ?? '', foreign: template.id ?? '' },
      message: { own: message.id ?? '', foreign: 'nobody' },
      spentToken: { own: 'a-token-that-nobody-holds', foreign: 'a-token-that-nobody-holds' },
      vehicle: { own: car.id ?? '', foreign: otherCar.id ?? '' },
      document: { own: 'nobody', foreign: 'nobody' },
      list: { own: 'profile', foreign: 'profile' },
      language: { own: 'en', foreign: 'en' },
      texts: { own: 'owner-000000000000.json', foreign: 'owner-000000000000.json' },
      place: { own: '0', foreign: '0' },
    },
  }
}
