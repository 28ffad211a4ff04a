import { CLUB_ZONE } from '~/kernel/zones'
import { audit, lastDetails } from '~/platform/audit.server'
import type { Club, Work } from '~/platform/club.server'
import { sendMessage } from '~/platform/messages.server'
import { actorOfUser, type SessionToken, startSession } from '~/platform/sessions/sessions.server'
import type { User } from '~/platform/users.server'
import { deviceOf, type Visit } from './visit'

/** What a sign-in gives: the token for the cookie, and what comes before the first page. */
export type SignedIn = SessionToken & {
  userId: string
  next: 'enter' | 'second-factor' | 'enrol'
  side: 'member' | 'staff'
}
export type Means = 'password' | 'code' | 'first-administrator'

/**
 * Opens the session of someone who has shown who they are, in place of the one they came with. Whoever holds a role
 * gets the desk's session; with a second factor enrolled, or wanted outside the demo, it is sealed until that is given.
 */
export async function openSession(
  club: Club,
  user: Pick<User, 'id' | 'totpEnrolledAt'>,
  {
    visit,
    means,
    insteadOf,
    also,
  }: { visit: Visit; means: Means; insteadOf: string | null; also?: (w: Work) => Promise<void> },
): Promise<SignedIn | null> {
  const person = await actorOfUser(club, user.id)
  if (!person) return null
  const side = person.grants.length > 0 ? 'staff' : 'member'
  return club.write(person, async (w) => {
    await also?.(w)
    const session = await startSession(w, { userId: user.id, side, insteadOf, ...visit })
    const device = nameOf(visit)
    await tellNewDevice(w, { userId: user.id, device, address: visit.address })
    await audit(w, { action: 'sign-in', subject: `user:${user.id}`, detail: { means, side, device } })
    const next =
      side === 'member' ? 'enter' : user.totpEnrolledAt ? 'second-factor' : club.config.demo ? 'enter' : 'enrol'
    return { ...session, userId: user.id, side, next } as const
  })
}

function nameOf({ userAgent }: Visit): string {
  const { browser, system } = deviceOf(userAgent)
  return [browser, system].filter(Boolean).join(', ')
}

/** Writes to a person who has signed in before, but never with such a browser and device. */
async function tellNewDevice(
  w: Work,
  { userId, device, address }: { userId: string; device: string; address: string },
): Promise<void> {
  const earlier = await lastDetails(w, { action: 'sign-in', subject: `user:${userId}` })
  if (earlier.length === 0 || earlier.some((one) => one.device === device)) return
  const params = { at: w.now, zone: CLUB_ZONE, device, address }
  await sendMessage(w, { userId, template: 'new-sign-in', params })
}
