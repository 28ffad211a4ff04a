import { describe, expect, it } from 'vitest'
import { demoLogins, offerDemoLogins } from '~/areas/accounts/demo-logins.server'
import { keepPreference } from '~/areas/accounts/preferences.server'
import { signIn } from '~/areas/accounts/sign-in.server'
import { systemActor } from '~/platform/actor'
import { writeSetting } from '~/platform/settings.server'
import { testClub } from '../../support/club'
import { granted } from '../../support/people'
import { account, EMAIL, holder, PASSWORD, visit, visitor } from './account'

describe('language and theme', () => {
  it('stay with the account, whatever browser it comes from', async () => {
    const club = await testClub()
    await account(club)
    const enter = async () =>
      holder(
        club,
        granted(await signIn({ club, actor: visitor(club), identity: EMAIL, password: PASSWORD, visit })).token,
      )
    const actor = await enter()
    expect(actor).toMatchObject({ language: 'en', theme: 'system' })
    await keepPreference({ club, actor, language: 'zh-CN' })
    await keepPreference({ club, actor, theme: 'dark' })
    expect(await enter()).toMatchObject({ language: 'zh-CN', theme: 'dark' })
    await keepPreference({ club, actor: visitor(club), theme: 'light' })
    expect(await enter()).toMatchObject({ theme: 'dark' })
  })
})

describe('the logins of the demo', () => {
  const logins = [{ name: 'Lin Ye', role: 'member', identity: EMAIL, password: PASSWORD, dealer: null }]

  it('are offered in the demo only, and never half', async () => {
    const demo = await testClub()
    expect(await demoLogins(demo)).toEqual([])
    await demo.write(systemActor, (w) => offerDemoLogins(w, logins))
    expect(await demoLogins(demo)).toEqual(logins)
    await demo.write(systemActor, (w) => writeSetting(w, 'demo-logins', [{ name: 'Lin Ye' }]))
    expect(await demoLogins(demo)).toEqual([])
    const club = await testClub({ config: { demo: false } })
    await club.write(systemActor, (w) => offerDemoLogins(w, logins))
    expect(await demoLogins(club)).toEqual([])
  })
})
