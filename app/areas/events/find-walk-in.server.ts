import { describeMembers, type FoundMember, searchMembers } from '~/areas/archive/search-members.server'
import { parsePhone } from '~/areas/membership/phones.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { findByTerm } from '~/areas/membership/search-terms.server'
import { parseCode } from '~/kernel/codes'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { openDoor, sessionsOf } from './door-scope.server'
import { loadKinds, reading } from './rows.server'

/** Members for a walk-in: as far as the actor may search; who may not finds by a complete number or phone alone. */
export async function findWalkIn(club: Club, actor: Actor, text: string): Promise<FoundMember[]> {
  if (text === '') return []
  if (can(actor, 'member:search')) return searchMembers(club, actor, text)
  const phone = parsePhone(text)
  const number = parseCode(text, 'M')
  const word = number.ok ? number.value : phone.ok ? phone.value.e164 : ''
  if (word === '') return []
  const hits = await findByTerm(club, word, { exact: true, limit: 5 })
  const members = await readMembers(
    club,
    hits.map(({ memberId }) => memberId),
  )
  const ids = hits
    .filter(({ source, memberId }) => source === 'number' || (phone.ok && members.get(memberId)?.phone === word))
    .map(({ memberId }) => memberId)
  return describeMembers(club, actor, [...new Set(ids)])
}

/** The member with this complete number; NotFound when there is none. */
export async function walkInMember(club: Club, actor: Actor, number: string): Promise<FoundMember> {
  const hits = await findByTerm(club, number, { exact: true, limit: 5 })
  const ids = hits.flatMap(({ source, memberId }) => (source === 'number' ? [memberId] : []))
  const [member] = await describeMembers(club, actor, ids.slice(0, 1))
  if (!member) throw new NotFound('member')
  return member
}

/** What somebody who comes unannounced can have. */
export async function readWalkIn(club: Club, actor: Actor, number: string, language: Language) {
  const event = await openDoor(club, actor, number)
  const sessions = await sessionsOf(club, event.id)
  const now = club.clock.now()
  const kinds = (await loadKinds(reading(club), event.id)).filter(({ active }) => active)
  const { zone, currency, partyMax, title, waiver } = event
  return {
    event: { number, zone, currency, partyMax, title: say(title, language) },
    waiver: say(waiver, language),
    sessions: sessions
      .filter(({ endsAt }) => endsAt > now)
      .map(({ id, name, startsAt }) => ({ id, startsAt, name: say(name, language) })),
    kinds: kinds.map(({ id, name, who, withCar, points, priceMinor }) => ({
      ...{ id, who, withCar, points, priceMinor, name: say(name, language) },
    })),
  }
}
