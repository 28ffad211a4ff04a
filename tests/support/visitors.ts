import { createUser } from '~/areas/accounts/create-user.server'
import { grantRole } from '~/areas/accounts/grant-role.server'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { cookies } from '~/platform/cookies.server'
import { CLUB_ROLES, STAFF_ROLES } from '~/platform/permissions'
import { startSession } from '~/platform/sessions/sessions.server'
import type { Line, Samples, Visitor } from '../routes/matrix'
import type { Sampled } from '../routes/samples'
import { granted } from './people'

/** A session for every kind of visitor: the sample member, and one new person per staff role. Answers their cookies. */
export async function enterAll(club: Club, { memberUserId, dealerId }: Sampled): Promise<Map<Visitor, string>> {
  const cookieOf = new Map<Visitor, string>([['guest', '']])
  const { session } = cookies(club.config)
  const enter = async (visitor: Visitor, userId: string, side: 'member' | 'staff') => {
    const { token } = await club.write(systemActor, (w) =>
      startSession(w, { userId, side, userAgent: 'visitor', address: '' }),
    )
    cookieOf.set(visitor, (await session.serialize(token)).split(';')[0] ?? '')
  }
  await enter('member', memberUserId, 'member')
  for (const role of STAFF_ROLES) {
    const userId = await club.write(systemActor, async (w) => {
      const email = `${role}@visitors.example`
      const made = granted(await createUser(w, { name: role, email, language: 'en', verified: ['email'] }))
      granted(await grantRole(w, { userId: made.userId, role, dealerId: CLUB_ROLES.has(role) ? '' : dealerId }))
      return made.userId
    })
    await enter(role, userId, 'staff')
  }
  return cookieOf
}

/** The address of a route with the samples that its line names. */
export function addressOf(path: string, line: Line, ids: Samples, whose: 'own' | 'foreign' = 'own'): string {
  const sampleOf = (name: string) => {
    const sample = ids[name]
    if (!sample) throw new Error(`${path}: no sample for ${name}`)
    return sample[whose]
  }
  const query = Object.entries(line.query ?? {}).map(([name, of]) => [name, sampleOf(of)])
  const address = path
    .replace(/:([A-Za-z]+)\??/g, (_, name: string) => encodeURIComponent(sampleOf(line.params?.[name] ?? name)))
    .replace('*', 'nowhere')
  return query.length > 0 ? `${address}?${new URLSearchParams(query)}` : address
}
