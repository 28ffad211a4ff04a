import { and, asc, eq, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { readMembers } from '~/areas/membership/read-members.server'
import { DAY } from '~/kernel/clock'
import { isLanguage } from '~/kernel/language'
import { systemActor } from '~/platform/actor'
import type { Club, Work } from '~/platform/club.server'
import type { ClockedJob } from '~/platform/jobs.server'
import { sendMessage } from '~/platform/messages.server'
import { digest, newToken } from '~/platform/secrets.server'
import { type CaseRow, caseById, caseKey } from './open-case.server'

const BATCH = 200
/** The second question waits until what was to make up for the first has been closed for a day. */
const REST_AFTER_RECOVERY = DAY

/** Asks how it was wherever that is due; answers how many were asked. */
export async function askSurveys(club: Club): Promise<number> {
  const { cases, surveys } = club.schema.cases
  const now = club.clock.now()
  const recovered = club.store.read
    .select({ id: cases.recoveryOf })
    .from(cases)
    .where(and(isNotNull(cases.recoveryOf), lte(cases.closedAt, now - REST_AFTER_RECOVERY)))
  const due = await club.store.read
    .select({ id: surveys.id, caseId: surveys.caseId, rootId: cases.rootId })
    .from(surveys)
    .innerJoin(cases, eq(cases.id, surveys.caseId))
    .where(
      and(
        ...[isNull(surveys.askedAt), lte(surveys.dueAt, now), eq(cases.state, 'closed')],
        or(eq(surveys.round, 1), inArray(cases.id, recovered)),
      ),
    )
    .orderBy(asc(surveys.dueAt), asc(surveys.id))
    .limit(BATCH)
  let asked = 0
  for (const { id, caseId, rootId } of due) {
    try {
      await club.write(systemActor, (w) => ask(w, id, caseId), { alone: caseKey(rootId) })
      asked += 1
    } catch (error) {
      club.log.error({ err: error, caseId }, 'the owner of a case could not be asked')
    }
  }
  return asked
}

async function ask(w: Work, surveyId: string, caseId: string): Promise<void> {
  const { surveys } = w.schema.cases
  const row = await caseById(w.club, caseId, w.tx)
  if (row.state !== 'closed') return
  const token = newToken()
  const [asked] = await w.tx
    .update(surveys)
    .set({ askedAt: w.now, tokenHash: digest(token) })
    .where(and(eq(surveys.id, surveyId), isNull(surveys.askedAt)))
    .returning({ id: surveys.id })
  if (asked) await send(w, row, `/feedback/answer/${token}`)
}

/** To the member, or to the address or number that a caller gave; to nobody who is gone. */
async function send(w: Work, row: CaseRow, path: string): Promise<void> {
  const letter = { template: 'case-survey', params: { number: row.number, path } } as const
  const language = isLanguage(row.language) ? row.language : 'zh-CN'
  if (row.memberId) {
    const member = (await readMembers(w.club, [row.memberId], w.tx)).get(row.memberId)
    if (member?.userId && member.erasedAt === null) await sendMessage(w, { userId: member.userId, ...letter })
  } else if (row.email) await sendMessage(w, { to: row.email, channel: 'email', language, ...letter })
  else if (row.phone) await sendMessage(w, { to: row.phone, channel: 'sms', language, ...letter })
}

/** Twice an hour: nobody waits for the question. */
export const askJob: ClockedJob = {
  cron: '*/30 * * * *',
  async run(club) {
    return { asked: await askSurveys(club) }
  },
}
