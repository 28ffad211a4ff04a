import { addOwner, freeStarts } from '#tests/support/booking'
import type { TestClub } from '#tests/support/club'
import { openEvent } from '#tests/support/events'
import { granted } from '#tests/support/people'
import { addHelper, flatBattery } from '#tests/support/rescue'
import { advance, carIn, type Staffed, visit } from '#tests/support/workshop'
import { bookAtDesk } from '~/areas/booking/book-at-desk.server'
import { cancelBooking } from '~/areas/booking/cancel-booking.server'
import { moveBooking } from '~/areas/booking/move-booking.server'
import { cancelParty } from '~/areas/events/cancel-party.server'
import { joinChapter } from '~/areas/events/chapters.server'
import { registerParty } from '~/areas/events/register-party.server'
import { saveChapter } from '~/areas/events/save-circles.server'
import { addVehicle } from '~/areas/garage/register-vehicle.server'
import { addCarAtDesk } from '~/areas/garage/take-over.server'
import { makeVin } from '~/areas/garage/vin'
import { advanceAssignment } from '~/areas/rescue/advance-assignment.server'
import { answerOffer } from '~/areas/rescue/answer-offer.server'
import { cancelRescue } from '~/areas/rescue/cancel-rescue.server'
import { fillRescue } from '~/areas/rescue/fill-defaults.server'
import { finishAssignment } from '~/areas/rescue/finish-assignment.server'
import { deskCallForm } from '~/areas/rescue/forms'
import { offerRescue } from '~/areas/rescue/offer-rescue.server'
import { requestRescue } from '~/areas/rescue/request-rescue.server'
import { sendPosition } from '~/areas/rescue/send-position.server'
import { writeMessage } from '~/areas/rescue/write-message.server'
import { creditOrder } from '~/areas/workshop/credit-order.server'
import { noteFindings } from '~/areas/workshop/edit-order.server'
import { answerExtra, proposeExtra } from '~/areas/workshop/extra-work.server'
import { promiseTime } from '~/areas/workshop/promise-time.server'
import { HOUR } from '~/kernel/clock'
import { type Actor, systemActor } from '~/platform/actor'

import { NAME, PHONE, PLATE, WORDS } from './known-traces'

/** A call for help of the time before joining, called off by the desk. */
export async function calledBefore(club: TestClub, { adviser: actor }: Staffed) {
  await club.write(systemActor, fillRescue)
  const told = { service: 'tyre', isSafe: 'yes', callerName: NAME, phone: PHONE, plate: PLATE, words: WORDS }
  const { requestId } = granted(await requestRescue({ club, actor, call: deskCallForm.parse(told) }))
  granted(await cancelRescue({ club, actor, requestId, reason: `${NAME} found the spare wheel` }))
}

/** A rescue from the call to the report, with words of all three. */
export async function rescued(club: TestClub, { dealerId, adviser, owner }: Staffed) {
  const { actor } = owner
  const told = { ...flatBattery, vehicleId: owner.vehicleId, words: WORDS, place: WORDS, car: PLATE, phone: PHONE }
  const { requestId } = granted(await requestRescue({ club, actor, call: told }))
  const helper = await addHelper(club, dealerId)
  const offered = await offerRescue({ club, actor: adviser, requestId, helperId: helper.helperId })
  const job = { club, actor: helper.actor, assignmentId: granted(offered).assignmentId }
  granted(await answerOffer({ ...job, answer: 'accept', etaMinutes: 20 }))
  granted(await advanceAssignment({ ...job, event: 'depart', reason: `to ${NAME}` }))
  const here = { key: 'position-1', lat: 31.19, lng: 121.33, at: club.clock.now() }
  granted(await sendPosition({ ...job, positions: [here] }))
  for (const by of [actor, helper.actor, adviser]) {
    granted(await writeMessage({ club, actor: by, requestId, text: `${NAME} ${WORDS}` }))
  }
  granted(await advanceAssignment({ ...job, event: 'arrive' }))
  granted(await finishAssignment({ ...job, report: `${NAME} signed`, odometerKm: 200 }))
}

