import { stringify } from 'csv-stringify/sync'
import type { EventQuestion } from '#db/schema/event-plans'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import type { GuestSearch } from './desk-forms'
import { listPeople } from './read-guests.server'
import { type EventRow, loadKinds, loadSessions, reading } from './rows.server'

const PAGE = 500

/** The people of the list as CSV, page by page, with what they answered; no cell can be read as a formula. */
export async function* guestsCsv(
  club: Club,
  event: EventRow,
  search: GuestSearch,
  language: Language,
  words: { head: string[]; state(state: string): string },
): AsyncGenerator<string> {
  const sessions = new Map((await loadSessions(reading(club), event.id)).map((row) => [row.id, row]))
  const kinds = new Map((await loadKinds(reading(club), event.id)).map((row) => [row.id, say(row.name, language)]))
  const { questions } = event
  // The mark tells spreadsheets that this is UTF-8.
  yield `\ufeff${stringify([[...words.head, ...questions.map(({ text }) => say(text, language))]], { escape_formulas: true })}`
  for (let after: string | undefined; ; ) {
    const { rows, next } = await listPeople(club, event.id, search, { limit: PAGE, ...(after ? { after } : {}) })
    const lines = rows.map((row) => [
      ...[row.party, row.member, row.name, row.phone, row.plate],
      kinds.get(row.kindId) ?? '',
      isoOf(sessions.get(row.sessionId)?.startsAt ?? null),
      words.state(row.state),
      isoOf(row.enteredAt),
      ...questions.map((question) => answerText(question, row.answers[question.code], language)),
    ])
    if (lines.length > 0) yield stringify(lines, { escape_formulas: true })
    if (!next) return
    after = next
  }
}

const isoOf = (at: number | null) => (at === null ? '' : new Date(at).toISOString())

/** An answer as people read it: the words of the option that was chosen. */
export function answerText(question: EventQuestion, given: string | undefined, language: Language): string {
  const option = question.options.find(({ code }) => code === given)
  return option ? say(option.text, language) : (given ?? '')
}
