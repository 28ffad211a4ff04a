import { describe, expect, it } from 'vitest'
import { systemActor } from '~/platform/actor'
import type { Wiring } from '~/platform/club.server'
import { countUnread, markPostsRead, readOwnPosts } from '~/platform/mailbox.server'
import { forgetMessages, sendMessage } from '~/platform/messages.server'
import { START, type TestClub, testClub } from '../../support/club'
import { addPerson } from './person'

const bare: Wiring = { subscribers: [], jobs: { queued: {}, clocked: {} } }

const rows = (club: TestClub) => club.store.read.select().from(club.schema.platform.messages)
const queue = (club: TestClub) => club.store.read.select().from(club.schema.platform.outbox)

describe('messages', () => {
  it('keeps template and params, and queues the sending in the same transaction', async () => {
    const club = await testClub({ wiring: bare })
    const userId = await addPerson(club, { email: 'lin@example.org', phone: '+8613800000000' })
    const params = { name: '林沐', number: 'M-7K2M9QXD', points: 500 }
    await club.write(systemActor, (w) => sendMessage(w, { userId, template: 'welcome', params }))
    const [message] = await rows(club)
    expect(message).toMatchObject({
      channel: 'email',
      destination: 'lin@example.org',
      language: 'en',
      params,
      state: 'queued',
    })
    expect(await queue(club)).toMatchObject([{ job: 'message', payload: { messageId: message?.id }, state: 'waiting' }])
    await expect(
      club.write(systemActor, async (w) => {
        await sendMessage(w, { userId, template: 'welcome', params })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await rows(club)).toHaveLength(1)
  })

  it('writes by SMS to somebody without an address, and says when there is none for the channel', async () => {
    const club = await testClub({ wiring: bare })
    const params = { code: '482913', minutes: 10 }
    const phoneOnly = await addPerson(club, { phone: '+8613800000001' })
    await club.write(systemActor, async (w) => {
      await sendMessage(w, { userId: phoneOnly, template: 'verification-code', params })
      await sendMessage(w, { userId: phoneOnly, channel: 'email', template: 'verification-code', params })
    })
    const [first, second] = await rows(club)
    expect(first).toMatchObject({ channel: 'sms', destination: '+8613800000001', state: 'queued' })
    expect(second).toMatchObject({ state: 'withheld', note: 'no_destination' })
    expect(await queue(club)).toHaveLength(1)
    expect(JSON.stringify(await rows(club))).not.toContain('482913')
  })

  it('asks consent and quiet hours for all that is not an answer', async () => {
    const params = { points: 100, expiresAt: START, zone: 'Asia/Shanghai', path: '/points' }
    const later = START + 8 * 3_600_000
    const club = await testClub({
      wiring: {
        ...bare,
        mayContact: async (_, { purpose }) =>
          purpose === 'points' ? { send: 'later', at: later } : { send: 'never', reason: 'no_consent' },
      },
    })
    const userId = await addPerson(club, { email: 'a@example.org' })
    await club.write(systemActor, async (w) => {
      await sendMessage(w, { userId, template: 'points-expiring', params, purpose: 'points' })
      await sendMessage(w, { userId, template: 'points-expiring', params, purpose: 'marketing' })
    })
    expect((await rows(club)).map((row) => [row.state, row.note])).toEqual([
      ['deferred', ''],
      ['withheld', 'no_consent'],
    ])
    expect(await queue(club)).toMatchObject([{ runAt: later }])
  })

  it('forgets a person', async () => {
    const club = await testClub({ wiring: bare })
    const userId = await addPerson(club, { email: 'a@example.org' })
    await club.write(systemActor, (w) =>
      sendMessage(w, { userId, template: 'welcome', params: { name: '林沐', number: 'M-1', points: 0 } }),
    )
    await club.write(systemActor, (w) => forgetMessages(w, userId))
    expect(await rows(club)).toMatchObject([{ destination: '', params: {}, state: 'withheld', note: 'erased' }])
  })

  it('are unread until their list was opened; codes never count', async () => {
    const club = await testClub({ wiring: bare })
    const userId = await addPerson(club, { email: 'lin@example.org' })
    const actor = { ...systemActor, userId }
    const welcome = { template: 'welcome', params: { name: '林沐', number: 'M-7K2M9QXD', points: 500 } } as const
    const code = { template: 'verification-code', params: { code: '482913', minutes: 10 } } as const
    await club.write(systemActor, (w) => sendMessage(w, { userId, ...welcome }))
    await club.write(systemActor, (w) => sendMessage(w, { userId, ...code }))
    expect(await countUnread(club, userId)).toBe(1)
    expect(await readOwnPosts(club, userId)).toMatchObject([{ template: 'welcome', readAt: null }])
    await markPostsRead({ club, actor })
    expect(await countUnread(club, userId)).toBe(0)
    expect(await readOwnPosts(club, userId)).toMatchObject([{ readAt: START }])
    club.clock.advance(1_000)
    await club.write(systemActor, (w) => sendMessage(w, { userId, ...welcome }))
    expect(await countUnread(club, userId)).toBe(1)
  })
})
