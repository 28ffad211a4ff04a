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

/** `unknown` is an id that nothing in the club has. */
export type Whose = 'own' | 'foreign' | 'unknown'

function sampleOf(ids: Samples, name: string, whose: Whose): string {
  const sample = ids[name]
  if (!sample) throw new Error(`no sample for ${name}`)
  return whose === 'unknown' ? 'nobody' : sample[whose]
}

/** The form of a line with the samples that it names. */
export function formOf({ form }: Line, ids: Samples, whose: Whose): Record<string, string> | undefined {
  if (!form) return undefined
  const filled = (text: string) => (text.startsWith(':') ? sampleOf(ids, text.slice(1), whose) : text)
  return Object.fromEntries(Object.entries(form).map(([name, text]) => [name, filled(text)]))
}

/** The address of a route with the samples that its line names. */
export function addressOf(path: string, line: Line, ids: Samples, whose: Whose = 'own'): string {
  // What is everybody's in a query (a dealer, a job) is offered again when it is unknown; a car is nobody's choice.
  const everybodys = (of: string) => ids[of]?.own === ids[of]?.foreign
  const query = Object.entries(line.query ?? {}).map(([name, of]) => [
    name,
    sampleOf(ids, of, everybodys(of) ? 'own' : whose),
  ])
  const address = path
    .replace(/:([A-Za-z]+)\??/g, (_, name: string) =>
      encodeURIComponent(sampleOf(ids, line.params?.[name] ?? name, whose)),
    )
    .replace('*', 'nowhere')
  return query.length > 0 ? `${address}?${new URLSearchParams(query)}` : address
}
