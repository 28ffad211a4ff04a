import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import type { Wiring } from '~/platform/club.server'
import { enqueue, type Job, Later } from '~/platform/jobs.server'
import { sendMessage } from '~/platform/messages.server'
import { drainOutbox, LEASE, leaseDue, startWorker } from '~/platform/outbox.server'
import { type TestClub, testClub } from '../../support/club'
import { addPerson } from './person'

const wired = (queued: Record<string, Job>): Wiring => ({ subscribers: [], jobs: { queued, clocked: {} } })
const rows = (club: TestClub) => club.store.read.select().from(club.schema.platform.outbox)
const put = (club: TestClub, job: string, options = {}) =>
  club.write(systemActor, (w) => enqueue(w, job, { n: 1 }, options))

describe('the outbox', () => {
  it('runs what is due, once, and nothing before its time', async () => {
    const runs: string[] = []
    const job: Job = { run: async (_, __, { outboxId }) => void runs.push(outboxId) }
    const club = await testClub({ wiring: wired({ count: job }) })
    await put(club, 'count')
    await put(club, 'count', { runAt: club.clock.now() + HOUR })
    expect(await drainOutbox(club)).toBe(1)
    expect(await drainOutbox(club)).toBe(0)
    club.clock.advance(HOUR)
    await drainOutbox(club)
    expect(new Set(runs).size).toBe(2)
    expect((await rows(club)).map((row) => row.state)).toEqual(['done', 'done'])
  })

  it('queues the same key once', async () => {
    const club = await testClub({ wiring: wired({ count: { run: async () => {} } }) })
    for (let i = 0; i < 3; i++) await put(club, 'count', { key: 'booking-1' })
    expect(await rows(club)).toHaveLength(1)
  })

  it('pauses longer after every failure, then puts the row aside and says why', async () => {
    const tries: number[] = []
    const told: string[] = []
    const job: Job = {
      attempts: 4,
      run: async (_, __, { attempt }) => {
        tries.push(attempt)
        throw new Error(`no line (${attempt})`)
      },
      dead: async (_, __, error) => void told.push(error),
    }
    const club = await testClub({ wiring: wired({ call: job }) })
    await put(club, 'call')
    const pauses: number[] = []
    for (let i = 0; i < 3; i++) {
      expect(await drainOutbox(club)).toBe(1)
      const [row] = await rows(club)
      if (!row) throw new Error('gone')
      expect(row).toMatchObject({ state: 'waiting', attempts: i + 1, lastError: `no line (${i + 1})` })
      pauses.push(row.runAt - club.clock.now())
      club.clock.set(row.runAt - 1)
      expect(await drainOutbox(club)).toBe(0)
      club.clock.advance(1)
    }
    for (const [i, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual(3.75 * SECOND * 2 ** i)
      expect(pause).toBeLessThanOrEqual(6.25 * SECOND * 2 ** i)
    }
    await drainOutbox(club)
    expect(await rows(club)).toMatchObject([{ state: 'dead', lastError: 'no line (4)', finishedAt: club.clock.now() }])
    expect([tries, told]).toEqual([[1, 2, 3, 4], ['no line (4)']])
    club.clock.advance(HOUR)
    expect(await drainOutbox(club)).toBe(0)
  })

  it('does not count a "later" as a failure', async () => {
    let asked = 0
    const club: TestClub = await testClub({
      wiring: wired({
        polite: {
          run: async () => {
            asked += 1
            if (asked < 3) throw new Later(club.clock.now() + HOUR)
          },
        },
      }),
    })
    await put(club, 'polite')
    for (let i = 0; i < 3; i++) {
      await drainOutbox(club)
      club.clock.advance(HOUR)
    }
    expect(await rows(club)).toMatchObject([{ state: 'done', attempts: 1 }])
  })

  it('gives a row to one worker, and to another only after the lease', async () => {
    const club = await testClub({ wiring: wired({ count: { run: async () => {} } }) })
    for (let i = 0; i < 6; i++) await put(club, 'count')
    const [a, b] = await Promise.all([leaseDue(club, 'a', 4), leaseDue(club, 'b', 4)])
    expect([...a, ...b].map((row) => row.id).sort()).toEqual((await rows(club)).map((row) => row.id).sort())
    expect(await leaseDue(club, 'c', 4)).toEqual([])
    club.clock.advance(LEASE)
    expect((await leaseDue(club, 'c', 9)).map((row) => row.attempts)).toEqual([2, 2, 2, 2, 2, 2])
  })

  it('puts a row aside that ended the process at every try', async () => {
    const runs: string[] = []
    const job: Job = { attempts: 2, run: async (_, __, { outboxId }) => void runs.push(outboxId) }
    const club = await testClub({ wiring: wired({ bomb: job }) })
    await put(club, 'bomb')
    for (let i = 0; i < 2; i++) {
      await leaseDue(club, 'killed')
      club.clock.advance(LEASE)
    }
    await drainOutbox(club)
    expect(runs).toEqual([])
    expect(await rows(club)).toMatchObject([{ state: 'dead' }])
  })

  it('is nudged by its own process, and finishes what runs when it is stopped', async () => {
    let started: () => void = () => {}
    let release: () => void = () => {}
    const begun = new Promise<void>((resolve) => {
      started = resolve
    })
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const club = await testClub({
      wiring: wired({
        slow: {
          async run() {
            started()
            await held
          },
        },
      }),
    })
    const worker = startWorker(club)
    await put(club, 'slow')
    await begun
    const stopped = worker.stop()
    await put(club, 'slow')
    release()
    await stopped
    expect((await rows(club)).map((row) => row.state).sort()).toEqual(['done', 'waiting'])
  })
})

describe('carriers that fail', () => {
  let gateway: Server | undefined
  afterEach(() => {
    gateway?.close()
  })

  it('keeps a mail while the server is down: the act is not hurt, the queue shows why', async () => {
    const club = await testClub({ wiring: wired({}), config: { smtpUrl: 'smtp://127.0.0.1:9' } })
    const userId = await addPerson(club, { email: 'lin@corven.example' })
    const params = { name: '林沐', number: 'M-7K2M9QXD', points: 500 }
    await club.write(systemActor, (w) => sendMessage(w, { userId, template: 'welcome', params }))
    await drainOutbox(club)
    const [row] = await rows(club)
    expect(row).toMatchObject({ state: 'waiting', attempts: 1 })
    expect(row?.lastError).toMatch(/ECONNREFUSED/)
    expect(await club.store.read.select().from(club.schema.platform.messages)).toMatchObject([{ state: 'queued' }])
    for (let i = 0; i < 30; i++) {
      club.clock.advance(2 * HOUR)
      await drainOutbox(club)
    }
    expect(await rows(club)).toMatchObject([{ state: 'dead', attempts: 24 }])
    expect(await club.store.read.select().from(club.schema.platform.messages)).toMatchObject([{ state: 'failed' }])
  })

  it('gives an SMS to the gateway with the id of its row, again when that answers 503, and forgets the code', async () => {
    const asked: { id: string; to: string; text: string }[] = []
    let status = 503
    gateway = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', () => {
        asked.push(JSON.parse(body))
        response.writeHead(status).end()
      })
    })
    await new Promise<void>((resolve) => gateway?.listen(0, '127.0.0.1', resolve))
    const { port } = gateway.address() as AddressInfo
    const club = await testClub({ wiring: wired({}), config: { smsGatewayUrl: `http://127.0.0.1:${port}/send` } })
    const params = { code: '482913', minutes: 10 }
    await club.write(systemActor, (w) =>
      sendMessage(w, {
        to: '+8613800000000',
        channel: 'sms',
        language: 'zh-CN',
        template: 'verification-code',
        params,
      }),
    )
    await drainOutbox(club)
    status = 200
    club.clock.advance(MINUTE)
    await drainOutbox(club)
    const [row] = await rows(club)
    const sms = {
      id: row?.id,
      to: '+8613800000000',
      text: '【科温车主会】验证码 482913，10 分钟内有效。请勿告诉他人。',
    }
    expect(asked).toEqual([sms, sms])
    const [message] = await club.store.read.select().from(club.schema.platform.messages)
    expect(message).toMatchObject({ state: 'sent', params: { minutes: 10 } })
  })

  it('does not send a code whose minutes are over', async () => {
    const club = await testClub({ wiring: wired({}), config: { smtpUrl: 'smtp://127.0.0.1:9' } })
    const userId = await addPerson(club, { email: 'lin@corven.example' })
    const params = { code: '482913', minutes: 10 }
    await club.write(systemActor, (w) => sendMessage(w, { userId, template: 'verification-code', params }))
    club.clock.advance(11 * MINUTE)
    await drainOutbox(club)
    expect(await club.store.read.select().from(club.schema.platform.messages)).toMatchObject([
      { state: 'failed', note: 'too_late' },
    ])
    expect(await rows(club)).toMatchObject([{ state: 'done' }])
  })
})
