import { describe, expect, it } from 'vitest'
import { memberActor } from '#tests/support/people'
import type { Actor } from '~/platform/actor'
import { cookies } from '~/platform/cookies.server'
import { MOST_OF_ONE, takePlace } from '~/platform/live-places.server'
import { loader } from '~/routes/api/live'
import { type TestClub, testClub } from '../../support/club'

/** Asks for a stream; `leave` closes the tab. */
async function listen(club: TestClub, actor: Actor) {
  const tab = new AbortController()
  const request = new Request('http://localhost/live?topics=visit:mine', { signal: tab.signal })
  const context = { club, cookies: cookies(club.config), actor: Promise.resolve(actor), requestId: 'x' }
  const answer = (await loader({ request, params: {}, context } as never)) as unknown as Response
  return { answer, leave: () => tab.abort() }
}

describe('live streams', () => {
  it('are as many as one person needs, and a closed tab makes room', async () => {
    const topics = { visit: async () => true }
    const club = await testClub({ wiring: { subscribers: [], jobs: { queued: {}, clocked: {} }, topics } })
    const [one, two] = [await memberActor(club, 'm1'), await memberActor(club, 'm2')]
    const tabs = await Promise.all(Array.from({ length: MOST_OF_ONE }, () => listen(club, one)))
    expect(tabs.map(({ answer }) => answer.status)).toEqual(tabs.map(() => 200))
    const refused = await listen(club, one)
    expect(refused.answer.status).toBe(429)
    expect(refused.answer.headers.get('Retry-After')).toBe('60')
    const other = await listen(club, two)
    expect(other.answer.status).toBe(200)
    tabs[0]?.leave()
    const again = await listen(club, one)
    expect(again.answer.status).toBe(200)
    await tabs[1]?.answer.body?.cancel()
    const last = await listen(club, one)
    expect(last.answer.status).toBe(200)
    expect((await listen(club, one)).answer.status).toBe(429)
    for (const { leave } of [...tabs, other, again, last]) leave()
  })

  it('are as many as one process can keep, and a place is given back once', async () => {
    const club = await testClub()
    const most = { ofOne: 2, ofAll: 3 }
    const places = ['a', 'a', 'b'].map((person) => takePlace(club, person, most))
    expect(places.every(Boolean)).toBe(true)
    expect(takePlace(club, 'c', most)).toBeNull()
    places[0]?.()
    places[0]?.()
    expect(takePlace(club, 'c', most)).not.toBeNull()
    expect(takePlace(club, 'd', most)).toBeNull()
  })
})
