import type { Reader } from '#db/store'
import { readDealer } from '~/areas/dealers/read.server'
import type { Instant } from '~/kernel/clock'
import type { Words } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { type ClockKind, END_OF_TIME } from './clocks'
import type { CaseRow } from './open-case.server'

export type CasePromise = {
  /** Who is in touch with the owner: the dealer, or the club for what head office has. */
  who: Words
  /** Null when nothing is promised just now: the next word is the owner's, or all is done. */
  until: Instant | null
  kind: ClockKind | null
  zone: string
}

/** What the owner was promised and may hold the club to, as the row says. Inside a unit of work `on` is `w.tx`. */
export async function promiseOf(
  club: Club,
  row: Pick<CaseRow, 'dealerId' | 'nextDueAt' | 'nextDueKind' | 'zone'>,
  on: Reader = club.store.read,
): Promise<CasePromise> {
  const { nextDueAt, zone } = row
  const dealer = row.dealerId === '' ? undefined : await readDealer(club, row.dealerId, on)
  // How the club watches its own people is no promise to the owner.
  const kind = row.nextDueKind as ClockKind | ''
  const isPromised = nextDueAt < END_OF_TIME && kind !== '' && kind !== 'silence' && kind !== 'form'
  return {
    ...{ who: dealer?.name ?? club.config.brand.name, zone },
    ...(isPromised ? { until: nextDueAt, kind } : { until: null, kind: null }),
  }
}
