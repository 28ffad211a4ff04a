import { book, freeStarts } from '#tests/support/booking'
import { testClub } from '#tests/support/club'
import { adminActor, granted } from '#tests/support/people'
import { advance, workshopAt } from '#tests/support/workshop'
import { hashPassword } from '~/areas/accounts/hash.server'
import { addNote } from '~/areas/archive/member-acts.server'
import { joinWaitlist } from '~/areas/booking/waitlist.server'
import { walkIn } from '~/areas/booking/walk-in.server'
import { noteElsewhere } from '~/areas/garage/note-elsewhere.server'
import { makeVin } from '~/areas/garage/vin'
import { editProfile } from '~/areas/membership/edit-profile.server'
import { joinClub } from '~/areas/membership/join-club.server'
import { adjustPoints } from '~/areas/points/adjust-points.server'
import { redeemReward } from '~/areas/rewards/redeem-reward.server'
import { checkInWalkIn } from '~/areas/workshop/check-in.server'
import { HOUR } from '~/kernel/clock'
import { type Actor, systemActor } from '~/platform/actor'
import { sendMessage } from '~/platform/messages.server'
import { actorOfUser, startSession } from '~/platform/sessions/sessions.server'
import { offerReward } from '../usecases/rewards/shop'
import { complainedBefore, complains } from './known-cases'
import { atEvents, atTheDesk, calledBefore, carsChangeHands, rescued, served } from './known-rooms'
import { EMAIL, NAME, PASSWORD, PHONE, PLATE, WORDS } from './known-traces'

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
  await complains(club, { dealerId, owner })
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
