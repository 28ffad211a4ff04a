import { expect, it } from 'vitest'
import { systemActor } from '~/platform/actor'
import { PERMISSIONS } from '~/platform/permissions'
import { loadRoles, replaceRolePermissions } from '~/platform/roles.server'
import { writeSetting } from '~/platform/settings.server'
import { testClub } from '../../support/club'

it('gives the permissions of a new room to the default roles once, and leaves the club’s own choice alone', async () => {
  const club = await testClub()
  const chosen = (await loadRoles(club.store, club.clock.now())).get('adviser') ?? new Set()
  expect(chosen).toContain('voucher:redeem')
  await club.write(systemActor, async (w) => {
    await replaceRolePermissions(w, 'adviser', ['desk:open'])
    // As if the room of rewards were new: it has never been given to anyone.
    await writeSetting(
      w,
      'permissions-given',
      PERMISSIONS.filter((name) => name !== 'reward:read'),
    )
    return null
  })
  for (let start = 0; start < 2; start++) {
    const roles = await loadRoles(club.store, club.clock.now())
    expect([...(roles.get('adviser') ?? [])].sort()).toEqual(['desk:open', 'reward:read'])
  }
  await club.write(systemActor, (w) => replaceRolePermissions(w, 'adviser', ['desk:open']))
  expect([...((await loadRoles(club.store, club.clock.now())).get('adviser') ?? [])]).toEqual(['desk:open'])
})
