import ICAL from 'ical.js'
import { beforeEach, describe, expect, test } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { openEvent } from '#tests/support/events'
import { join, memberWith, partyRow } from '#tests/support/parties'
import { granted, staffActor } from '#tests/support/people'
import { feedCalendar, partyCalendar, publicCalendar } from '~/areas/events/calendar.server'
import { callOffParties, cancelEvent } from '~/areas/events/call-off.server'
import { cancelParty } from '~/areas/events/cancel-party.server'
import { moveEvent, postponeEvent } from '~/areas/events/change-date.server'
import { confirmParty } from '~/areas/events/confirm-party.server'
import { makeFeed, openFeed, readOwnFeed, revokeFeed } from '~/areas/events/feeds.server'
import { DAY, HOUR } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'

let club: TestClub
beforeEach(async () => {
  club = await testClub({ config: { baseUrl: 'https://club.example' } })
})

const title = {
  zh: '环湖晨跑自驾：沿湖四十公里，中途停两次，午饭后各自回家，雨天照常出发，请带好雨具；“天鹅”车队同行',
  en: 'A long morning round the lake; rain or shine, bring a coat, and do not forget the cake, the flask\\ and the map',
}

/** What an independent reader makes of a calendar; fails on lines that are not folded. */
function read(body: string) {
  for (const line of body.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  const calendar = new ICAL.Component(ICAL.parse(body))
  const entries = calendar.getAllSubcomponents('vevent').map((entry) => {
    const event = new ICAL.Event(entry)
    return {
      ...{ uid: event.uid, sequence: event.sequence, summary: event.summary, location: event.location },
      ...{ start: event.startDate.toJSDate().getTime(), end: event.endDate.toJSDate().getTime() },
      zone: event.startDate.zone.tzid,
      status: entry.getFirstPropertyValue('status'),
      url: entry.getFirstPropertyValue('url'),
      geo: entry.getFirstPropertyValue('geo'),
      description: event.description,
    }
  })
  return {
    method: calendar.getFirstPropertyValue('method'),
    name: calendar.getFirstPropertyValue('x-wr-calname'),
    entries,
  }
}

async function going() {
  const event = await openEvent(club, {
    title,
    sessions: [{ people: 20 }],
    kinds: [{ label: 'Member' }, { label: 'Guest', who: 'guest' }],
  })
  const owner = await memberWith(club)
  const { number, state } = granted(await join(club, event, owner, 2))
  if (state === 'held') granted(await confirmParty({ club, actor: owner.actor, number }))
  const made = granted(await makeFeed({ club, actor: owner.actor }))
  return { event, owner, number, token: made.path.split('/').at(-1) ?? '' }
}

const move = (event: { number: string; sessionIds: string[]; version: number }, by: number, version = event.version) =>
  moveEvent({
    ...{ club, actor: systemActor, eventNumber: event.number, version, freeDays: 0 },
    sessions: event.sessionIds.map((id) => {
      const startsAt = Math.ceil(club.clock.now() / HOUR) * HOUR + by
      return { id, startsAt, endsAt: startsAt + 4 * HOUR }
    }),
  })

describe('the calendars of events, read back by another program', () => {
  test('a party is made, moved and cancelled under one uid with a rising sequence', async () => {
    const { event, owner, number, token } = await going()
    const { uid } = await partyRow(club, number)
    const fileNow = async () => {
      const file = await partyCalendar(club, owner.actor, number, 'zh-CN')
      return { ...read(file.body), said: file.method }
    }
    const feedNow = async () => read(await feedCalendar(club, token))
    const publicNow = async () => read(await publicCalendar(club, 'zh-CN'))

    const made = await fileNow()
    expect(made).toMatchObject({ method: 'PUBLISH', said: 'PUBLISH' })
    const [first] = made.entries
    expect(first).toMatchObject({ uid, summary: title.zh, status: 'CONFIRMED', zone: 'UTC' })
    expect(first?.url).toBe(`https://club.example/events/mine/${number}`)
    expect(first?.geo).toEqual([31.1, 121.4])
    expect(first?.location).toContain('Lake house')
    expect(first?.description).toContain(number)
    const feed = await feedNow()
    // The feed speaks the language of whoever made it.
    expect(feed.entries).toMatchObject([{ uid, summary: title.en, start: first?.start, sequence: first?.sequence }])
    const open = await publicNow()
    expect(open.entries).toMatchObject([{ summary: title.zh, start: first?.start, status: 'CONFIRMED' }])
    expect(open.entries[0]?.uid).not.toBe(uid)

    const moved = granted(await move(event, 30 * DAY))
    const [later] = (await fileNow()).entries
    expect(later).toMatchObject({ uid, status: 'CONFIRMED' })
    expect(later?.start).not.toBe(first?.start)
    expect((later?.end ?? 0) - (later?.start ?? 0)).toBe(4 * HOUR)
    expect(later?.sequence).toBeGreaterThan(first?.sequence ?? 0)
    expect((await feedNow()).entries).toMatchObject([{ uid, start: later?.start, sequence: later?.sequence }])
    const openLater = (await publicNow()).entries[0]
    expect(openLater).toMatchObject({ uid: open.entries[0]?.uid, start: later?.start })
    expect(openLater?.sequence).toBeGreaterThan(open.entries[0]?.sequence ?? 0)

    granted(
      await postponeEvent({
        club,
        actor: systemActor,
        eventNumber: event.number,
        version: moved.version,
        reason: 'Storm',
      }),
    )
    expect((await fileNow()).entries[0]).toMatchObject({ uid, status: 'TENTATIVE' })

    granted(await cancelParty({ club, actor: owner.actor, number, reason: '' }))
    const off = await fileNow()
    expect(off).toMatchObject({ method: 'CANCEL', said: 'CANCEL' })
    expect(off.entries).toMatchObject([{ uid, status: 'CANCELLED' }])
    expect(off.entries[0]?.sequence).toBeGreaterThan(later?.sequence ?? 0)
    expect((await feedNow()).entries).toMatchObject([{ uid, status: 'CANCELLED', sequence: off.entries[0]?.sequence }])
  })

  test('an event that is called off cancels every entry', async () => {
    const { event, owner, number, token } = await going()
    const before = read((await partyCalendar(club, owner.actor, number, 'en')).body).entries[0]
    const { version } = event
    granted(await cancelEvent({ club, actor: systemActor, eventNumber: event.number, version, reason: 'Flood' }))
    await callOffParties(club, event.eventId)
    const file = await partyCalendar(club, owner.actor, number, 'en')
    expect(file.method).toBe('CANCEL')
    const [after] = read(file.body).entries
    expect(after).toMatchObject({ uid: before?.uid, status: 'CANCELLED' })
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0)
    expect(read(await feedCalendar(club, token)).entries).toMatchObject([{ status: 'CANCELLED' }])
    expect(read(await publicCalendar(club, 'en')).entries).toMatchObject([{ status: 'CANCELLED' }])
  })

  test('who waits has nothing in the calendar, and a draft is in none', async () => {
    const event = await openEvent(club, { sessions: [{ people: 1 }], kinds: [{ label: 'Member' }] })
    const draft = await openEvent(club, { publish: false })
    granted(await join(club, event, await memberWith(club), 1))
    const owner = await memberWith(club)
    const { number } = granted(await join(club, event, owner, 1, { orWait: true }))
    await expect(partyCalendar(club, owner.actor, number, 'en')).rejects.toThrow(NotFound)
    const { path } = granted(await makeFeed({ club, actor: owner.actor }))
    expect(read(await feedCalendar(club, path.split('/').at(-1) ?? '')).entries).toEqual([])
    const urls = read(await publicCalendar(club, 'en')).entries.map(({ url }) => url)
    expect(urls).toEqual([`https://club.example/events/${event.number}`])
    expect(urls).not.toContain(`https://club.example/events/${draft.number}`)
  })

  test('a party is nobody else’s', async () => {
    const { number } = await going()
    const stranger = await memberWith(club)
    await expect(partyCalendar(club, stranger.actor, number, 'en')).rejects.toThrow(NotFound)
    const adviser = await staffActor(club, 'technician', 'nowhere')
    await expect(partyCalendar(club, adviser, number, 'en')).rejects.toThrow(NotFound)
  })
})

