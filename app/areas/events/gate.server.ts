import { CLUB_MODELS } from '~/areas/garage/club-models'
import { type OwnVehicle, ownVehicles } from '~/areas/garage/read-vehicles.server'
import { type Member, readMember } from '~/areas/membership/read-members.server'
import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import type { Verdict } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Work } from '~/platform/club.server'
import { livePartyOf } from './hot-queries.server'
import { joinerOf, sideOf } from './joiner.server'
import type { EventRow } from './rows.server'
import { canJoin, type Joiner, type JoinReason } from './rules'

/** Who asks to join an event, inside the unit of work that registers them. */
export async function readJoiner(
  w: Work,
  event: EventRow,
  memberId: string,
): Promise<Joiner & { member: Member; cars: OwnVehicle[] }> {
  const member = await readMember(w.club, memberId, w.tx)
  const cars = await ownVehicles(w.club, memberId, w.tx)
  const side = await sideOf(w.club, member, w.tx, cars)
  const [live] = await livePartyOf(w, w.tx, { memberId, eventId: event.id })
  return { member, cars, ...joinerOf(side, event, { party: live?.number ?? null, now: w.now }) }
}

/** The gate's answer with the models named in the reader's language. */
export function askJoin(
  event: EventRow,
  joiner: Joiner | null,
  { now, language }: { now: Instant; language: Language },
): Verdict<JoinReason> {
  const verdict = canJoin(event, joiner, now)
  if (verdict.ok || verdict.reason !== 'events:refusal.model') return verdict
  return { ...verdict, params: { models: modelNames(event.models ?? [], language).join(' / ') } }
}

/** Names of the club's models by their codes. */
export const modelNames = (codes: readonly string[], language: Language): string[] =>
  codes.map((code) => (CLUB_MODELS[code] ? say(CLUB_MODELS[code].model, language) : code))
