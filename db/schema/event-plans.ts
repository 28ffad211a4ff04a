import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'

/** One thing asked when a party registers; of the party once, or of everybody in it. */
export type EventQuestion = {
  code: string
  text: { zh: string; en: string }
  /** party, person */
  per: 'party' | 'person'
  /** text, choice, yes */
  kind: 'text' | 'choice' | 'yes'
  options: { code: string; text: { zh: string; en: string } }[]
  required: boolean
}
/** Of what was paid, so many per cent come back until so many hours before the start; the longest time first. */
export type RefundStep = { hoursBefore: number; percent: number }
/** Hours by which a tier may register before everybody else. */
export type EarlyHours = Partial<Record<'classic' | 'silver' | 'gold' | 'platinum', number>>

/** What the club does together: when, where, for whom, for how much, and how many may come. */
export function eventPlans(c: Columns) {
  const series = c.table(
    'event_series',
    {
      id: c.id(),
      name: c.words().notNull(),
      detail: c.words().notNull(),
      active: c.bool().notNull().default(true),
      version: c.int().notNull().default(1),
    },
    (t) => [c.index('event_series_order').on(t.active, t.id)],
  )
  /** A local circle of the club. */
  const chapters = c.table(
    'event_chapters',
    {
      id: c.id(),
      name: c.words().notNull(),
      city: c.words().notNull(),
      active: c.bool().notNull().default(true),
      version: c.int().notNull().default(1),
    },
    (t) => [c.index('event_chapters_order').on(t.active, t.id)],
  )
  const chapterMembers = c.table(
    'event_chapter_members',
    {
      chapterId: c
        .ref()
        .notNull()
        .references(() => chapters.id),
      memberId: c.ref().notNull(),
      since: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.chapterId, t.memberId] }),
      c.index('event_chapter_members_member').on(t.memberId, t.chapterId),
    ],
  )
  const events = c.table(
    'events',
    {
      id: c.id(),
      /** E-… */
      number: c.text().notNull(),
      /** Empty for an event of the club itself. */
      dealerId: c.text().notNull().default(''),
      seriesId: c.ref().references(() => series.id),
      chapterId: c.ref().references(() => chapters.id),
      /** drive, class, test-drive, family-day, dealer, club */
      kind: c.text().notNull(),
      /** draft, published, postponed, cancelled, closed; template is a draft that is only copied. */
      state: c.text().notNull(),
      title: c.words().notNull(),
      summary: c.words().notNull(),
      detail: c.words().notNull(),
      /** Drawing shown on its card; a name of parts/event-art. */
      art: c.text().notNull(),
      place: c.words().notNull(),
      address: c.words().notNull(),
      /** WGS-84; empty when the place is told later. */
      lat: c.real(),
      lng: c.real(),
      zone: c.text().notNull(),
      currency: c.text().notNull(),
      /** First start and last end of its sessions; what lists are sorted by. */
      startsAt: c.instant().notNull(),
      endsAt: c.instant().notNull(),
      /** Registration for everybody; tiers with early hours come before. */
      opensAt: c.instant().notNull(),
      closesAt: c.instant().notNull(),
      early: c.json<EarlyHours>().notNull(),
      /** Who may come: null is no limit. */
      minTier: c.text().notNull(),
      models: c.json<string[] | null>(),
      chapterIds: c.json<string[] | null>(),
      dealerIds: c.json<string[] | null>(),
      /** People in one party, the member among them. */
      partyMax: c.int().notNull(),
      questions: c.json<EventQuestion[]>().notNull(),
      /** Empty when nothing has to be accepted. */
      waiver: c.words().notNull(),
      /** party, person */
      waiverPer: c.text().notNull().default('party'),
      refunds: c.json<RefundStep[]>().notNull(),
      /** strict: who came first, whatever their party. skip: the next party that fits. */
      fairness: c.text().notNull(),
      /** How often a party may be skipped before it holds the queue. */
      mostSkips: c.int().notNull(),
      /** Higher tiers before lower ones in the queue. */
      tierFirst: c.bool().notNull(),
      offerMinutes: c.int().notNull(),
      /** Who stays away without a word comes later at the next event, for so many months; 0 is never. */
      noShowMonths: c.int().notNull(),
      /** Full refund whatever the rule until then: the club has moved the event. */
      freeUntil: c.instant(),
      budgetMinor: c.money().notNull().default(0),
      /** Of the calendar entry of every party: rises with each change of time or place. */
      sequence: c.int().notNull().default(0),
      reason: c.text().notNull().default(''),
      copiedFrom: c.ref(),
      createdBy: c.ref(),
      createdAt: c.instant().notNull(),
      publishedAt: c.instant(),
      endedAt: c.instant(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.unique('events_number').on(t.number),
      c.index('events_coming').on(t.state, t.startsAt, t.id),
      c.index('events_dealer').on(t.dealerId, t.state, t.startsAt, t.id),
      c.index('events_series').on(t.seriesId, t.startsAt, t.id),
      c.index('events_ending').on(t.endsAt, t.id).where(sql`state = 'published'`),
      c.check('events_kind', sql`${t.kind} in ('drive', 'class', 'test-drive', 'family-day', 'dealer', 'club')`),
      c.check(
        'events_state',
        sql`${t.state} in ('template', 'draft', 'published', 'postponed', 'cancelled', 'closed')`,
      ),
      c.check('events_time', sql`${t.endsAt} > ${t.startsAt} and ${t.closesAt} >= ${t.opensAt}`),
      c.check('events_party', sql`${t.partyMax} between 1 and 60`),
      c.check('events_place', sql`(${t.lat} is null) = (${t.lng} is null)`),
      c.check('events_fairness', sql`${t.fairness} in ('strict', 'skip') and ${t.mostSkips} >= 0`),
      c.check('events_sums', sql`${t.budgetMinor} >= 0 and ${t.offerMinutes} between 1 and 10080`),
    ],
  )
  /** A time at which the event is held; a party comes to one of them. */
  const sessions = c.table(
    'event_sessions',
    {
      id: c.id(),
      eventId: c
        .ref()
        .notNull()
        .references(() => events.id),
      name: c.words().notNull(),
      startsAt: c.instant().notNull(),
      endsAt: c.instant().notNull(),
      position: c.int().notNull(),
      active: c.bool().notNull().default(true),
    },
    (t) => [
      c.index('event_sessions_event').on(t.eventId, t.position, t.id),
      c.check('event_sessions_time', sql`${t.endsAt} > ${t.startsAt}`),
    ],
  )
  /** What can be had: for whom, with or without a car, for how much. */
  const kinds = c.table(
    'event_kinds',
    {
      id: c.id(),
      eventId: c
        .ref()
        .notNull()
        .references(() => events.id),
      name: c.words().notNull(),
      /** member, guest, child */
      who: c.text().notNull(),
      /** Comes with a car and takes a car space. */
      withCar: c.bool().notNull(),
      /** Energy or body that the car must have: electric, hybrid, petrol, suv, …; empty takes any. */
      carClass: c.text().notNull().default(''),
      points: c.int().notNull(),
      priceMinor: c.money().notNull(),
      position: c.int().notNull(),
      active: c.bool().notNull().default(true),
    },
    (t) => [
      c.index('event_kinds_event').on(t.eventId, t.position, t.id),
      c.check('event_kinds_who', sql`${t.who} in ('member', 'guest', 'child')`),
      c.check('event_kinds_price', sql`${t.points} >= 0 and ${t.priceMinor} >= 0`),
    ],
  )
  /**
   * How many fit and how many are taken: by confirmed parties, by those that are just registering, and by live offers.
   * Every writer takes and gives back here; the engine refuses one too many.
   */
  const pools = c.table(
    'event_pools',
    {
      id: c.id(),
      eventId: c
        .ref()
        .notNull()
        .references(() => events.id),
      sessionId: c
        .ref()
        .notNull()
        .references(() => sessions.id),
      /** people, car, or the id of a ticket kind */
      scope: c.text().notNull(),
      /** Null is without limit. */
      capacity: c.int(),
      taken: c.int().notNull().default(0),
    },
    (t) => [
      c.unique('event_pools_one').on(t.sessionId, t.scope),
      c.index('event_pools_event').on(t.eventId, t.sessionId),
      c.check(
        'event_pools_capacity',
        sql`${t.taken} >= 0 and (${t.capacity} is null or (${t.capacity} >= 0 and ${t.taken} <= ${t.capacity}))`,
      ),
    ],
  )
  /** Who works at the event; the door is open to them whatever their role. */
  const team = c.table(
    'event_team',
    {
      eventId: c
        .ref()
        .notNull()
        .references(() => events.id),
      userId: c.ref().notNull(),
      /** lead, door */
      role: c.text().notNull(),
      addedAt: c.instant().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.eventId, t.userId] }), c.index('event_team_user').on(t.userId, t.eventId)],
  )
  const costs = c.table(
    'event_costs',
    {
      id: c.id(),
      eventId: c
        .ref()
        .notNull()
        .references(() => events.id),
      label: c.text().notNull(),
      plannedMinor: c.money().notNull(),
      actualMinor: c.money(),
      at: c.instant().notNull(),
      actorId: c.ref(),
    },
    (t) => [
      c.index('event_costs_event').on(t.eventId, t.at, t.id),
      c.check('event_costs_sums', sql`${t.plannedMinor} >= 0 and (${t.actualMinor} is null or ${t.actualMinor} >= 0)`),
    ],
  )
  /** What was told to whom; the letters themselves are with the outgoing mail. */
  const notices = c.table(
    'event_notices',
    {
      id: c.id(),
      eventId: c
        .ref()
        .notNull()
        .references(() => events.id),
      /** Which parties: states, session, kind, tier, paid or not. */
      filter: c.json<Record<string, string>>().notNull(),
      subject: c.words().notNull(),
      body: c.words().notNull(),
      sent: c.int().notNull(),
      at: c.instant().notNull(),
      actorId: c.ref(),
    },
    (t) => [c.index('event_notices_event').on(t.eventId, t.at, t.id)],
  )
  const photos = c.table(
    'event_photos',
    {
      id: c.id(),
      eventId: c
        .ref()
        .notNull()
        .references(() => events.id),
      fileId: c.text().notNull(),
      actorId: c.ref(),
      at: c.instant().notNull(),
      /** Somebody on it does not want it shown: gone from the page until staff has looked. */
      hiddenAt: c.instant(),
      hiddenBy: c.ref(),
    },
    (t) => [c.index('event_photos_event').on(t.eventId, t.at, t.id), c.index('event_photos_file').on(t.fileId)],
  )
  return { series, chapters, chapterMembers, events, sessions, kinds, pools, team, costs, notices, photos }
}
