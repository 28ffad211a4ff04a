import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { nameTerms } from '~/areas/membership/names.server'
import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { searchKey } from '~/kernel/search-key'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { namesOf } from '~/platform/staff.server'
import type { DoorList, ListedSeat } from './door-book'
import { openDoor } from './door-scope.server'
import { type DoorSeat, dueOf, readComing } from './door-seats.server'
import { MOST_OFFLINE } from './rules'
import { ticketCode } from './ticket-code.server'

const MOST_FOUND = 12

/**
 * All that a door needs to go on without a network: the tickets that are good, with a digest of each code (the codes
 * themselves stay with their owners), who is in already, and the club's signature under event and time, which the phone
 * gives back with what it did by the list. No phone numbers.
 */
export async function readDoorList(club: Club, actor: Actor, number: string, language: Language): Promise<DoorList> {
  const event = await openDoor(club, actor, number)
  const madeAt = club.clock.now()
  const seats = await listed(club, await readComing(club, club.store.read, event.id), language)
  return { event: number, madeAt, signature: signatureOf(club, number, madeAt), currency: event.currency, seats }
}

/** Tickets of an event by the beginning of a name, its pinyin or initials, by plate or number of the party. */
export async function findSeats(
  club: Club,
  actor: Actor,
  { number, text, language }: { number: string; text: string; language: Language },
): Promise<ListedSeat[]> {
  const event = await openDoor(club, actor, number)
  const key = searchKey(text)
  if (key === '') return []
  const coming = await readComing(club, club.store.read, event.id)
  const found = coming.filter(
    ({ name, plate, party }) =>
      nameTerms(name).terms.some((term) => term.startsWith(key)) ||
      searchKey(plate).includes(key) ||
      searchKey(party).includes(key),
  )
  return listed(club, found.slice(0, MOST_FOUND), language)
}

async function listed(club: Club, seats: readonly DoorSeat[], language: Language): Promise<ListedSeat[]> {
  const people = await namesOf(
    club,
    seats.flatMap(({ entry }) => entry?.actorId ?? []),
  )
  return seats.map((seat) => {
    const { seatId, codeVersion, name, party, plate, sessionId, entry } = seat
    const code = ticketCode(club, { id: seatId, codeVersion })
    return {
      ...{ seatId, codeVersion, name, party, plate, sessionId },
      digest: createHash('sha256').update(code).digest('hex'),
      kind: say(seat.kind, language),
      dueMinor: dueOf(seat),
      entry: entry && {
        at: entry.at,
        door: entry.door,
        by: entry.actorId ? (people.get(entry.actorId) ?? '') : '',
      },
    }
  })
}

function signatureOf({ config }: Pick<Club, 'config'>, number: string, madeAt: Instant): string {
  return createHmac('sha256', config.secretKey).update(`event-door-list:${number}:${madeAt}`).digest('base64url')
}

/** Whether a phone works by a list of ours that is not older than a night. */
export function isOurList(
  club: Pick<Club, 'config' | 'clock'>,
  number: string,
  list: { madeAt: Instant; signature: string },
) {
  const right = Buffer.from(signatureOf(club, number, list.madeAt))
  const given = Buffer.from(list.signature)
  const age = club.clock.now() - list.madeAt
  return right.length === given.length && timingSafeEqual(right, given) && age >= 0 && age <= 2 * MOST_OFFLINE
}
