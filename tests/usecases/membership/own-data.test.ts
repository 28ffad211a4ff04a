import { describe, expect, test } from 'vitest'
import { testClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { granted } from '#tests/support/people'
import { hashPassword } from '~/areas/accounts/hash.server'
import { ownVehicles, readVehicle } from '~/areas/garage/read-vehicles.server'
import { makeVin } from '~/areas/garage/vin'
import { editProfile, type ProfileChanges } from '~/areas/membership/edit-profile.server'
import { eraseSelf } from '~/areas/membership/erase-member.server'
import { asCsv, asJsonLines, readOwnData } from '~/areas/membership/export-member.server'
import { joinClub } from '~/areas/membership/join-club.server'
import { cardPath, verifyCard } from '~/areas/membership/member-card.server'
import { readMember } from '~/areas/membership/read-members.server'
import { findByTerm } from '~/areas/membership/search-terms.server'
import { type Actor, systemActor } from '~/platform/actor'
import { findUser } from '~/platform/users.server'

const PASSWORD = 'blue heron by the river'

async function member() {
  const club = await testClub()
  const dealerId = await openDealer(club)
  const joined = granted(
    await joinClub({
      club,
      actor: systemActor,
      name: '=林知夏',
      language: 'zh-CN',
      email: 'lin@corven.example',
      passwordHash: await hashPassword(PASSWORD),
      consents: [{ purpose: 'service', given: true }],
      vehicle: {
        vin: makeVin({ wmi: 'LCV', vds: 'TN2A1', modelYear: 2024, plant: 'S', serial: 9 }),
        plate: '沪AD00518',
        km: 120,
      },
    }),
  )
  const actor: Actor = {
    ...systemActor,
    kind: 'person',
    isSystem: false,
    userId: joined.userId,
    memberId: joined.memberId,
  }
  return { club, dealerId, actor, ...joined }
}

describe('own data', () => {
  test('a profile is complete once, and a stale form is told what differs', async () => {
    const { club, actor, memberId, dealerId } = await member()
    const changes: ProfileChanges = {
      name: '林知夏',
      birthday: '1990-05-04',
      city: '上海',
      homeDealerId: dealerId,
      preferredChannel: 'sms',
      quietFrom: 1_320,
      quietUntil: 480,
      zone: 'Asia/Shanghai',
    }
    expect(granted(await editProfile({ club, actor, version: 1, changes }))).toEqual({ completed: true })
    expect(granted(await editProfile({ club, actor, version: 2, changes }))).toEqual({ completed: false })
    expect(await editProfile({ club, actor, version: 1, changes: { ...changes, city: '苏州' } })).toMatchObject({
      ok: false,
      alternatives: { version: 3, differences: [{ field: 'city', yours: '苏州', theirs: '上海' }] },
    })
    expect(
      await editProfile({ club, actor, version: 3, changes: { ...changes, birthday: '2030-01-01' } }),
    ).toMatchObject({
      ok: false,
      field: 'birthday',
    })
    expect((await findByTerm(club, '知夏')).map((hit) => hit.memberId)).toEqual([memberId])
  })

  test('everything that is held can be taken along, and no cell runs in a spreadsheet', async () => {
    const { club, actor } = await member()
    const lists = await readOwnData(club, actor)
    expect(lists.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['profile', 'consents', 'vehicles', 'readings', 'documents']),
    )
    const profile = lists.find(({ name }) => name === 'profile')
    if (!profile) throw new Error('no profile')
    expect(asCsv(profile)).toContain("'=林知夏")
    const lines = asJsonLines(lists).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).list)).toContain('vehicles')
  })

  test('erasing takes the person out everywhere and keeps the car', async () => {
    const { club, actor, memberId, userId, vehicleId } = await member()
    const token = (await cardPath(club, memberId)).slice('/card/'.length)
    expect(await eraseSelf({ club, actor, password: 'not this one' })).toMatchObject({ ok: false, field: 'password' })
    granted(await eraseSelf({ club, actor, password: PASSWORD }))
    const gone = await readMember(club, memberId)
    expect(gone).toMatchObject({ name: '', email: null, phone: null, city: '', erasedAt: club.clock.now() })
    expect(await findUser(club, userId)).toMatchObject({ name: '', email: null, closedAt: club.clock.now() })
    expect(await findByTerm(club, 'lin')).toEqual([])
    expect(await ownVehicles(club, memberId)).toEqual([])
    expect(await readVehicle(club, vehicleId ?? '')).toMatchObject({ plate: '', ownerMemberId: null })
    expect(await verifyCard(club, token)).toEqual({ valid: false })
    const messages = await club.store.read.select().from(club.schema.platform.messages)
    expect(JSON.stringify(messages)).not.toContain('林知夏')
  })
})
