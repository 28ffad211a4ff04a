import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { CLUB_ROLES, STAFF_ROLES } from '~/platform/permissions'
import { readDealers } from './read.server'
import { grantKey, isWithin, mayGive } from './staff-rules'

/** Roles of one place: `mine` when the actor may give them. An empty place is the whole club. */
export type GrantChoices = { place: string; choices: { value: string; role: string; mine: boolean }[] }

/** Every role within the actor's reach, by place; those that are too high are there, and marked. */
export async function grantChoices(club: Club, actor: Actor, language: Language): Promise<GrantChoices[]> {
  const dealers = await readDealers(club)
  const places = [
    { place: '', dealerId: '', roles: STAFF_ROLES.filter((role) => CLUB_ROLES.has(role)) },
    ...dealers.map(({ id, name }) => ({
      place: say(name, language),
      dealerId: id,
      roles: STAFF_ROLES.filter((role) => !CLUB_ROLES.has(role)),
    })),
  ]
  return places
    .filter(({ dealerId }) => isWithin(actor, { role: '', dealerId }))
    .map(({ place, dealerId, roles }) => ({
      place,
      choices: roles.map((role) => ({
        value: grantKey({ role, dealerId }),
        role,
        mine: mayGive(actor, { role, dealerId }, club.roles).ok,
      })),
    }))
}
