import { readMembers } from '~/areas/membership/read-members.server'
import { translator } from '~/i18n/server'
import type { Subscriber } from '~/platform/club.server'
import { openCaseIn } from './file-case.server'
import { currentPolicy } from './read-policy.server'

/** This score of a rescue or an event, and less, is discontent. */
const BAD_SCORE = 2

/** Discontent with a rescue or an event becomes a case that somebody has to look after, once for each answer. */
export const discontent: Subscriber = {
  name: 'case-discontent',
  types: ['rescue.rated', 'event.rated'],
  async on(w, { type, memberId, vehicleId, dealerId, payload }) {
    const { score, number } = payload
    if (typeof score !== 'number' || score > BAD_SCORE || memberId === null) return
    if (!(await currentPolicy(w.club, w.tx))) return
    const member = (await readMembers(w.club, [memberId], w.tx)).get(memberId)
    if (!member || member.erasedAt !== null) return
    const about = type === 'rescue.rated' ? 'rescue' : 'event'
    const t = translator(member.language)
    const words = t(`mail:case-survey.said_${about}`, { number: String(number), score })
    await openCaseIn(w, {
      ...{ memberId, language: member.language, dealerId: dealerId ?? member.homeDealerId ?? '', nature: 'complaint' },
      ...{ kindId: null, words, contextKind: about, contextRef: String(number), vehicleId },
      ...{ source: 'survey', hand: 'system' },
    })
  },
}
