import { type Member, readMembers } from '~/areas/membership/read-members.server'
import type { Instant } from '~/kernel/clock'
import type { Words } from '~/kernel/words'
import type { Work } from '~/platform/club.server'
import { sendMessages } from '~/platform/messages.server'
import type { EventRow, PartyRow, SessionRow } from './rows.server'

type Told =
  | { template: 'event-registered' | 'event-reminder'; people: number }
  | { template: 'event-waiting'; people: number }
  | { template: 'event-offer'; people: number; until: Instant }
  | { template: 'event-offer-over' }
  | { template: 'event-moved'; before: Instant }
  | { template: 'event-postponed'; reason: string }
  | { template: 'event-called-off'; reason: string; points: number; amountMinor: number }
  | { template: 'event-withdrawn'; points: number; amountMinor: number }
/** A member who has been read already. */
export type Addressee = Pick<Member, 'id' | 'userId' | 'erasedAt'>
/** Letters that are written by one query. */
const BATCH = 200
type Place = Pick<EventRow, 'number' | 'title' | 'zone' | 'currency' | 'place' | 'address'>

/**
 * Writes to the members of these parties, in the transaction of what it tells. Who is erased or unknown gets nothing;
 * what `tell` answers null for is left out.
 */
export async function tellParties(
  w: Work,
  event: Place,
  parties: readonly { party: PartyRow; session: Pick<SessionRow, 'startsAt'> }[],
  tell: (party: PartyRow) => Told | null,
  known: Addressee | null = null,
): Promise<number> {
  const ids = parties.map(({ party }) => party.memberId)
  const members = known ? new Map([[known.id, known]]) : await readMembers(w.club, ids, w.tx)
  const letters: Parameters<typeof sendMessages>[1][number][] = []
  for (const { party, session } of parties) {
    const member = members.get(party.memberId)
    const told = tell(party)
    if (!member || member.erasedAt !== null || !told) continue
    const { template, ...more } = told
    const params = { ...about(event, party, session.startsAt), ...more }
    letters.push({ userId: member.userId, template, params } as (typeof letters)[number])
  }
  for (let from = 0; from < letters.length; from += BATCH) await sendMessages(w, letters.slice(from, from + BATCH))
  return letters.length
}

/** The same for one party. */
export const tellParty = (
  w: Work,
  event: Place,
  session: Pick<SessionRow, 'startsAt'>,
  party: PartyRow,
  told: Told,
  known: Addressee | null = null,
): Promise<number> => tellParties(w, event, [{ party, session }], () => told, known)

function about(event: Place, party: PartyRow, startsAt: Instant): EventLetter {
  const { title, place, address, zone, currency } = event
  const path = `/events/mine/${party.number}`
  return { partyNumber: party.number, event: title, place, address, zone, startsAt, currency, path }
}

/** What every letter about a party says. */
type EventLetter = {
  partyNumber: string
  event: Words
  place: Words
  address: Words
  zone: string
  startsAt: Instant
  currency: string
  path: string
}
