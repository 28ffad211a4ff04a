import { and, asc, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { translator } from '~/i18n/server'
import { DAY } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { openFeed } from './feeds.server'
import { handOn } from './open-party.server'
import { type EventRow, loadSession, type PartyRow, reading, type SessionRow } from './rows.server'

/** What was is kept in a feed this long, so that what was called off is seen to be. */
const KEPT = 90 * DAY
const MOST = 500

type Feed = { method: ICalCalendarMethod; name?: string; language: Language }

function calendarOf(club: Club, { method, name, language }: Feed): ICalCalendar {
  const calendar = ical({
    prodId: {
      company: say(club.config.brand.name, 'en'),
      product: 'Marque',
      language: language === 'zh-CN' ? 'ZH' : 'EN',
    },
    method,
  })
  if (name) calendar.name(name)
  return calendar
}

type Entry = {
  uid: string
  sequence: number
  isOff: boolean
  event: EventRow
  session: Pick<SessionRow, 'name' | 'startsAt' | 'endsAt'>
  /** First lines of the description. */
  lines: string[]
  path: string
}

/** Times are UTC, so that no calendar has to know the zone; a postponed event is not certain until it has a date. */
function addEntry(club: Club, calendar: ICalCalendar, entry: Entry, language: Language): void {
  const { uid, sequence, isOff, event, session, lines, path } = entry
  const { lat, lng } = event
  const [title, place, address] = [say(event.title, language), say(event.place, language), say(event.address, language)]
  const part = say(session.name, language)
  const geo = lat !== null && lng !== null ? { geo: { lat, lon: lng } } : {}
  const base = club.config.baseUrl
  calendar.createEvent({
    id: uid,
    sequence,
    start: new Date(session.startsAt),
    end: new Date(session.endsAt),
    stamp: new Date(club.clock.now()),
    status: isOff
      ? ICalEventStatus.CANCELLED
      : event.state === 'postponed'
        ? ICalEventStatus.TENTATIVE
        : ICalEventStatus.CONFIRMED,
    summary: part ? `${title} · ${part}` : title,
    ...(place || address ? { location: { title: place || address, address: place ? address : '', ...geo } } : {}),
    description: [...lines, say(event.summary, language)].filter(Boolean).join('\n'),
    ...(base ? { url: `${base}${path}` } : {}),
  })
}

type PartyEntry = { party: PartyRow; event: EventRow; session: SessionRow }

const isCalledOff = ({ party, event }: Pick<PartyEntry, 'party' | 'event'>) =>
  party.endedAt !== null || event.state === 'cancelled'

function addParty(club: Club, calendar: ICalCalendar, { party, event, session }: PartyEntry, language: Language): void {
  const t = translator(language)
  const entry = {
    ...{ uid: party.uid, sequence: event.sequence + party.sequence, isOff: isCalledOff({ party, event }) },
    ...{
      event,
      session,
      lines: [t('events:ics.party', { number: party.number })],
      path: `/events/mine/${party.number}`,
    },
  }
  addEntry(club, calendar, entry, language)
}

/**
 * A party as an iCalendar file: UID constant for its life, SEQUENCE rising with every change of event or party, METHOD
 * CANCEL once it is off. NotFound for what was never confirmed and for anybody else's.
 */
export async function partyCalendar(
  club: Club,
  actor: Actor,
  number: string,
  language: Language,
): Promise<{ body: string; method: 'PUBLISH' | 'CANCEL' }> {
  const { party, event } = await handOn(club, actor, number)
  if (party.confirmedAt === null) throw new NotFound('event party')
  const session = await loadSession(reading(club), event.id, party.sessionId)
  const isOff = isCalledOff({ party, event })
  const method = isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH
  const calendar = calendarOf(club, { method, language })
  addParty(club, calendar, { party, event, session }, language)
  return { body: calendar.toString(), method: isOff ? 'CANCEL' : 'PUBLISH' }
}

/** The private calendar behind a token: every party that was ever certain, also those that are off. NotFound for a guess. */
export async function feedCalendar(club: Club, token: string): Promise<string> {
  const { memberId, language } = await openFeed(club, token)
  const { parties, events, sessions } = club.schema.events
  const rows = await club.store.read
    .select({ party: parties, event: events, session: sessions })
    .from(parties)
    .innerJoin(events, eq(events.id, parties.eventId))
    .innerJoin(sessions, eq(sessions.id, parties.sessionId))
    .where(
      and(eq(parties.memberId, memberId), isNotNull(parties.confirmedAt), gt(sessions.endsAt, club.clock.now() - KEPT)),
    )
    .orderBy(asc(sessions.startsAt), asc(parties.id))
    .limit(MOST)
  const t = translator(language)
  const name = t('events:ics.own', { club: say(club.config.brand.name, language) })
  const calendar = calendarOf(club, { method: ICalCalendarMethod.PUBLISH, name, language })
  for (const row of rows) addParty(club, calendar, row, language)
  return calendar.toString()
}

/** Every event of the club, one entry for each session: for whoever subscribes to it, without an account. */
export async function publicCalendar(club: Club, language: Language): Promise<string> {
  const { events, sessions } = club.schema.events
  const rows = await club.store.read
    .select({ event: events, session: sessions })
    .from(events)
    .innerJoin(sessions, and(eq(sessions.eventId, events.id), eq(sessions.active, true)))
    .where(
      and(
        inArray(events.state, ['published', 'postponed', 'cancelled', 'closed']),
        gt(sessions.endsAt, club.clock.now() - KEPT),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
    .limit(MOST)
  const t = translator(language)
  const name = t('events:ics.public', { club: say(club.config.brand.name, language) })
  const calendar = calendarOf(club, { method: ICalCalendarMethod.PUBLISH, name, language })
  for (const { event, session } of rows) {
    const { sequence, state, number } = event
    const entry = {
      uid: session.id,
      sequence,
      isOff: state === 'cancelled',
      event,
      session,
      lines: [],
      path: `/events/${number}`,
    }
    addEntry(club, calendar, entry, language)
  }
  return calendar.toString()
}
