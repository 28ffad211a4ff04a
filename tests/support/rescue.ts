import { eq } from 'drizzle-orm'
import { openAccount } from '~/areas/points/open-account.server'
import { advanceAssignment } from '~/areas/rescue/advance-assignment.server'
import { answerOffer } from '~/areas/rescue/answer-offer.server'
import { fillRescue } from '~/areas/rescue/fill-defaults.server'
import type { CallForm } from '~/areas/rescue/forms'
import { ROUND_THE_CLOCK } from '~/areas/rescue/hours'
import { rescueInvariants } from '~/areas/rescue/invariants.server'
import { offerRescue } from '~/areas/rescue/offer-rescue.server'
import { requestRescue } from '~/areas/rescue/request-rescue.server'
import { type HelperInput, saveHelper } from '~/areas/rescue/save-helper.server'
import { type Actor, systemActor } from '~/platform/actor'
import { addOwner } from './booking'
import type { TestClub } from './club'
import { openDealer } from './dealers'
import { granted, staffActor } from './people'

/** A car park in Minhang, some 12 km from the test dealer. */
export const SPOT = { lat: 31.11, lng: 121.38 }

/** What an owner says of a flat battery in a safe place. */
export const flatBattery: CallForm = {
  ...{ service: 'battery', answers: { lights: 'none' }, words: '', lat: SPOT.lat, lng: SPOT.lng, accuracyM: 12 },
  ...{ place: '', district: '', isSafe: true, people: 1, animals: false, phone: '', vehicleId: '', plate: '', car: '' },
}

let helpers = 0

/** A helper who signs in, based so many kilometres north of the dealer. */
export async function addHelper(
  club: TestClub,
  dealerId: string,
  { north = 0, ...more }: Partial<HelperInput> & { north?: number } = {},
): Promise<{ helperId: string; actor: Actor }> {
  helpers += 1
  const actor = await staffActor(club, 'technician', dealerId)
  const { helperId } = granted(
    await saveHelper({
      ...{ club, actor: systemActor, helperId: null, version: 0, dealerId, kind: 'own', userId: actor.userId },
      ...{ name: `Helper ${helpers}`, phone: '+8613800001234', vehicle: 'flatbed', plate: `沪A·R${1_000 + helpers}` },
      ...{ skills: ['jump-start', 'diagnosis', 'tyre', 'fuel', 'unlock', 'charge', 'flatbed'], radiusKm: 100 },
      ...{ lat: 31.19 + north / 111, lng: 121.33, hours: ROUND_THE_CLOCK, capacity: 1, priceBp: 10_000, active: true },
      ...more,
    }),
  )
  return { helperId, actor }
}

/** A dealer with a desk and two helpers, and an owner with a car. */
export async function rescueAt(club: TestClub, code = 'SHQ', lat = 31.19) {
  await club.write(systemActor, fillRescue)
  const dealerId = await openDealer(club, { code, lat })
  const adviser = await staffActor(club, 'adviser', dealerId)
  const manager = await staffActor(club, 'manager', dealerId)
  const first = await addHelper(club, dealerId, { lat })
  const second = await addHelper(club, dealerId, { lat: lat + 20 / 111 })
  const owner = await addOwner(club)
  await club.write(systemActor, (w) => openAccount(w, owner.memberId))
  const spot = { ...SPOT, lat: SPOT.lat + lat - 31.19 }
  return { dealerId, adviser, manager, first, second, owner, spot }
}
export type RescueDesk = Awaited<ReturnType<typeof rescueAt>>

/** The owner calls with the car of the garage. */
export async function call(
  club: TestClub,
  { owner, spot }: Pick<RescueDesk, 'owner'> & Partial<RescueDesk>,
  more: Partial<CallForm> = {},
) {
  const told = { ...flatBattery, ...spot, vehicleId: owner.vehicleId, ...more }
  return granted(await requestRescue({ club, actor: owner.actor, call: told }))
}

/** The desk asks a helper. */
export async function offer(club: TestClub, { adviser }: RescueDesk, requestId: string, helperId: string) {
  return granted(await offerRescue({ club, actor: adviser, requestId, helperId }))
}

/** A call that a helper has accepted, due in 25 minutes. */
export async function accepted(club: TestClub, desk: RescueDesk, more: Partial<CallForm> = {}) {
  const { requestId, number } = await call(club, desk, more)
  const { assignmentId } = await offer(club, desk, requestId, desk.first.helperId)
  club.clock.advance(10_000)
  granted(await answerOffer({ club, actor: desk.first.actor, assignmentId, answer: 'accept', etaMinutes: 25 }))
  return { requestId, number, assignmentId }
}

/** The same with the helper on the scene. */
export async function onScene(club: TestClub, desk: RescueDesk, more: Partial<CallForm> = {}) {
  const job = await accepted(club, desk, more)
  for (const event of ['depart', 'arrive'] as const) {
    club.clock.advance(60_000)
    granted(await advanceAssignment({ club, actor: desk.first.actor, assignmentId: job.assignmentId, event }))
  }
  return job
}

export async function requestRow(club: TestClub, requestId: string) {
  const { requests } = club.schema.rescue
  const [row] = await club.store.read.select().from(requests).where(eq(requests.id, requestId))
  if (!row) throw new Error('no request')
  return row
}

export async function assignmentsOf(club: TestClub, requestId: string) {
  const { assignments } = club.schema.rescue
  return club.store.read
    .select()
    .from(assignments)
    .where(eq(assignments.requestId, requestId))
    .orderBy(assignments.offeredAt, assignments.id)
}

/** Every fault that the invariants of the room find. */
export async function rescueFaults(club: TestClub): Promise<string[]> {
  return (await Promise.all(rescueInvariants.map(({ check }) => check(club)))).flat()
}
