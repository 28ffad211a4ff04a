import { expect, it } from 'vitest'
import { testClub } from '#tests/support/club'
import { guest } from '~/platform/actor'
import { cookies } from '~/platform/cookies.server'
import { loader } from '~/routes/api/metrics'

it('figures are for this machine, and not for whom a proxy on it speaks for', async () => {
  const club = await testClub()
  const ask = async (address: string, isForwarded: boolean) => {
    const actor = Promise.resolve(guest('en'))
    const context = { club, cookies: cookies(club.config), actor, requestId: 'test', address, isForwarded }
    const request = new Request('http://localhost/metrics')
    const answer = await loader({ request, params: {}, context: context as never }).catch((thrown: unknown) => thrown)
    return (answer as Response).status
  }
  expect(await ask('127.0.0.1', false)).toBe(200)
  expect(await ask('127.0.0.1', true)).toBe(404)
  expect(await ask('203.0.113.7', false)).toBe(404)
})
