import { createUser } from '~/areas/accounts/create-user.server'
import { grantRole } from '~/areas/accounts/grant-role.server'
import { hashPassword } from '~/areas/accounts/hash.server'
import { guest, systemActor } from '~/platform/actor'
import type { StaffRole } from '~/platform/permissions'
import { actorOf } from '~/platform/sessions/sessions.server'
import type { TestClub } from '../../support/club'
import { granted } from '../../support/people'

export const PASSWORD = 'four quiet tyres in June'
export const visit = { address: '192.0.2.10', userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0' }
export const visitor = (club: TestClub) => guest('en', club.roles)
export const EMAIL = 'lin.ye@corven.example'
export const PHONE = '+8613800138000'

let passwordHash: Promise<string> | undefined

/** An account with e-mail, number and password; with a role it is staff. */
export async function account(club: TestClub, { role, memberId }: { role?: StaffRole; memberId?: string } = {}) {
  passwordHash ??= hashPassword(PASSWORD)
  const hash = await passwordHash
  return club.write(systemActor, async (w) => {
    const made = await createUser(w, {
      name: 'Lin Ye',
      email: EMAIL,
      phone: PHONE,
      passwordHash: hash,
      language: 'en',
      memberId,
    })
    const { userId } = granted(made)
    if (role) granted(await grantRole(w, { userId, role, dealerId: role === 'admin' ? '' : 'dealer-1' }))
    return userId
  })
}

export const holder = (club: TestClub, token: string) => actorOf(club, token, { language: 'en' })
