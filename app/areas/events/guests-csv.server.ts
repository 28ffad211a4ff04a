import { stringify } from 'csv-stringify/sync'
import type { EventQuestion } from '#db/schema/event-plans'
import type { Language } from '~/kernel/language'
import { minorDigits } from '~/kernel/money'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import type { GuestSearch } from './desk-forms'
import { localText } from './plan-times'
import { listPeople } from './read-guests.server'
import { type EventRow, loadKinds, loadSessions, reading } from './rows.server'

const PAGE = 500

/** The people of the list as CSV, page by page, with what they answered; no cell can be read as a formula. */
export async function* guestsCsv(
  club: Club,
  event: EventRow,
  search: GuestSearch,
  language: Language,
  words: { head: string[]; state(state: string): string; yes(is: boolean): string },
): AsyncGenerator<string> {
  const sessions = new Map((await loadSessions(reading(club), event.id)).map((row) => [row.id, row]))
  const kinds = new Map((await loadKinds(reading(club), event.id)).map((row) => [row.id, say(row.name, language)]))
  const { questions } = event
  const digits = minorDigits(event.currency)
  const sessionCells = (id: string) => {
    const session = sessions.get(id)
    return [session ? say(session.name, language) : '', localCell(event.zone, session?.startsAt ?? null)]
  }
  // The mark tells spreadsheets that this is UTF-8.
  yield `\ufeff${stringify([[...words.head, ...questions.map(({ text }) => say(text, language))]], { escape_formulas: true })}`
  for (let after: string | undefined; ; ) {
    const { rows, next } = await listPeople(club, event.id, search, { limit: PAGE, ...(after ? { after } : {}) })
    const lines = rows.map((row) => [
      ...[row.party, row.member, row.name, row.phone, row.plate],
      kinds.get(row.kindId) ?? '',
      ...sessionCells(row.sessionId),
      words.state(row.state),
      localCell(event.zone, row.enteredAt),
      (row.dueMinor / 10 ** digits).toFixed(digits),
      words.yes(row.photoConsent),
      ...questions.map((question) => answerText(question, row.answers[question.code], language)),
    ])
    if (lines.length > 0) yield stringify(lines, { escape_formulas: true })
    if (!next) return
    after = next
  }
}

/** A moment as clocks at the event show it: 2026-06-12 09:30. */
const localCell = (zone: string, at: number | null) => (at === null ? '' : localText(zone, at).replace('T', ' '))

/** An answer as people read it: the words of the option that was chosen. */
export function answerText(question: EventQuestion, given: string | undefined, language: Language): string {
  const option = question.options.find(({ code }) => code === given)
  return option ? say(option.text, language) : (given ?? '')
}
