import { refuse } from '~/kernel/outcome'
import type { PersonRoom } from '~/platform/club.server'
import { grantsOfUser } from '~/platform/grants.server'
import { openSessions } from '~/platform/sessions/sessions.server'
import { forgetTokens } from '~/platform/tokens.server'
import { findUser } from '~/platform/users.server'
import { demoLogins, offerDemoLogins } from './demo-logins.server'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** How a person signs in and where they are signed in. The account itself is closed by whoever erases. */
export const accountPerson: PersonRoom = {
  area: 'accounts',
  async exportOf(club, { userId }) {
    const user = await findUser(club, userId)
    const sessions = await openSessions(club, userId)
    return {
      account: user
        ? [
            {
              ...{ email: user.email, phone: user.phone, language: user.language, theme: user.theme },
              ...{ emailVerifiedAt: iso(user.emailVerifiedAt), phoneVerifiedAt: iso(user.phoneVerifiedAt) },
              ...{ secondFactorSince: iso(user.totpEnrolledAt), createdAt: iso(user.createdAt) },
            },
          ]
        : [],
      sessions: sessions.map(({ side, userAgent, address, createdAt, seenAt }) => ({
        ...{ side, userAgent, address, startedAt: iso(createdAt), seenAt: iso(seenAt) },
      })),
    }
  },
  async holdsBack({ club, tx }, { userId }) {
    const roles = await grantsOfUser(club, userId, tx)
    return roles.length > 0 ? refuse('accounts:refusal.erase_staff') : null
  },
  async erase(w, { userId }) {
    await forgetTokens(w, userId)
    const user = await findUser(w.club, userId, w.tx)
    const offered = await demoLogins(w.club, w.tx)
    const left = offered.filter(({ identity }) => identity !== user?.email && identity !== user?.phone)
    if (left.length < offered.length) await offerDemoLogins(w, left)
  },
}
