import { MINUTE } from '~/kernel/clock'
import { type Outcome, refuse } from '~/kernel/outcome'
import type { Act, Club } from '~/platform/club.server'
import { saveUpload } from '~/platform/files.server'
import { addRescuePhoto } from './add-photo.server'
import { advanceAssignment } from './advance-assignment.server'
import { answerOffer } from './answer-offer.server'
import { finishAssignment } from './finish-assignment.server'
import type { HelperForm } from './helper-forms'
import { minutesOf } from './parts/line/project'
import { requireHelperJob } from './read-helper-jobs.server'
import { writeMessage } from './write-message.server'

type Asked = Act<{ assignmentId: string; input: HelperForm; signedBy(name: string): string }>

/**
 * Whatever a form of the helper's page asks for, by its use case; only on a job of their own (NotFound). What was done
 * a while ago counts from then: an arrival in 20 minutes, told 5 minutes ago, is one in 15.
 */
export async function actOnJob({ input, signedBy, ...act }: Asked): Promise<Outcome<unknown>> {
  const { club, assignmentId } = act
  const job = await requireHelperJob(club, act.actor, assignmentId)
  const toldAt = club.clock.now() - input.ago
  switch (input.act) {
    case 'accept':
      if (!minutesOf(input)) return etaWanted()
      return answerOffer({ ...act, toldAt, answer: 'accept', etaMinutes: left(input) })
    case 'decline':
      return answerOffer({ ...act, toldAt, answer: 'decline', reason: reasonOf(input) })
    case 'extend':
      if (!minutesOf(input)) return etaWanted()
      return advanceAssignment({ ...act, toldAt, event: 'extend', etaMinutes: left(input) })
    case 'depart':
    case 'arrive':
    case 'tow':
      return advanceAssignment({ ...act, toldAt, event: input.act })
    case 'unable':
    case 'gone':
      return advanceAssignment({ ...act, toldAt, event: input.act, reason: reasonOf(input) })
    case 'finish': {
      const { work, report, odometerKm, towedTo, towPlace } = input
      const lines = [work, towPlace, report, input.signedBy && signedBy(input.signedBy)]
      const signed = await saveSignature(club, input.signature)
      if (!signed.ok) return signed
      return finishAssignment({
        ...{ ...act, toldAt, odometerKm, towedTo },
        report: lines.filter(Boolean).join('\n').slice(0, 1_000),
        signatureFileId: signed.value,
      })
    }
    case 'message':
      return writeMessage({ ...act, requestId: job.requestId, text: input.text })
    case 'photo': {
      const saved = await saveUpload(club, input.photo, { kinds: ['photo'], field: 'photo' })
      return saved.ok ? addRescuePhoto({ ...act, fileId: saved.value.fileId }) : saved
    }
  }
}

const etaWanted = () => refuse('rescue-desk:helper.refusal.eta_wanted', { field: 'ownMinutes' })
const reasonOf = ({ reason, ownReason }: { reason: string; ownReason: string }) => ownReason || reason

/** What is left of the promised minutes when the promise arrives; one at least. */
function left(input: { ago: number; etaMinutes?: number; ownMinutes?: number }): number {
  return Math.max(1, minutesOf(input) - Math.floor(input.ago / MINUTE))
}

async function saveSignature(club: Club, picture: string): Promise<Outcome<string>> {
  if (picture === '') return { ok: true, value: '' }
  const bytes = Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64')
  const saved = await saveUpload(club, new Blob([bytes], { type: 'image/png' }), {
    kinds: ['photo'],
    field: 'signedBy',
  })
  return saved.ok ? { ok: true, value: saved.value.fileId } : saved
}
