import { and, eq, isNull } from 'drizzle-orm'
import { translator } from '~/i18n/server'
import { DAY } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { isLanguage, type Language } from '~/kernel/language'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Act, Club, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { digest } from '~/platform/secrets.server'
import { openCaseIn } from './file-case.server'
import { raiseCase } from './live.server'
import { markFigures } from './mark-figures.server'
import { type CaseRow, caseById, caseKey, caseRow, isOwnCase, loadCaseById } from './open-case.server'
import { recoveryKeeper } from './recovery-keeper.server'
import { takeCaseStep } from './take-step.server'
import { plainWords } from './write-message.server'

type SurveyRow = Club['schema']['cases']['surveys']['$inferSelect']

/** What the question of satisfaction is about: by the link in a letter, or the owner's own case. */
export type SurveyKey = { token: string } | { number: string }

/**
 * The question as its page shows it. Throws NotFound for an unknown link, for another's case, and for one that is not
 * asked about.
 */
export async function readSurvey(
  club: Club,
  actor: Act<object>['actor'],
  key: SurveyKey,
): Promise<{ number: string; title: string; language: Language; round: number; score: number | null }> {
  const { survey, row } = await find(club, actor, key)
  const { number, title, language } = row
  return {
    number,
    title,
    language: isLanguage(language) ? language : 'zh-CN',
    round: survey.round,
    score: survey.score,
  }
}

async function find(
  club: Club,
  actor: Act<object>['actor'],
  key: SurveyKey,
): Promise<{ survey: SurveyRow; row: CaseRow }> {
  const { surveys } = club.schema.cases
  if ('token' in key) {
    const [survey] = await club.store.read
      .select()
      .from(surveys)
      .where(eq(surveys.tokenHash, digest(key.token)))
    if (!survey || key.token === '') throw new NotFound('survey')
    return { survey, row: await caseById(club, survey.caseId) }
  }
  const row = await caseRow(club, key.number)
  if (!isOwnCase(actor, row)) throw new NotFound('case')
  const asked = await club.store.read.select().from(surveys).where(eq(surveys.caseId, row.id))
  // The second question counts once it is asked: until then the first one is what the page shows.
  const survey = asked
    .filter(({ round, askedAt }) => round === 1 || askedAt !== null)
    .sort((a, b) => b.round - a.round)[0]
  if (!survey || row.closedAt === null) throw new NotFound('survey')
  return { survey, row }
}

/**
 * What the owner says of a closed case: 1 to 5, and words if they like. Once for each time that it is asked. A bad score
 * opens a case of its own that somebody has to close with a cause and a talk, and is asked again; a bad one the second
 * time opens that case again. Points are for the answer, never for the score.
 */
export async function rateCase({
  club,
  actor,
  submission,
  score,
  comment = '',
  ...key
}: Act<SurveyKey & { score: number; comment?: string }>): Promise<Outcome<{ score: number }>> {
  const found = await find(club, actor, key)
  if (!Number.isInteger(score) || score < 1 || score > 5) return refuse('feedback:survey.score', { field: 'score' })
  return club.write(
    actor,
    async (w) => {
      const { cases, surveys } = w.schema.cases
      const words = plainWords(comment, 1_000)
      const [survey] = await w.tx
        .update(surveys)
        .set({ score, comment: words, answeredAt: w.now, askedAt: found.survey.askedAt ?? w.now })
        .where(and(eq(surveys.id, found.survey.id), isNull(surveys.answeredAt)))
        .returning()
      if (!survey) return refuse('feedback:survey.answered')
      const { row, terms } = await loadCaseById(club, survey.caseId, w.tx)
      await w.tx.update(cases).set({ score }).where(eq(cases.id, row.id))
      await recordFact(w, {
        ...{ type: 'case.rated', subject: `case-survey:${survey.id}`, about: `case:${row.id}` },
        ...{ memberId: row.memberId, vehicleId: row.vehicleId, dealerId: row.dealerId || null },
        payload: { number: row.number, nature: row.nature, score, round: String(survey.round) },
      })
      if (score <= terms.badScore) await recover(w, row, { survey, words, againDays: terms.askAgainDays })
      await markFigures(w, row.dealerId, row.day)
      await raiseCase(w, row)
      return done({ score })
    },
    { submission, alone: caseKey(found.row.rootId) },
  )
}

async function recover(
  w: Work,
  row: CaseRow,
  { survey, words, againDays }: { survey: SurveyRow; words: string; againDays: number },
): Promise<void> {
  const { cases, surveys } = w.schema.cases
  const [known] = await w.tx.select({ id: cases.id }).from(cases).where(eq(cases.recoveryOf, row.id))
  const language = isLanguage(row.language) ? row.language : 'zh-CN'
  const said = words || translator(language)('mail:case-survey.said', { number: row.number, score: survey.score ?? 0 })
  if (known) return openAgain(w, known.id, said)
  const { row: recovery } = await openCaseIn(w, {
    ...{ memberId: row.memberId, prospectId: row.prospectId, language, dealerId: row.dealerId, nature: 'complaint' },
    caller: { name: row.callerName, phone: row.phone, email: row.email },
    ...{ kindId: row.kindId, severity: 'high', title: said, words: said, vehicleId: row.vehicleId, plate: row.plate },
    ...{ source: 'survey', hand: 'system', keeperId: await recoveryKeeper(w, row), recoveryOf: row.id },
  })
  await w.tx.update(surveys).set({ recoveryId: recovery.id }).where(eq(surveys.id, survey.id))
  await w.tx
    .insert(surveys)
    .values({
      ...{ id: newId(w.now), caseId: row.id, dealerId: row.dealerId, round: survey.round + 1 },
      dueAt: w.now + againDays * DAY,
    })
    .onConflictDoNothing()
}

/** The second answer is bad too: what was to make up for the first goes on. */
async function openAgain(w: Work, recoveryId: string, said: string): Promise<void> {
  const open = await loadCaseById(w.club, recoveryId, w.tx)
  if (open.row.closedAt === null || open.row.state === 'merged') return
  const data = { solverId: open.row.solverId ?? '' }
  // Asked again by the club: the days for reopening are not the owner's to keep.
  const told = { mayReopen: true }
  const taken = await takeCaseStep(w, open, { event: 'reopen', hands: ['owner'], note: said, data, told })
  if (!taken.ok) throw new Error(`recovery ${open.row.number} could not go on: ${taken.reason}`)
}
