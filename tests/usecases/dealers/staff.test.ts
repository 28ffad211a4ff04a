import { describe, expect, it } from 'vitest'
import { testClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { adminActor, staffActor } from '#tests/support/people'
import { changeRoles, closeStaff, previewHandover } from '~/areas/dealers/change-roles.server'
import { inviteStaff } from '~/areas/dealers/invite-staff.server'
import { readStaff } from '~/areas/dealers/read-staff.server'
import { setRole } from '~/areas/dealers/set-role.server'
import { DEFAULT_ROLE_PERMISSIONS } from '~/platform/permissions'
import { readGrantHolder } from '~/platform/staff.server'
import { wiring } from '~/wiring.server'

describe('staff and roles', () => {
  it('never leaves the club without an administrator', async () => {
    const club = await testClub()
    const first = await adminActor(club)
    const userId = first.userId ?? ''
    const admin = { role: 'admin', dealerId: '' }
    const coordinator = { role: 'coordinator', dealerId: '' }
    const stepDown = { club, actor: first, userId, known: [admin], wanted: [coordinator] }
    expect(await changeRoles(stepDown)).toMatchObject({ ok: false, reason: 'accounts:refusal.last_administrator' })
    expect(
      await closeStaff({ club, actor: await adminActor(club), userId, successorId: null, reason: 'left' }),
    ).toMatchObject({ ok: true })
    expect(await readGrantHolder(club, userId)).toBeUndefined()
  })

  it('refuses when two administrators drop each other at once, one of them', async () => {
    const club = await testClub()
    const [a, b] = [await adminActor(club), await adminActor(club)]
    const close = (actor: typeof a, other: typeof a) =>
      closeStaff({ club, actor, userId: other.userId ?? '', successorId: null, reason: 'left' })
    const answers = await Promise.all([close(a, b), close(b, a)].map((one) => one.catch((error: Error) => error)))
    expect(answers.filter((answer) => 'ok' in answer && answer.ok)).toHaveLength(1)
  })

  it('lets a dealer manage its own people only, and give no power that it lacks', async () => {
    const club = await testClub()
    const [here, there] = [await openDealer(club), await openDealer(club, { code: 'BJC' })]
    const boss = await staffActor(club, 'dealer-admin', here)
    const stranger = await staffActor(club, 'adviser', there)
    const invite = (role: string, dealerId: string) =>
      inviteStaff({
        club,
        actor: boss,
        name: 'Wen Yu',
        email: `${role}@corven.example`,
        language: 'en',
        grant: { role, dealerId },
      })
    expect(await invite('adviser', here)).toMatchObject({ ok: true })
    expect(await invite('manager', here)).toMatchObject({ ok: false, reason: 'dealers-desk:refusal.role_too_high' })
    expect(await invite('adviser', there)).toMatchObject({ ok: false, reason: 'dealers-desk:refusal.role_foreign' })
    await expect(invite('admin', here)).rejects.toThrow('not found')
    await expect(previewHandover(club, boss, stranger.userId ?? '')).rejects.toThrow('not found')
    const own = { club, actor: boss, userId: boss.userId ?? '', known: boss.grants, wanted: [] }
    expect(await changeRoles(own)).toMatchObject({ ok: false, reason: 'dealers-desk:refusal.own_roles' })
    const messages = await club.store.read.select().from(club.schema.platform.messages)
    expect(messages).toMatchObject([{ template: 'staff-invitation', destination: 'adviser@corven.example' }])
    expect((await readStaff(club, here, 'adviser')).map(({ name }) => name)).toEqual(['Wen Yu'])
  })

  it('keeps roles elsewhere, and shows what changed meanwhile', async () => {
    const club = await testClub()
    const admin = await adminActor(club)
    const dealerId = await openDealer(club)
    const person = await staffActor(club, 'adviser', dealerId)
    const userId = person.userId ?? ''
    const wanted = [{ role: 'technician', dealerId }]
    expect(await changeRoles({ club, actor: admin, userId, known: person.grants, wanted })).toMatchObject({ ok: true })
    expect(await changeRoles({ club, actor: admin, userId, known: person.grants, wanted })).toMatchObject({
      reason: 'desk:refusal.stale',
      alternatives: { current: { roles: [`technician@${dealerId}`] } },
    })
    const none = await changeRoles({ club, actor: admin, userId, known: wanted, wanted: [] })
    expect(none).toMatchObject({ ok: false, reason: 'dealers-desk:refusal.no_role' })
  })

  it('hands open work over before an account is closed', async () => {
    const open = new Map<string, number>()
    const handover = {
      kind: 'bookings',
      href: '/desk/calendar',
      count: async (_: unknown, userId: string) => open.get(userId) ?? 0,
      reassign: async (_: unknown, from: string, to: string) => {
        open.set(to, open.get(from) ?? 0)
        open.delete(from)
        return open.get(to) ?? 0
      },
    }
    const club = await testClub({ wiring: { ...wiring, handovers: [handover] } })
    const admin = await adminActor(club)
    const dealerId = await openDealer(club)
    const [leaver, heir] = [await staffActor(club, 'adviser', dealerId), await staffActor(club, 'adviser', dealerId)]
    open.set(leaver.userId ?? '', 3)
    const close = { club, actor: admin, userId: leaver.userId ?? '', reason: 'left' }
    expect(await closeStaff({ ...close, successorId: null })).toMatchObject({
      reason: 'dealers-desk:refusal.successor',
    })
    expect(await closeStaff({ ...close, successorId: heir.userId ?? '' })).toMatchObject({
      ok: true,
      value: { moved: 3 },
    })
    expect(open.get(heir.userId ?? '')).toBe(3)
  })

  it('changes what a role may do, at once, but never locks administrators out', async () => {
    const club = await testClub()
    const admin = await adminActor(club)
    const known = DEFAULT_ROLE_PERMISSIONS.marketing
    const change = {
      club,
      actor: admin,
      role: 'marketing',
      known,
      permissions: ['desk:open', 'member:search'],
    } as const
    expect(await setRole(change)).toMatchObject({ ok: true })
    expect(club.roles.get('marketing')?.has('member:search')).toBe(true)
    expect(await setRole(change)).toMatchObject({ ok: false, reason: 'desk:refusal.stale' })
    const bare = { club, actor: admin, role: 'admin', known: DEFAULT_ROLE_PERMISSIONS.admin, permissions: [] }
    expect(await setRole(bare)).toMatchObject({ ok: false, reason: 'dealers-desk:refusal.admin_keeps' })
    const manager = await staffActor(club, 'manager', await openDealer(club))
    await expect(setRole({ ...change, actor: manager })).rejects.toThrow('not found')
  })
})
