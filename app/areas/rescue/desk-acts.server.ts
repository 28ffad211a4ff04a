import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { advanceAssignment } from './advance-assignment.server'
import { answerOffer } from './answer-offer.server'
import { bookTow } from './book-tow.server'
import { cancelRescue } from './cancel-rescue.server'
import type { BoardForm } from './desk-forms'
import { requireRescue } from './desk-scope.server'
import { acknowledge, giveUp } from './desk-steps.server'
import { finishAssignment } from './finish-assignment.server'
import { grantGoodwill } from './grant-goodwill.server'
import { handOverRescue } from './hand-over-rescue.server'
import { logFollowUp } from './log-follow-up.server'
import { endMassEvent, joinMassEvent, startMassEvent } from './mass-events.server'
import { mergeRescue } from './merge-rescue.server'
import { offerRescue } from './offer-rescue.server'
import { placeOf } from './open-request.server'
import { writeMessage } from './write-message.server'

type Asked = { club: Club; actor: Actor; submission?: string; dealerId: string; input: OnCall | OnEvents }
type OnEvents = Extract<BoardForm, { act: 'mass-start' | 'mass-end' }>
type OnCall = Exclude<BoardForm, OnEvents | { act: 'reveal' | 'trail' }>

/** Starts or ends a mass event of the dealer whose desk is open. */
export async function actOnEvents({ club, actor, submission, dealerId, input }: Asked & { input: OnEvents }) {
  const by = { club, actor, submission }
  if (input.act === 'mass-end') return endMassEvent({ ...by, massEventId: input.massEventId })
  const { nameZh, nameEn, textZh, textEn } = input
  return startMassEvent({ ...by, dealerId, name: { zh: nameZh, en: nameEn }, text: { zh: textZh, en: textEn } })
}

/** Whatever a form of the board asks for on the open call, by its use case. */
export async function actOnCall(asked: Asked & { input: OnCall }): Promise<Outcome<unknown>> {
  const { club, actor, submission, input } = asked
  const call = await requireRescue(club, actor, input.number, 'rescue:manage')
  const by = { club, actor, submission }
  const on = { ...by, requestId: call.id }
  if ('assignmentId' in input) {
    const { requestId } = await placeOf(club, input.assignmentId)
    if (requestId !== call.id) throw new NotFound('rescue')
    return actOnJob(by, input)
  }
  switch (input.act) {
    case 'acknowledge':
      return acknowledge(on)
    case 'offer':
      return offerRescue({ ...on, helperId: input.helperId })
    case 'override':
      return offerRescue({ ...on, helperId: input.helperId, overrideReason: input.reason })
    case 'message':
      return writeMessage({ ...on, text: input.text })
    case 'cancel':
      return cancelRescue({ ...on, reason: input.reason, version: input.version })
    case 'give-up':
      return giveUp({ ...on, reason: input.reason })
    case 'merge': {
      const into = await requireRescue(club, actor, input.into, 'rescue:manage')
      return mergeRescue({ ...on, intoId: into.id, reason: input.reason })
    }
    case 'hand-over':
      return handOverRescue({ ...on, dealerId: input.dealerId, reason: input.reason })
    case 'mass-join':
      return joinMassEvent({ ...on, massEventId: input.massEventId })
    case 'follow-up':
      return logFollowUp({ ...on, result: input.result, note: input.note })
    case 'book-tow':
      return bookTow(on)
    case 'goodwill':
      return grantGoodwill({ ...on, points: input.points, reason: input.reason })
    default:
      return done({})
  }
}

type By = Pick<Asked, 'club' | 'actor' | 'submission'>

/** A step of the job that is under way, taken on the helper's behalf. */
function actOnJob(by: By, input: Extract<OnCall, { assignmentId: string }>): Promise<Outcome<unknown>> {
  const on = { ...by, assignmentId: input.assignmentId }
  switch (input.act) {
    case 'accept':
      return answerOffer({ ...on, answer: 'accept', etaMinutes: input.minutes })
    case 'decline':
      return answerOffer({ ...on, answer: 'decline', reason: input.reason })
    case 'extend':
      return advanceAssignment({ ...on, event: 'extend', etaMinutes: input.minutes, reason: input.reason })
    case 'finish':
      return finishAssignment({
        ...on,
        odometerKm: input.odometerKm ?? null,
        report: input.report,
        towedTo: input.towedTo || null,
      })
    case 'withdraw':
    case 'unable':
    case 'gone':
      return advanceAssignment({ ...on, event: input.act, reason: input.reason })
    default:
      return advanceAssignment({ ...on, event: input.act })
  }
}
