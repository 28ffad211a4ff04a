import { readMembers } from '~/areas/membership/read-members.server'
import { translator } from '~/i18n/server'
import { systemActor } from '~/platform/actor'
import type { Subscriber, Work } from '~/platform/club.server'
import { type Fact, findFact } from '~/platform/facts.server'
import { enqueue, type Job } from '~/platform/jobs.server'
import { openCaseIn } from './file-case.server'
import { currentPolicy } from './read-policy.server'

/** This score of a rescue or an event, and less, is discontent. */
const BAD_SCORE = 2

/**
 * Discontent with a rescue or an event becomes a case that somebody has to look after, once for each answer. The case
 * is opened by the queue: whatever hinders it, the owner's answer stands.
 */
export const discontent: Subscriber = {
  name: 'case-discontent',
  types: ['rescue.rated', 'event.rated'],
  async on(w, { id, memberId, payload: { score } }) {
    if (typeof score !== 'number' || score > BAD_SCORE || memberId === null) return
    await enqueue(w, 'case-discontent', { factId: id }, { key: id })
  },
}

export const discontentJob: Job = {
  async run(club, payload) {
    const factId = String(payload.factId)
    await club.write(
      systemActor,
      async (w) => {
        const fact = await findFact(w, { id: factId })
        if (fact) await openFor(w, fact)
      },
      { submission: `case-discontent:${factId}` },
    )
  },
}

async function openFor(w: Work, { type, memberId, vehicleId, dealerId, payload }: Fact): Promise<void> {
  const { score, number } = payload
  if (memberId === null || !(await currentPolicy(w.club, w.tx))) return
  const member = (await readMembers(w.club, [memberId], w.tx)).get(memberId)
  if (!member || member.erasedAt !== null) return
  const about = type === 'rescue.rated' ? 'rescue' : 'event'
  const t = translator(member.language)
  const words = t(`mail:case-survey.said_${about}`, { number: String(number), score: Number(score) })
  await openCaseIn(w, {
    ...{ memberId, language: member.language, dealerId: dealerId ?? member.homeDealerId ?? '', nature: 'complaint' },
    ...{ kindId: null, words, contextKind: about, contextRef: String(number), vehicleId },
    ...{ source: 'survey', hand: 'system' },
  })
}
