import { eq } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { readComing, readHistory } from './coming.server'
import { rescueTopic } from './live.server'
import { callName, isUnderWay, type OwnStepName, phaseOf, progressOf } from './own-progress'
import type { RequestState } from './rules'
import { requestOfLink } from './share-rescue.server'
import { isNight } from './tariff'

/** The topic that a link may watch; null when it may watch nothing any more. */
export async function topicOfLink(club: Club, token: string): Promise<string | null> {
  const id = await requestOfLink(club, token)
  return id === null ? null : rescueTopic(id)
}

/** The steps that relatives see: no reasons, no words of anybody. */
const TOLD: ReadonlySet<OwnStepName> = new Set([
  'called',
  'searching',
  'accepted',
  'departed',
  'changed',
  'arrived',
  'towing',
  'again',
  'done',
])

/** The least that relatives need: how it stands, when help arrives, whom to expect. Null when the link leads nowhere. */
export async function readShared(club: Club, token: string, language: Language) {
  const id = await requestOfLink(club, token)
  if (id === null) return null
  const { requests } = club.schema.rescue
  const [row] = await club.store.read
    .select({
      state: requests.state,
      zone: requests.zone,
      district: requests.district,
      dealerId: requests.dealerId,
      since: requests.since,
    })
    .from(requests)
    .where(eq(requests.id, id))
  if (!row) return null
  const [coming, history, dealer] = await Promise.all([
    readComing(club, id),
    readHistory(club, id),
    readDealer(club, row.dealerId),
  ])
  const state = row.state as RequestState
  if (!isUnderWay(state)) return null
  const now = club.clock.now()
  const mine = history.filter(({ assignmentId }) => assignmentId === coming?.assignmentId)
  const departed = mine.find(({ event }) => event === 'depart')
  const began = departed ?? mine.find(({ event }) => event === 'accept')
  return {
    phase: phaseOf(state, coming?.state ?? null),
    zone: row.zone,
    now,
    isNight: isNight(row.zone, now),
    updatedAt: Math.max(row.since, ...history.map(({ at }) => at)),
    helper: coming && callName(coming),
    way: coming && {
      hasLeft: departed !== undefined,
      beganAt: began?.happenedAt ?? null,
      etaAt: coming.etaAt,
      leftM: null,
      wholeM: null,
    },
    district: row.district || (dealer ? say(dealer.city, language) : ''),
    steps: progressOf(history, { state, coming })
      .filter(({ name }) => TOLD.has(name))
      .map((step) => ({ ...step, reason: '' })),
  }
}
