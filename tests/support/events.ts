import { publishEvent } from '~/areas/events/change-date.server'
import { localText } from '~/areas/events/plan-times'
import { type EventInput, saveEvent } from '~/areas/events/save-event.server'
import { type KindInput, saveKind } from '~/areas/events/save-kind.server'
import { saveSession } from '~/areas/events/save-session.server'
import { DAY, HOUR } from '~/kernel/clock'
import type { Words } from '~/kernel/words'
import { type Actor, systemActor } from '~/platform/actor'
import type { TestClub } from './club'
import { granted } from './people'

const both = (text: string): Words => ({ zh: text, en: text })

/** An event of the club as a coordinator writes it: open to all, for parties of six, refunds in two steps. */
export const plainEvent: EventInput = {
  ...{ dealerId: '', seriesId: null, chapterId: null, kind: 'drive', art: 'road' },
  ...{ title: both('Lake drive'), summary: both('A day out'), detail: both('We meet at the gate.') },
  ...{ place: both('Lake house'), address: both('1 Sample Road'), lat: 31.1, lng: 121.4 },
  ...{ zone: 'Asia/Shanghai', currency: 'CNY', opensAt: '', closesAt: '', early: {}, minTier: 'classic' },
  ...{ models: null, chapterIds: null, dealerIds: null, partyMax: 6, fairness: 'strict', mostSkips: 2 },
  ...{
    refunds: [
      { hoursBefore: 72, percent: 100 },
      { hoursBefore: 24, percent: 50 },
    ],
    tierFirst: false,
  },
  ...{ offerMinutes: 120, noShowMonths: 6, budgetMinor: 0 },
}

type SessionPlan = { startsAt?: number; hours?: number; people?: number | null; cars?: number | null; name?: string }
type KindPlan = Partial<KindInput> & { capacity?: number | null; label?: string }

/**
 * A published event through the use cases of the desk. Without more words: one session in 14 days without limits, one
 * free ticket for everybody. Answers its ids in the order given.
 */
export async function openEvent(
  club: TestClub,
  {
    actor = systemActor,
    sessions = [{}],
    kinds = [{}],
    publish = true,
    ...more
  }: Partial<EventInput> & {
    actor?: Actor
    sessions?: SessionPlan[]
    kinds?: KindPlan[]
    /** A draft otherwise. */
    publish?: boolean
  } = {},
): Promise<{ number: string; eventId: string; sessionIds: string[]; kindIds: string[]; version: number }> {
  const input = { ...plainEvent, ...more }
  const spans = sessions.map(({ startsAt, hours = 4, people = null, cars = null, name = '' }, at) => {
    const start = startsAt ?? Math.ceil(club.clock.now() / HOUR) * HOUR + (14 + at) * DAY
    const typed = (moment: number) => localText(input.zone, moment)
    return { startsAt: typed(start), endsAt: typed(start + hours * HOUR), people, cars, name: both(name) }
  })
  const [first, ...later] = spans
  if (!first) throw new Error('an event needs a session')
  const made = granted(await saveEvent({ club, actor, number: null, version: 0, first, ...input }))
  const { number, eventId } = made
  let { version } = made
  const { sessions: rows } = club.schema.events
  const sessionIds = (await club.store.read.select({ id: rows.id, eventId: rows.eventId }).from(rows))
    .filter((row) => row.eventId === eventId)
    .map(({ id }) => id)
  for (const { people, cars, ...session } of later) {
    const places = { people, cars }
    const plan = { club, actor, eventNumber: number, sessionId: null, version, active: true, places, ...session }
    const added = granted(await saveSession(plan))
    sessionIds.push(added.sessionId)
    version = added.version
  }
  const kindIds: string[] = []
  for (const { label = 'Ticket', ...kind } of kinds) {
    const added = granted(
      await saveKind({
        ...{ club, actor, eventNumber: number, kindId: null, version, name: both(label), who: 'member' },
        ...{ withCar: false, carClass: '', points: 0, priceMinor: 0, active: true, ...kind },
      }),
    )
    kindIds.push(added.kindId)
    version = added.version
  }
  if (publish) version = granted(await publishEvent({ club, actor, eventNumber: number, version })).version
  return { number, eventId, sessionIds, kindIds, version }
}
