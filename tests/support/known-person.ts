import { addOwner, book, freeStarts } from '#tests/support/booking'
import { type TestClub, testClub } from '#tests/support/club'
import { openEvent } from '#tests/support/events'
import { adminActor, granted } from '#tests/support/people'
import { addHelper, flatBattery } from '#tests/support/rescue'
import { advance, carIn, type Staffed, visit, workshopAt } from '#tests/support/workshop'
import { hashPassword } from '~/areas/accounts/hash.server'
import { addNote } from '~/areas/archive/member-acts.server'
import { bookAtDesk } from '~/areas/booking/book-at-desk.server'
import { cancelBooking } from '~/areas/booking/cancel-booking.server'
import { moveBooking } from '~/areas/booking/move-booking.server'
import { joinWaitlist } from '~/areas/booking/waitlist.server'
import { walkIn } from '~/areas/booking/walk-in.server'
import { fillCases } from '~/areas/cases/fill-defaults.server'
import { rejectCase } from '~/areas/cases/lead-case.server'
import { openCase } from '~/areas/cases/start-case.server'
import { noteCase, ownerSays } from '~/areas/cases/talk.server'
import { cancelParty } from '~/areas/events/cancel-party.server'
import { joinChapter } from '~/areas/events/chapters.server'
import { registerParty } from '~/areas/events/register-party.server'
import { saveChapter } from '~/areas/events/save-circles.server'
import { noteElsewhere } from '~/areas/garage/note-elsewhere.server'
import { addVehicle } from '~/areas/garage/register-vehicle.server'
import { addCarAtDesk } from '~/areas/garage/take-over.server'
import { makeVin } from '~/areas/garage/vin'
import { editProfile } from '~/areas/membership/edit-profile.server'
import { joinClub } from '~/areas/membership/join-club.server'
import { adjustPoints } from '~/areas/points/adjust-points.server'
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
import { redeemReward } from '~/areas/rewards/redeem-reward.server'
import { checkInWalkIn } from '~/areas/workshop/check-in.server'
import { creditOrder } from '~/areas/workshop/credit-order.server'
import { noteFindings } from '~/areas/workshop/edit-order.server'
import { answerExtra, proposeExtra } from '~/areas/workshop/extra-work.server'
import { promiseTime } from '~/areas/workshop/promise-time.server'
import { readOrder } from '~/areas/workshop/read-order.server'
import { checkClub } from '~/invariants.server'
import { HOUR } from '~/kernel/clock'
import { type Actor, systemActor } from '~/platform/actor'
import { readAudit } from '~/platform/audit-log.server'
import { sendMessage } from '~/platform/messages.server'
import { actorOfUser, startSession } from '~/platform/sessions/sessions.server'
import { offerReward } from '../usecases/rewards/shop'

export const PASSWORD = 'blue heron by the river'
export const NAME = '闻若溪'
const PHONE = '+8613800010247'
const EMAIL = 'wen.ruoxi@corven.example'
export const PLATE = '沪A·D77716'
const WORDS = 'only the person said this'
/** Everything by which the person could be known again, in the spellings that people use. */
const PERSONAL = [
  ...[NAME, 'wenruoxi', PHONE, '13800010247', '138 0001 0247', EMAIL, 'wen.ruoxi', PLATE, '沪AD77716', 'ad77716'],
  ...[WORDS, '1990-05-04', '静安', '203.0.113.77', 'Gecko/77'],
]

/** Which columns hold any of the values, over every table of the club. */
export async function found(club: TestClub): Promise<string[]> {
  const hits = new Set<string>()
  for (const tables of Object.values(club.schema)) {
    for (const [name, table] of Object.entries(tables)) {
      for (const row of (await club.store.read.select().from(table as never)) as Record<string, unknown>[]) {
        for (const [column, value] of Object.entries(row)) {
          const text = JSON.stringify(value) ?? ''
          for (const one of PERSONAL)
            if (text.toLowerCase().includes(one.toLowerCase())) hits.add(`${name}.${column}: ${one}`)
        }
      }
    }
  }
  return [...hits].sort()
}

export const ledger = async (club: TestClub) => {
  const { entries, accounts, allocations } = club.schema.points
  const { read } = club.store
  return {
    entries: await read.select().from(entries).orderBy(entries.id),
    allocations: (await read.select().from(allocations)).length,
    accounts: await read.select().from(accounts).orderBy(accounts.id),
  }
}
export const faults = async (club: TestClub) =>
  (await checkClub(club)).filter(({ violations }) => violations.length > 0)

