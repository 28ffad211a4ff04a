import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { openEvent } from '#tests/support/events'
import {
  availableOf,
  comingTo,
  eventFaults,
  join,
  lettersTo,
  memberWith,
  type OpenEvent,
  partyRow,
  pricedEvent,
  seat,
  seatsOf,
  sessionOf,
  takenOf,
} from '#tests/support/parties'
import { actorFor, granted } from '#tests/support/people'
import { importParties } from '~/areas/events/import-parties.server'
import { sweepJob } from '~/areas/events/jobs.server'
import { registerParty } from '~/areas/events/register-party.server'
import { walkIn } from '~/areas/events/walk-in.server'
import { eraseMember } from '~/areas/membership/erase-member.server'
import { readMember } from '~/areas/membership/read-members.server'
import { DAY, HOUR } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { type Actor, systemActor } from '~/platform/actor'
import { drainOutbox } from '~/platform/outbox.server'

let club: TestClub
let desk: Actor
beforeEach(async () => {
  club = await testClub()
  desk = await actorFor(club, { grants: [{ role: 'coordinator' }] })
})

const priced = (more: Parameters<typeof openEvent>[1] = {}) => pricedEvent(club, more)

const coming = (event: OpenEvent, people: number, points = 500) => comingTo(club, event, people, points)
const on = (event: OpenEvent) => ({ club, actor: desk, eventNumber: event.number })

describe('by staff', () => {
  test('a walk-in is confirmed and paid at the door, within what is left', async () => {
    const event = await priced({ sessions: [{ people: 3 }] })
    await coming(event, 1)
    const { memberId } = await memberWith(club, 500)
    club.clock.advance(14 * DAY + HOUR)
    const [own = '', guest = ''] = event.kindIds
    const come = (guests: number, submission = 'a') =>
      walkIn({
        ...{ club, actor: desk, eventNumber: event.number, sessionId: sessionOf(event), memberId, waived: true },
        ...{ seats: [seat(own), ...Array.from({ length: guests }, (_, at) => seat(guest, { name: `G${at}` }))] },
        ...{ payMethod: 'cash' as const, submission },
      })
    expect(await come(2)).toMatchObject({ ok: false, reason: 'events:refusal.full' })
    const made = granted(await come(1, 'b'))
    expect(granted(await come(1, 'b'))).toEqual(made)
    expect(await partyRow(club, made.number)).toMatchObject({ state: 'confirmed', paidMinor: 7_000, source: 'door' })
    expect(await availableOf(club, memberId)).toBe(350)
    expect(await eventFaults(club)).toEqual([])
  })

  test('the desk registers a member past the gate, but not into a full house', async () => {
    const event = await openEvent(club, { sessions: [{ people: 1 }], minTier: 'platinum' })
    const { memberId, actor } = await memberWith(club)
    const wish = {
      ...{ club, eventNumber: event.number, sessionId: sessionOf(event), seats: [seat(event.kindIds[0] ?? '')] },
      ...{ answers: {}, waived: true, orWait: false },
    }
    expect(await registerParty({ ...wish, actor })).toMatchObject({ ok: false, reason: 'events:refusal.tier' })
    granted(await registerParty({ ...wish, actor: desk, for: { memberId, source: 'desk' } }))
    const second = await memberWith(club)
    const again = { ...wish, actor: desk, for: { memberId: second.memberId, source: 'desk' as const } }
    expect(await registerParty(again)).toMatchObject({ ok: false, reason: 'events:refusal.full' })
    await expect(registerParty({ ...again, actor: second.actor })).rejects.toThrow(NotFound)
  })

  test('a list is tried first and taken whole or not at all', async () => {
    const event = await openEvent(club, { sessions: [{ people: 4 }], kinds: [{}, { who: 'guest' }] })
    const numberOf = async (memberId: string) => (await readMember(club, memberId)).number
    const [a, b, c] = await Promise.all([1, 2, 3].map(async () => numberOf((await memberWith(club)).memberId)))
    const list = (...rows: string[]) => `\uFEFF会员号;姓名;手机\r\n${rows.join('\r\n')}\r\n`
    const bring = (csv: string, dryRun: boolean) => importParties({ ...on(event), csv, dryRun })
    const good = list(`${a};;`, `${a};"Guest; one";138 0000 5555`, `${b?.toLowerCase()};;`)
    expect(granted(await bring(good, true))).toMatchObject({ parties: 2, refused: 0, written: false })
    expect((await takenOf(club, sessionOf(event))).people).toBe(0)
    const bad = granted(await bring(list(`${a};;`, `M-00000000;;`, `${b};;`, ';X;', ';Y;', ';Z;', `${c};;`), false))
    expect(bad.lines.map(({ line, ok, reason }) => [line, ok, reason])).toEqual([
      [2, true, undefined],
      [3, false, 'events-desk:refusal.import_member'],
      [4, false, 'events:refusal.full'],
      [8, true, undefined],
    ])
    expect(bad.written).toBe(false)
    expect((await takenOf(club, sessionOf(event))).people).toBe(0)
    const done = granted(await bring(good, false))
    expect(done).toMatchObject({ parties: 2, written: true })
    expect((await seatsOf(club, done.lines[0]?.party ?? ''))[1]).toMatchObject({
      name: 'Guest; one',
      phone: '+8613800005555',
    })
    expect(granted(await bring(good, false))).toMatchObject({ parties: 0, refused: 2, written: false })
    expect(await bring('name\nA', true)).toMatchObject({ reason: 'events-desk:refusal.import_head' })
    expect(await eventFaults(club)).toEqual([])
  })
})

