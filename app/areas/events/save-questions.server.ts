import type { EventQuestion } from '#db/schema/event-plans'
import { type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import type { Act } from '~/platform/club.server'
import { changePlan } from './change-plan.server'

/**
 * What is asked when a party registers, and what has to be accepted (an empty waiver is none). Who has registered keeps
 * the answers given. Refuses codes that repeat and a choice with fewer than two answers.
 */
export async function saveQuestions({
  club,
  actor,
  eventNumber,
  version,
  questions,
  waiver,
  waiverPer,
}: Act<{
  eventNumber: string
  version: number
  questions: EventQuestion[]
  waiver: Words
  waiverPer: 'party' | 'person'
}>): Promise<Outcome<{ version: number }>> {
  const codes = questions.map(({ code }) => code)
  if (new Set(codes).size < codes.length || questions.some(isBroken)) {
    return refuse('events-desk:refusal.questions', { field: 'questions' })
  }
  const plan = { club, actor, eventNumber, version, action: 'event.questions-changed' }
  return changePlan(plan, async (_, event) => ({
    value: {},
    set: { questions, waiver, waiverPer },
    detail: { before: event.questions, after: questions },
  }))
}

function isBroken({ code, kind, options }: EventQuestion): boolean {
  const distinct = new Set(options.map((option) => option.code)).size
  return code === '' || (kind === 'choice' && (options.length < 2 || distinct < options.length))
}