describe('a private feed', () => {
  test('is opened by its token alone, and by none that was taken back', async () => {
    const { owner, token } = await going()
    expect(token.length).toBeGreaterThanOrEqual(27)
    expect(await openFeed(club, token)).toMatchObject({ memberId: owner.memberId })
    for (const guess of ['', 'x', token.slice(0, -1), `${token}A`, token.toUpperCase()]) {
      if (guess !== token) await expect(feedCalendar(club, guess)).rejects.toThrow(NotFound)
    }
    const next = granted(await makeFeed({ club, actor: owner.actor }))
    await expect(feedCalendar(club, token)).rejects.toThrow(NotFound)
    const fresh = next.path.split('/').at(-1) ?? ''
    expect(read(await feedCalendar(club, fresh)).entries).toHaveLength(1)
    expect(granted(await revokeFeed({ club, actor: owner.actor }))).toEqual({ revoked: 1 })
    expect(granted(await revokeFeed({ club, actor: owner.actor }))).toEqual({ revoked: 0 })
    await expect(feedCalendar(club, fresh)).rejects.toThrow(NotFound)
    expect(await readOwnFeed(club, owner.memberId)).toBeNull()
  })

  test('keeps no token, and notes when it was last read', async () => {
    const { owner, token } = await going()
    const { feeds } = club.schema.events
    const [row] = await club.store.read.select().from(feeds)
    expect(JSON.stringify(row)).not.toContain(token)
    expect((await readOwnFeed(club, owner.memberId))?.readAt).toBeNull()
    const at = club.clock.now()
    await feedCalendar(club, token)
    club.clock.advance(HOUR / 2)
    await feedCalendar(club, token)
    expect((await readOwnFeed(club, owner.memberId))?.readAt).toBe(at)
    club.clock.advance(HOUR)
    await feedCalendar(club, token)
    expect((await readOwnFeed(club, owner.memberId))?.readAt).toBe(club.clock.now())
  })
})