describe('members and time', () => {
  test('one who is erased leaves what is to come, with what the rule gives back and without a name', async () => {
    const event = await openEvent(club, { sessions: [{ people: 2 }], kinds: [{}, { who: 'guest' }] })
    const party = await coming(event, 2)
    const waits = await memberWith(club)
    const queued = granted(await join(club, event, waits, 1, { orWait: true }))
    const admin = await actorFor(club, { grants: [{ role: 'admin' }] })
    granted(await eraseMember({ club, actor: admin, memberId: party.owner.memberId, reason: 'asked in writing' }))
    expect((await partyRow(club, party.number)).state).toBe('cancelled')
    const { seats, parties } = club.schema.events
    const names = await club.store.read
      .select({ name: seats.name })
      .from(seats)
      .innerJoin(parties, and(eq(parties.id, seats.partyId), eq(parties.number, party.number)))
    expect(names).toEqual([{ name: '' }, { name: '' }])
    expect((await partyRow(club, queued.number)).state).toBe('offered')
    expect(await eventFaults(club)).toEqual([])
  })

  test('one whose points are being checked is not erased before that is settled', async () => {
    const { owner } = await coming(await priced(), 1)
    const { accounts } = club.schema.points
    await club.write(systemActor, (w) =>
      w.tx.update(accounts).set({ frozenAt: w.now }).where(eq(accounts.id, owner.memberId)),
    )
    const admin = await actorFor(club, { grants: [{ role: 'admin' }] })
    const erased = await eraseMember({ club, actor: admin, memberId: owner.memberId, reason: 'asked in writing' })
    expect(erased).toMatchObject({ ok: false, reason: 'points:refusal.frozen' })
  })

  test('who comes is reminded a day before, once, whatever the clock and the queue do', async () => {
    const event = await openEvent(club)
    const party = await coming(event, 1)
    await sweepJob.run(club, club.clock.now())
    await drainOutbox(club)
    expect(await lettersTo(club, party.owner)).toEqual(['event-registered'])
    club.clock.advance(13 * DAY + HOUR)
    for (let times = 0; times < 2; times++) {
      await sweepJob.run(club, club.clock.now())
      await drainOutbox(club)
    }
    expect(await lettersTo(club, party.owner)).toEqual(['event-registered', 'event-reminder'])
  })

  test('a mail server that is down stops nobody from registering', async () => {
    const down = await testClub({ config: { smtpUrl: 'smtp://127.0.0.1:9', mailFrom: 'club@corven.example' } })
    const event = await openEvent(down)
    const owner = await memberWith(down)
    expect(granted(await join(down, event, owner, 1)).state).toBe('confirmed')
    await drainOutbox(down)
    expect(await eventFaults(down)).toEqual([])
  })
})