/** Somebody who has left a trace in every room. */
export async function knownEverywhere() {
  const club = await testClub()
  const shop = await workshopAt(club)
  const admin = await adminActor(club)
  const { adviser: desk, dealerId } = shop
  // Before joining: a guest at the counter, and a code to a number that was nobody's yet.
  const guest = { name: NAME, phone: '138 0001 0247', plate: PLATE }
  granted(await walkIn({ club, actor: desk, dealerId, guest, templateIds: [shop.wipers], note: WORDS }))
  const { orderId: guestOrder } = granted(
    await checkInWalkIn({
      ...{ club, actor: desk, dealerId, guest, words: WORDS, km: 10, promisedAt: club.clock.now() + HOUR },
      templateIds: [shop.wipers],
    }),
  )
  granted(await advance(club, desk, guestOrder, 'cancel', `${NAME} was gone again`))
  await calledBefore(club, shop)
  await club.write(systemActor, (w) =>
    sendMessage(w, {
      ...{ to: PHONE, channel: 'sms', language: 'en', template: 'verification-code' },
      params: { code: '482913', minutes: 10 },
    }),
  )
  await complainedBefore(club, shop)
  const { memberId, userId, vehicleId } = granted(
    await joinClub({
      ...{ club, actor: systemActor, name: NAME, language: 'en', email: EMAIL, phone: PHONE },
      passwordHash: await hashPassword(PASSWORD),
      consents: [{ purpose: 'service', given: true }],
      vehicle: {
        vin: makeVin({ wmi: 'LCV', vds: 'TN2A1', modelYear: 2024, plant: 'S', serial: 77 }),
        plate: PLATE,
        km: 120,
      },
    }),
  )
  const actor = (await actorOfUser(club, userId)) as Actor
  if (!vehicleId) throw new Error('no car')
  const visit = { address: '203.0.113.77', userAgent: 'Mozilla/5.0 Gecko/77' }
  await club.write(actor, (w) => startSession(w, { userId, side: 'member', ...visit }))
  const changes = {
    ...{ name: NAME, birthday: '1990-05-04', city: '静安', homeDealerId: dealerId, preferredChannel: 'sms' as const },
    ...{ quietFrom: 1_320, quietUntil: 480, zone: 'Asia/Shanghai' },
  }
  granted(await editProfile({ club, actor, version: 1, changes }))
  granted(await addNote({ club, actor: desk, memberId, dealerId, words: `${NAME} ${WORDS}` }))
  const owner = { actor, memberId, vehicleId }
  await served(club, { ...shop, owner })
  await rescued(club, { ...shop, owner })
  await atEvents(club, { admin, owner, friend: shop.owner.actor })
  await complains(club, { desk, dealerId, owner })
  await carsChangeHands(club, memberId)
  granted(
    await adjustPoints({ club, actor: admin, memberId, points: 100, code: 'goodwill', reason: `${NAME}: ${WORDS}` }),
  )
  const rewardId = await offerReward(club, admin)
  granted(await redeemReward({ club, actor, rewardId }))
  // What lies ahead when the person leaves.
  const [start = 0, later = 0] = await freeStarts(club, shop, '2026-03-05')
  await book(club, shop, owner, start)
  await atTheDesk(club, { ...shop, owner }, '2026-03-06')
  granted(
    await joinWaitlist({
      ...{ club, actor, dealerId, vehicleId, templateIds: [shop.service], fromDay: '2026-03-05', toDay: '2026-03-05' },
      ...{ partOfDay: 'any', transport: 'none', note: WORDS },
    }),
  )
  const elsewhere = { vehicleId, on: '2026-02-20', km: 100, lines: [], work: WORDS, place: WORDS }
  granted(await noteElsewhere({ club, actor, ...elsewhere }))
  return { club, shop, admin, owner, userId, start, later }
}

/** A call for help of the time before joining, called off by the desk. */
async function calledBefore(club: TestClub, { adviser: actor }: Staffed) {
  await club.write(systemActor, fillRescue)
  const told = { service: 'tyre', isSafe: 'yes', callerName: NAME, phone: PHONE, plate: PLATE, words: WORDS }
  const { requestId } = granted(await requestRescue({ club, actor, call: deskCallForm.parse(told) }))
  granted(await cancelRescue({ club, actor, requestId, reason: `${NAME} found the spare wheel` }))
}

const saying = { nature: 'complaint' as const, kindId: null, answers: {}, files: [], words: `${NAME} ${WORDS}` }

/** Told on the telephone in the time before joining. */
async function complainedBefore(club: TestClub, { adviser: actor, dealerId }: Staffed) {
  await club.write(systemActor, fillCases)
  const caller = { name: NAME, phone: PHONE, email: EMAIL }
  const { number } = granted(
    await openCase({ club, actor, dealerId, ...saying, caller, plate: PLATE, source: 'phone', spoken: true }),
  )
  granted(await rejectCase({ club, actor, number, words: `${NAME} was wrong` }))
}

/** A complaint that is still open when the person leaves, with words of both. */
async function complains(
  club: TestClub,
  { desk, dealerId, owner }: { desk: Actor; dealerId: string; owner: { actor: Actor; vehicleId: string } },
) {
  const filed = { ...saying, dealerId, vehicleId: owner.vehicleId, source: 'web' as const, spoken: false }
  const { number } = granted(await openCase({ club, actor: owner.actor, ...filed }))
  granted(await ownerSays({ club, actor: owner.actor, number, words: `${NAME} again` }))
  granted(await noteCase({ club, actor: desk, number, words: `${NAME} is angry` }))
}

/** A rescue from the call to the report, with words of all three. */
async function rescued(club: TestClub, { dealerId, adviser, owner }: Staffed) {
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
async function atEvents(
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
async function atTheDesk(club: TestClub, shop: Staffed, day: string) {
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
async function carsChangeHands(club: TestClub, memberId: string) {
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
async function served(club: TestClub, shop: Staffed) {
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

/** Everything that staff can still read about the person: the audit log, and the history of every order. */
export async function readable(club: TestClub, admin: Actor): Promise<string> {
  const { lines } = await readAudit(club, admin, {}, { limit: 500 })
  const orders = await club.store.read
    .select({ id: club.schema.workshop.workOrders.id })
    .from(club.schema.workshop.workOrders)
  const read = await Promise.all(orders.map(({ id }) => readOrder(club, id, 'en')))
  return JSON.stringify([lines, read])
}
