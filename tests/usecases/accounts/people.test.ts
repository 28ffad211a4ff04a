import { describe, expect, it } from 'vitest'
import { createUser } from '~/areas/accounts/create-user.server'
import { grantRole, revokeRole } from '~/areas/accounts/grant-role.server'
import { systemActor } from '~/platform/actor'
import { can } from '~/platform/permissions'
import { testClub } from '../../support/club'
import { actorFor, adminActor, staffActor } from '../../support/people'

describe('people who can sign in', () => {
  it('keeps one account per e-mail and per number, however they are written', async () => {
    const club = await testClub()
    const add = (email: string | null, phone: string | null) =>
      club.write(systemActor, (w) => createUser(w, { name: 'Lin Ye', email, phone, language: 'en' }))
    expect(await add('Lin.Ye@corven.example', '138 0013 8000')).toMatchObject({ ok: true })
    expect(await add('lin.ye@CORVEN.example', null)).toMatchObject({ ok: false, field: 'email' })
    expect(await add(null, '+86 13800138000')).toMatchObject({ ok: false, field: 'phone' })
    expect(await add('not an address', null)).toMatchObject({ reason: 'accounts:refusal.identity_shape' })
    expect(await add(null, '010 6552 9988')).toMatchObject({ reason: 'accounts:refusal.identity_shape' })
    expect(await add(null, null)).toMatchObject({ ok: false })
  })

  it('gives actors the rights of their grants', async () => {
    const club = await testClub()
    const adviser = await staffActor(club, 'adviser', 'dealer-1')
    expect(can(adviser, 'booking:manage', { dealerId: 'dealer-1' })).toBe(true)
    expect(can(adviser, 'booking:manage', { dealerId: 'dealer-2' })).toBe(false)
    const owner = await actorFor(club, { memberId: 'member-1' })
    expect(can(owner, 'booking:own')).toBe(true)
    expect(can(owner, 'desk:open')).toBe(false)
  })

  it('never takes the last administrator away', async () => {
    const club = await testClub()
    const first = await adminActor(club)
    const revoke = (userId: string | null) =>
      club.write(systemActor, (w) => revokeRole(w, { userId: userId ?? '', role: 'admin', dealerId: '' }))
    expect(await revoke(first.userId)).toMatchObject({ reason: 'accounts:refusal.last_administrator' })
    const second = await adminActor(club)
    expect(await revoke(first.userId)).toEqual({ ok: true, value: { gone: true } })
    expect(await revoke(second.userId)).toMatchObject({ ok: false })
    expect(
      await club.write(systemActor, (w) =>
        grantRole(w, { userId: second.userId ?? '', role: 'admin', dealerId: 'dealer-1' }),
      ),
    ).toMatchObject({ reason: 'accounts:refusal.role_place' })
  })
})
