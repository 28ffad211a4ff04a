import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { type EventRow, loadKinds, loadSessions, reading } from './rows.server'

/** Sessions and tickets that a party can be put on by the desk. */
export async function partyChoices(club: Club, event: EventRow, language: Language) {
  const sessions = await loadSessions(reading(club), event.id)
  const kinds = await loadKinds(reading(club), event.id)
  return {
    sessions: sessions
      .filter(({ active }) => active)
      .map(({ id, name, startsAt }) => ({ id, startsAt, name: say(name, language) })),
    kinds: kinds
      .filter(({ active }) => active)
      .map(({ id, name, points, priceMinor }) => ({ value: id, label: say(name, language), points, priceMinor })),
  }
}
