import { and, eq, isNull, sql } from 'drizzle-orm'
import { confirmParty } from '~/areas/events/confirm-party.server'
import { eventsInvariants } from '~/areas/events/invariants.server'
import type { SeatInput } from '~/areas/events/party-input.server'
import { type Registered, registerParty } from '~/areas/events/register-party.server'
import { openAccount } from '~/areas/points/open-account.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import { DAY } from '~/kernel/clock'
import type { Outcome } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { credit } from '../usecases/points/credit'
import { addOwner, type Owner } from './booking'
import type { TestClub } from './club'
import { openEvent } from './events'
import { granted } from './people'

export type OpenEvent = Awaited<ReturnType<typeof openEvent>>

/** A member with a car and so many points in two lots. */
export async function memberWith(club: TestClub, points = 0): Promise<Owner> {
  const owner = await addOwner(club)
  await club.write(systemActor, (w) => openAccount(w, owner.memberId))
  const expiresAt = club.clock.now() + 200 * DAY
  if (points > 10) {
    await credit(club, owner.memberId, points - 10, { expiresAt })
    await credit(club, owner.memberId, 10, { expiresAt: expiresAt + DAY })
  }
  return owner
}

export const seat = (kindId: string, more: Partial<SeatInput> = {}): SeatInput => ({
  ...{ kindId, name: '', phone: '', vehicleId: null, plate: '', answers: {}, waived: true, photoConsent: false },
  ...more,
})

/** The member and so many guests, on the first and the second ticket of the event. */
export function partyOf({ kindIds }: Pick<OpenEvent, 'kindIds'>, people: number): SeatInput[] {
  const [own = '', guest = own] = kindIds
  return Array.from({ length: people }, (_, at) => (at === 0 ? seat(own) : seat(guest, { name: `Guest ${at}` })))
}

/** An event with room for ten, with points and money to pay, for the member and for guests. */
export const pricedEvent = (club: TestClub, more: Parameters<typeof openEvent>[1] = {}) =>
  openEvent(club, {
    sessions: [{ people: 10, cars: 3 }],
    kinds: [
      { label: 'Member', points: 100, priceMinor: 5_000 },
      { label: 'Guest', who: 'guest', points: 50, priceMinor: 2_000 },
    ],
    ...more,
  })

/** A confirmed party of so many, with the lots of its member before they paid. */
export async function comingTo(club: TestClub, event: OpenEvent, people: number, points = 500) {
  const owner = await memberWith(club, points)
  const lots = await lotsOf(club, owner.memberId)
  const { number, state, seatIds } = granted(await join(club, event, owner, people))
  if (state === 'held') granted(await confirmParty({ club, actor: owner.actor, number }))
  return { owner, number, seatIds, lots }
}

export const sessionOf = ({ sessionIds }: Pick<OpenEvent, 'sessionIds'>) => sessionIds[0] ?? ''

/** A member registers a party of so many for the first session. */
export function join(
  club: TestClub,
  event: OpenEvent,
  owner: Pick<Owner, 'actor'>,
  people: number,
  more: { seats?: SeatInput[]; orWait?: boolean; sessionId?: string; submission?: string } = {},
): Promise<Outcome<Registered>> {
  return registerParty({
    ...{ club, actor: owner.actor, eventNumber: event.number, sessionId: event.sessionIds[0] ?? '', answers: {} },
    ...{ waived: true, orWait: false, seats: partyOf(event, people), ...more },
  })
}

export async function partyRow(club: TestClub, number: string) {
  const { parties } = club.schema.events
  const [row] = await club.store.read.select().from(parties).where(eq(parties.number, number))
  if (!row) throw new Error(`no party ${number}`)
  return row
}

export async function seatsOf(club: TestClub, number: string) {
  const { seats } = club.schema.events
  const { id } = await partyRow(club, number)
  return club.store.read
    .select()
    .from(seats)
    .where(and(eq(seats.partyId, id), isNull(seats.goneAt)))
    .orderBy(seats.position)
}

/** What is taken of a session, by scope. */
export async function takenOf(club: TestClub, sessionId: string): Promise<Record<string, number>> {
  const { pools } = club.schema.events
  const rows = await club.store.read.select().from(pools).where(eq(pools.sessionId, sessionId))
  return Object.fromEntries(rows.map(({ scope, taken }) => [scope, taken]))
}

export const availableOf = async (club: TestClub, memberId: string) => (await balanceOf(club, memberId)).available

/** What is left in each lot of an account, in a fixed order. */
export async function lotsOf(club: TestClub, memberId: string) {
  const { lots } = club.schema.points
  const { id, remaining, expiresAt } = lots
  return club.store.read.select({ id, remaining, expiresAt }).from(lots).where(eq(lots.accountId, memberId)).orderBy(id)
}

/** Letters to a member, oldest first. */
export async function lettersTo(club: TestClub, { actor }: Pick<Owner, 'actor'>): Promise<string[]> {
  const { messages } = club.schema.platform
  const rows = await club.store.read
    .select({ template: messages.template })
    .from(messages)
    .where(and(eq(messages.userId, actor.userId ?? ''), sql`${messages.template} like 'event-%'`))
    .orderBy(messages.createdAt, messages.id)
  return rows.map(({ template }) => template)
}

/** Every fault that the invariants of the room find. */
export async function eventFaults(club: TestClub): Promise<string[]> {
  return (await Promise.all(eventsInvariants.map(({ check }) => check(club)))).flat()
}
