import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Act } from '~/platform/club.server'
import type { DoorAnswer } from './door-book'
import type { SentScan } from './door-forms'
import { isOurList } from './door-list.server'
import { openDoor } from './door-scope.server'
import { type ScanAnswer, scanTicket } from './scan-ticket.server'

/**
 * Takes what a phone at the door has looked at, in its order; each look once, however often it is sent. When it was
 * done is believed of a phone that works by a list of ours. What the event does not know (a session that was taken off)
 * is answered as refused and holds nobody up.
 */
export async function replayScans({
  club,
  actor,
  eventNumber,
  scans,
  language,
}: Act<{ eventNumber: string; scans: readonly SentScan[]; language: Language }>): Promise<{
  answers: DoorAnswer[]
  refused: { key: string; reason: string }[]
}> {
  await openDoor(club, actor, eventNumber)
  const now = club.clock.now()
  const answers: DoorAnswer[] = []
  const refused: { key: string; reason: string }[] = []
  for (const { ago, madeAt, signature, shown, ...scan } of scans) {
    const offline = shown !== ''
    const isOurs = offline && isOurList(club, eventNumber, { madeAt, signature })
    const at = isOurs && now - ago >= madeAt ? now - ago : null
    const given = { ...scan, eventNumber, offline, shown, at }
    const taken = await scanTicket({ club, actor, ...given }).catch((error: unknown) => {
      if (error instanceof NotFound) return null
      throw error
    })
    if (taken?.ok) answers.push(toldAs(taken.value, language))
    else refused.push({ key: scan.key, reason: taken?.reason ?? 'events-door:refusal.unknown' })
  }
  return { answers, refused }
}

/** The answer in the reader's language. */
export function toldAs({ key, result, seat, entry, elsewhere }: ScanAnswer, language: Language): DoorAnswer {
  return {
    ...{ key, result, entry, offline: false, elsewhere: elsewhere ? say(elsewhere, language) : '' },
    seat: seat && { ...seat, kind: say(seat.kind, language) },
  }
}
