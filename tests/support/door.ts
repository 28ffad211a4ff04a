import { registerParty } from '~/areas/events/register-party.server'
import { scanTicket } from '~/areas/events/scan-ticket.server'
import { ticketCode } from '~/areas/events/ticket-code.server'
import { HOUR } from '~/kernel/clock'
import type { Actor } from '~/platform/actor'
import { addOwner } from './booking'
import type { TestClub } from './club'
import { openDealer } from './dealers'
import { openEvent } from './events'
import { granted, staffActor } from './people'

/** A dealer's event that begins in six hours, in two sessions, with a free ticket and one for money; two at its doors. */
export async function doorAt(club: TestClub, { code = 'DOO', lat = 31.19 } = {}) {
  const dealerId = await openDealer(club, { code, lat })
  const [east, west] = [await staffActor(club, 'adviser', dealerId), await staffActor(club, 'manager', dealerId)]
  const startsAt = club.clock.now() + 6 * HOUR
  const event = await openEvent(club, {
    ...{ actor: west, dealerId },
    sessions: [
      { startsAt, hours: 2, name: 'Morning' },
      { startsAt: startsAt + 3 * HOUR, hours: 2, name: 'Afternoon' },
    ],
    kinds: [
      { label: 'Member', who: 'member' },
      { label: 'Guest', who: 'guest' },
      { label: 'Lunch', who: 'guest', priceMinor: 30_000 },
    ],
  })
  const [morning = '', afternoon = ''] = event.sessionIds
  return { ...event, dealerId, east, west, morning, afternoon, startsAt }
}
export type TestDoor = Awaited<ReturnType<typeof doorAt>>

type Guest = { name: string; kind?: 'guest' | 'lunch' }

/** A member with guests who is coming; answers the seats with their codes, the member's first. */
export async function comingTo(
  club: TestClub,
  door: TestDoor,
  { sessionId = door.morning, guests = [] }: { sessionId?: string; guests?: Guest[] } = {},
) {
  const owner = await addOwner(club)
  const [member = '', guest = '', lunch = ''] = door.kindIds
  const bare = { phone: '', vehicleId: null, plate: '', answers: {}, waived: true, photoConsent: false }
  const made = granted(
    await registerParty({
      ...{ club, actor: door.west, eventNumber: door.number, sessionId, answers: {}, waived: true, orWait: false },
      seats: [
        { ...bare, kindId: member, name: '' },
        ...guests.map(({ name, kind }) => ({ ...bare, name, kindId: kind === 'lunch' ? lunch : guest })),
      ],
      for: { memberId: owner.memberId, source: 'desk' },
    }),
  )
  const codes = made.seatIds.map((id) => ticketCode(club, { id, codeVersion: 1 }))
  return { ...made, owner, codes }
}

let keys = 0
/** A key as a phone would make one. */
export const freshKey = () => `test-key-${++keys}`

/** A look at a door, for its answer. */
export async function lookAt(
  club: TestClub,
  door: TestDoor,
  { actor = door.east, ...more }: Partial<Parameters<typeof scanTicket>[0]> & { actor?: Actor },
) {
  const given = { eventNumber: door.number, sessionId: door.morning, door: 'East', key: freshKey() }
  return granted(await scanTicket({ ...given, ...more, club, actor }))
}