/** A party that is coming, one that is called off, and a seat that somebody else keeps for them. */
export async function atEvents(
  club: TestClub,
  { admin, owner, friend }: { admin: Actor; owner: { actor: Actor; vehicleId: string }; friend: Actor },
) {
  const { actor, vehicleId } = owner
  const kinds = [{ withCar: true }, { label: 'Guest', who: 'guest' as const }]
  const blank = { phone: '', vehicleId: null, plate: '', answers: {}, waived: true, photoConsent: true }
  const guest = { ...blank, name: `${NAME} 2` }
  const register = async (by: Actor, seats: { own: { vehicleId: string | null; plate: string }; guest: object }) => {
    const { number, sessionIds, kindIds } = await openEvent(club, { kinds })
    const [own = '', other = ''] = kindIds
    return granted(
      await registerParty({
        ...{ club, actor: by, eventNumber: number, sessionId: sessionIds[0] ?? '', orWait: false, answers: {} },
        ...{ waived: true },
        seats: [
          { ...blank, name: '', kindId: own, ...seats.own },
          { ...guest, kindId: other, ...seats.guest },
        ],
      }),
    )
  }
  const mine = { vehicleId, plate: '' }
  await register(actor, { own: mine, guest: {} })
  const { number } = await register(actor, { own: { vehicleId: null, plate: PLATE }, guest: {} })
  granted(await cancelParty({ club, actor, number, reason: `${NAME} ${WORDS}` }))
  await register(friend, { own: { vehicleId: null, plate: '沪B·77001' }, guest: { name: NAME, phone: PHONE } })
  const names = { zh: '湖畔分会', en: 'Sample chapter' }
  const chapter = { name: names, city: names, active: true }
  const { id } = granted(await saveChapter({ club, actor: admin, id: null, version: 0, ...chapter }))
  granted(await joinChapter({ club, actor, chapterId: id }))
}

/** What the desk wrote about them in the calendar: a booking beyond the hours, one moved, one called off. */
export async function atTheDesk(club: TestClub, shop: Staffed, day: string) {
  const { manager, dealerId, owner, wipers } = shop
  const [startsAt = 0, later = 0] = await freeStarts(club, shop, day)
  const asked = { club, actor: manager, overrideReason: `${NAME} asked for it` }
  const { number } = granted(
    await bookAtDesk({
      ...asked,
      dealerId,
      vehicleId: owner.vehicleId,
      templateIds: [wipers],
      startsAt,
      transport: 'none',
    }),
  )
  granted(await moveBooking({ ...asked, number, startsAt: later }))
  granted(await cancelBooking({ club, actor: manager, number, reason: `${NAME} is ill` }))
}

/** A car that went from them to another member, and one that came from there: the grounds of both name them. */
export async function carsChangeHands(club: TestClub, memberId: string) {
  const other = await addOwner(club)
  const takeOver = `sold by ${NAME}`
  const vin = (serial: number) => makeVin({ wmi: 'LCV', vds: 'TN2A1', modelYear: 2024, plant: 'S', serial })
  for (const [serial, from, to] of [
    [901, memberId, other.memberId],
    [902, other.memberId, memberId],
  ] as const) {
    granted(await addVehicle({ club, actor: systemActor, memberId: from, vin: vin(serial) }))
    granted(await addCarAtDesk({ club, actor: systemActor, dealerId: '', memberId: to, vin: vin(serial), takeOver }))
  }
}

/** A visit with the owner's words, an answer and a cancelled second one. */
export async function served(club: TestClub, shop: Staffed) {
  const { orderId } = await carIn(club, shop, { words: WORDS, km: 400 })
  granted(await advance(club, shop.technician, orderId, 'start'))
  const { extraId } = granted(
    await proposeExtra({
      ...{ club, actor: shop.technician, orderId, name: { zh: '前制动片', en: 'Front pads' }, finding: '2.1 mm' },
      ...{ code: 'brake-pads', minutes: 30, labourMinor: 1_000, partsMinor: 2_000 },
    }),
  )
  granted(await answerExtra({ club, actor: shop.owner.actor, extraId, answer: 'approved', note: WORDS }))
  granted(await noteFindings({ club, actor: shop.adviser, orderId, closingNote: `Dear ${NAME}`, tyres: null }))
  const promised = { promisedAt: club.clock.now() + 6 * HOUR, reason: `${NAME} fetches it later` }
  granted(await promiseTime({ club, actor: shop.adviser, orderId, ...promised }))
  await visit(club, shop, orderId)
  const lines = [{ name: { zh: '保养', en: 'service' }, minor: 100 }]
  granted(await creditOrder({ club, actor: shop.manager, orderId, lines, reason: `${NAME} complained` }))
}
