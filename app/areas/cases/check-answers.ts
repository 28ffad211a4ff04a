import type { CaseField } from '#db/schema/cases'

export type AnswerReason = 'answer_wanted' | 'answer_unknown'
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** The answers to the fields of a kind, and nothing else; or the first field that has none or none that can be meant. */
export function checkAnswers(
  fields: readonly CaseField[],
  given: Readonly<Record<string, string>>,
): { answers: Record<string, string>; fault: { code: string; reason: AnswerReason } | null } {
  const answers: Record<string, string> = {}
  for (const { code, kind, options, required } of fields) {
    const answer = (given[code] ?? '').trim().slice(0, 500)
    if (answer === '') {
      if (required) return { answers, fault: { code, reason: 'answer_wanted' } }
      continue
    }
    const known =
      kind === 'choice'
        ? options.some((option) => option.code === answer)
        : kind === 'date'
          ? DAY.test(answer)
          : kind !== 'number' || /^-?\d{1,9}(\.\d{1,3})?$/.test(answer)
    if (!known) return { answers, fault: { code, reason: 'answer_unknown' } }
    answers[code] = answer
  }
  return { answers, fault: null }
}
