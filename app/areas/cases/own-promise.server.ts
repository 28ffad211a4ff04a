import type { Instant } from '~/kernel/clock'
import type { Club } from '~/platform/club.server'
import { type ClockKind, clocksOf } from './clocks'
import type { OpenCase } from './open-case.server'
import { openTimes } from './open-time.server'

/** Promises to the owner; how the club watches its own people is none. */
const TO_OWNER = ['acknowledge', 'contact', 'proposal', 'resolve', 'reply'] as const
export type OwnPromiseKind = (typeof TO_OWNER)[number]
export type OwnPromise = { kind: OwnPromiseKind; until: Instant }

const isToOwner = (kind: ClockKind): kind is OwnPromiseKind => TO_OWNER.some((one) => one === kind)

/**
 * What the owner may hold the club to now: each running promise once, the first due first. Empty while the next word
 * is the owner's and once all is done.
 */
export async function ownPromises(club: Club, { row, history, terms }: OpenCase): Promise<OwnPromise[]> {
  const clocks = clocksOf(history, terms, await openTimes(club)(row.dealerId))
  const running = clocks.flatMap(({ kind, since, dueAt }) =>
    isToOwner(kind) && since !== null && dueAt !== null ? [{ kind, until: dueAt }] : [],
  )
  return running
    .sort((a, b) => a.until - b.until)
    .filter(({ kind }, place, all) => all.findIndex((one) => one.kind === kind) === place)
}
