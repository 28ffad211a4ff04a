import { callForm } from '~/areas/rescue/forms'
import { requestRescue } from '~/areas/rescue/request-rescue.server'
import type { Club } from '~/platform/club.server'
import { actorOfUser } from '~/platform/sessions/sessions.server'
import type { Samples } from './matrix'

export type Sampled = { memberUserId: string; dealerId: string; ids: Samples }

const OPEN_FIRST = 'case when closed_at is null then 0 else 1 end,'

/** Objects of the demo club: one member's and dealer's own, and the same kind of another's. */
export async function readSamples(club: Club): Promise<Sampled> {
  const one = async (sql: string): Promise<Record<string, string>> => {
    const [row] = await club.store.probe(sql)
    if (!row) throw new Error(`the demo club has no sample: ${sql}`)
    return row as Record<string, string>
  }
  const member = await one(
    `select m.id, m.user_id, m.number, b.dealer_id, b.number as booking from members m
     join bookings b on b.member_id = m.id and b.state = 'booked'
     where exists (select 1 from ownerships o where o.member_id = m.id and o.until is null)
       and exists (select 1 from redemptions r where r.member_id = m.id and r.state = 'issued')
       and exists (select 1 from work_orders w where w.member_id = m.id and w.state = 'completed')
     order by m.id, b.id limit 1`,
  )
  const dealer = { id: member.dealer_id ?? '' }
  const otherDealer = await one(`select id from dealers where id <> '${dealer.id}' order by id limit 1`)
  const stranger = await one(
    `select m.number from members m where not exists
     (select 1 from relations r where r.member_id = m.id and r.dealer_id = '${dealer.id}') order by m.id limit 1`,
  )
  const numberOf = async (table: string, where: string, first = '') =>
    (await one(`select number from ${table} where ${where} order by ${first} id desc limit 1`)).number ?? ''
  const otherBooking = await numberOf('bookings', `state = 'booked' and member_id <> '${member.id}'`)
  const deskBooking = (isHere: boolean) =>
    numberOf('bookings', `state = 'booked' and dealer_id ${isHere ? '=' : '<>'} '${dealer.id}'`)
  const record = await numberOf('work_orders', `state = 'completed' and member_id = '${member.id}'`)
  const otherRecord = await numberOf('work_orders', `state = 'completed' and member_id <> '${member.id}'`)
  const order = await numberOf('work_orders', `dealer_id = '${dealer.id}'`, OPEN_FIRST)
  const otherOrder = await numberOf('work_orders', `dealer_id = '${otherDealer.id}'`, OPEN_FIRST)
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
    one(
      `select number from redemptions where state = 'issued' and member_id ${isOwn ? '=' : '<>'} '${member.id}' order by id limit 1`,
    )
  const [redemption, otherRedemption] = [await redemptionOf(true), await redemptionOf(false)]
  const reward = await one('select id from rewards order by id limit 1')
  const otherRescue = async () => {
    const [row] = await club.store.probe(
      `select number from rescue_requests where member_id is null or member_id <> '${member.id}' order by id desc limit 1`,
    )
    return (row as { number?: string } | undefined)?.number ?? 'R-00000000'
  }
  const ownRescue = async () => {
    const actor = await actorOfUser(club, member.user_id ?? '')
    if (!actor) throw new Error('the member of the samples has no account')
    const call = { ...callForm.parse({ service: 'battery', isSafe: 'yes' }), answers: {} }
    const called = await requestRescue({ club, actor, call })
    if (!called.ok) throw new Error(called.reason)
    return called.value.number
  }
  const helperOf = (dealerId = '') =>
    one(`select id from rescue_helpers where dealer_id = '${dealerId}' order by id limit 1`)
  const [helper, otherHelper] = [await helperOf(dealer.id), await helperOf(otherDealer.id)]
  const deskRescue = (isHere: boolean) =>
    numberOf('rescue_requests', `dealer_id ${isHere ? '=' : '<>'} '${dealer.id}'`, OPEN_FIRST)
  const [rescueJob] = await club.store.probe('select id from rescue_assignments order by id desc limit 1')
  const numberIf = async (sql: string) =>
    ((await club.store.probe(`${sql} order by 1 desc limit 1`))[0] as { number?: string } | undefined)?.number ??
    'E-00000000'
  const closedAt = (dealerId = '') =>
    numberIf(`select number from events where state = 'closed' and dealer_id = '${dealerId}'`)
  const partyOf = (isOwn: boolean, what: 'p' | 'e') =>
    numberIf(
      `select ${what}.number from event_parties p join events e on e.id = p.event_id
       join event_outcomes o on o.party_id = p.id and o.attended > 0
       where p.member_id ${isOwn ? '=' : '<>'} '${member.id}' ${
         isOwn ? '' : `and e.id not in (select event_id from event_parties where member_id = '${member.id}')`
       }`,
    )
  const comingParty = (isOwn: boolean) =>
    numberIf(
      `select p.number from event_parties p join events e on e.id = p.event_id
       where p.confirmed_at is not null and e.state in ('published', 'closed')
       and p.member_id ${isOwn ? '=' : '<>'} '${member.id}'`,
    )
  const partyAt = (event: string) =>
    numberIf(`select p.number from event_parties p join events e on e.id = p.event_id where e.number = '${event}'`)
  const openEvent = await numberIf(`select number from events where state = 'published'`)
  const doorAt = (dealerId = '') =>
    numberIf(`select number from events where state in ('published', 'closed') and dealer_id = '${dealerId}'`)
  const [ownDoor, otherDoor] = [await doorAt(dealer.id), await doorAt(otherDealer.id)]
  const comingAt = (dealerId: string) =>
    numberIf(`select number from events where state = 'published' and dealer_id = '${dealerId}'`)
  const sessionOf = async (number: string) => {
    const [row] = await club.store.probe(
      `select s.id from event_sessions s join events e on e.id = s.event_id where e.number = '${number}' limit 1`,
    )
    return String(row?.id ?? 'nobody')
  }
  const article = await numberIf(`select number from articles where published > 0 and audience = 'public'`)
  const caseOf = (isOwn: boolean) =>
    numberIf(
      `select number from cases where state <> 'merged' and ${
        isOwn ? `member_id = '${member.id}'` : `(member_id is null or member_id <> '${member.id}')`
      }`,
    )
  const deskCase = (isHere: boolean) =>
    numberIf(`select number from cases where state <> 'merged' and dealer_id ${isHere ? '=' : '<>'} '${dealer.id}'`)
  const [car, otherCar] = [await carOf(true), await carOf(false)]
  return {
    memberUserId: member.user_id ?? '',
    dealerId: dealer.id,
    ids: {
      dealer: { own: dealer.id, foreign: otherDealer.id ?? '' },
      anyDealer: { own: dealer.id, foreign: dealer.id },
      booking: { own: member.booking ?? '', foreign: otherBooking },
      deskBooking: { own: await deskBooking(true), foreign: await deskBooking(false) },
      record: { own: record, foreign: otherRecord },
      order: { own: order, foreign: otherOrder },
      member: { own: member.number ?? '', foreign: stranger.number ?? '' },
      memberNumber: { own: member.number ?? '', foreign: member.number ?? '' },
      event: { own: openEvent, foreign: openEvent },
      party: { own: await comingParty(true), foreign: await comingParty(false) },
      deskCase: { own: await deskCase(true), foreign: await deskCase(false) },
      case: { own: await caseOf(true), foreign: await caseOf(false) },
      closedEvent: { own: await closedAt(dealer.id), foreign: await closedAt(otherDealer.id) },
      closedParty: {
        own: await partyAt(await closedAt(dealer.id)),
        foreign: await partyAt(await closedAt(otherDealer.id)),
      },
      pastEvent: { own: await partyOf(true, 'e'), foreign: await partyOf(false, 'e') },
      pastParty: { own: await partyOf(true, 'p'), foreign: await partyOf(false, 'p') },
      redemption: { own: redemption.number ?? '', foreign: otherRedemption.number ?? '' },
      reward: { own: reward.id ?? '', foreign: reward.id ?? '' },
      rescue: { own: await ownRescue(), foreign: await otherRescue() },
      deskRescue: { own: await deskRescue(true), foreign: await deskRescue(false) },
      rescueHelper: { own: helper.id ?? '', foreign: otherHelper.id ?? '' },
      rescueKind: { own: 'tow', foreign: 'roadside' },
      rescuePriority: { own: 'now', foreign: 'wait' },
      rescueService: { own: 'tow', foreign: 'tyre' },
      rescueTier: { own: 'gold', foreign: 'silver' },
      role: { own: 'adviser', foreign: 'adviser' },
      staff: { own: staff.id ?? '', foreign: otherStaff.id ?? '' },
      template: { own: template.id ?? '', foreign: template.id ?? '' },
      message: { own: message.id ?? '', foreign: 'nobody' },
      spentToken: { own: 'a-token-that-nobody-holds', foreign: 'a-token-that-nobody-holds' },
      comingEvent: { own: await comingAt(dealer.id), foreign: await comingAt('') },
      doorEvent: { own: ownDoor, foreign: otherDoor },
      doorSession: { own: await sessionOf(ownDoor), foreign: await sessionOf(otherDoor) },
      vehicle: { own: car.id ?? '', foreign: otherCar.id ?? '' },
      // Jobs belong to the helper who was asked: for all who visit it is somebody else's.
      rescueJob: { own: String(rescueJob?.id ?? 'nobody'), foreign: 'nobody' },
      document: { own: 'nobody', foreign: 'nobody' },
      list: { own: 'profile', foreign: 'profile' },
      language: { own: 'en', foreign: 'en' },
      texts: { own: 'owner-000000000000.json', foreign: 'owner-000000000000.json' },
      article: { own: article, foreign: article },
      ...(await setUpSamples(one)),
      place: { own: '0', foreign: '0' },
    },
  }
}

/** Lists that the club keeps for its cases: nobody's own. */
async function setUpSamples(one: (sql: string) => Promise<Record<string, string>>): Promise<Samples> {
  const of = async (table: string) => {
    const { id = '' } = await one(`select id from ${table} order by id limit 1`)
    return { own: id, foreign: id }
  }
  return {
    caseKind: await of('case_kinds'),
    caseCause: await of('case_causes'),
    caseRoute: await of('case_routes'),
    caseTemplate: await of('case_templates'),
  }
}
