import { createUser } from '~/areas/accounts/create-user.server'
import { grantRole } from '~/areas/accounts/grant-role.server'
import type { Language } from '~/kernel/language'
import type { Outcome } from '~/kernel/outcome'
import { type Actor, guest, systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import type { StaffRole } from '~/platform/permissions'

type Person = {
  name?: string
  memberId?: string | null
  grants?: readonly { role: StaffRole; dealerId?: string }[]
  language?: Language
}

let people = 0

/** The value of an outcome that must be a success. */
export function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason} ${JSON.stringify(outcome.params ?? {})}`)
  return outcome.value
}

/** A new person who can sign in, as the actor that their session would give: owner (memberId), staff (grants), or both. */
export async function actorFor(
  club: Club,
  { name = 'Test Person', memberId = null, grants = [], language = 'en' }: Person = {},
): Promise<Actor> {
  people += 1
  const email = `person-${people}@corven.example`
  const { userId } = await club.write(systemActor, async (w) => {
    const made = granted(await createUser(w, { name, email, language, verified: ['email'], memberId }))
    for (const { role, dealerId = '' } of grants) granted(await grantRole(w, { userId: made.userId, role, dealerId }))
    return made
  })
  return {
    ...guest(language, club.roles),
    kind: 'person',
    userId,
    memberId,
    name,
    grants: grants.map(({ role, dealerId = '' }) => ({ role, dealerId })),
    sessionId: `session-of-${userId}`,
    secondFactor: grants.length > 0 ? 'given' : 'none',
  }
}

export const memberActor = (club: Club, memberId: string) => actorFor(club, { memberId })
export const staffActor = (club: Club, role: StaffRole, dealerId: string) =>
  actorFor(club, { grants: [{ role, dealerId }] })
export const adminActor = (club: Club) => actorFor(club, { grants: [{ role: 'admin' }] })
