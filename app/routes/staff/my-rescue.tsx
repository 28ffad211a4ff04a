import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { actOnJob } from '~/areas/rescue/helper-acts.server'
import { helperForm } from '~/areas/rescue/helper-forms'
import { helperTopic, rescueTopic } from '~/areas/rescue/live.server'
import { isActive, projectJob } from '~/areas/rescue/parts/line/project'
import { useLine } from '~/areas/rescue/parts/line/use-line'
import { useNow } from '~/areas/rescue/parts/line/use-now'
import { JobEnd, JobFacts, JobHead } from '~/areas/rescue/parts/phone/job-head'
import { JobSteps } from '~/areas/rescue/parts/phone/job-steps'
import { JobPhotos, JobTalk } from '~/areas/rescue/parts/phone/job-talk'
import { LineNotes } from '~/areas/rescue/parts/phone/line-notes'
import { PositionSender } from '~/areas/rescue/parts/phone/position-sender'
import { readHelperJob } from '~/areas/rescue/read-helper-job.server'
import { requireHelperJob } from '~/areas/rescue/read-helper-jobs.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { useKeptPage } from '~/platform/kept-page'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { liveTopics } from '~/platform/topics.server'
import { FormErrors } from '~/ui/field'
import { Pane, StaffPage } from '~/ui/staff-shell'

const params = z.object({ assignmentId: z.string().max(64) })
/** Steps that are told in words; of the others the page itself shows that they were taken. */
const TOLD = ['accept', 'decline', 'extend', 'finish', 'unable', 'gone', 'message', 'photo'] as const

export const loader = page({ permission: 'rescue:work', params }, async ({ club, actor, params, language }) => {
  const { requestId, helperId } = await requireHelperJob(club, actor, params.assignmentId)
  const topics = await liveTopics(club, [rescueTopic(requestId), helperTopic(helperId)])
  const job = await readHelperJob(club, actor, params.assignmentId, language)
  return { job, topics, now: club.clock.now(), lineOf: actor.userId ?? '' }
})

export const action = page(
  { permission: 'rescue:work', params, form: helperForm },
  async ({ club, actor, params, input, submission, fail, go, t }) => {
    const { assignmentId } = params
    const signedBy = (name: string) => t('rescue-desk:helper.signed_by', { name })
    const taken = await actOnJob({ club, actor, submission, assignmentId, input, signedBy })
    if (!taken.ok) return fail(taken)
    const told = TOLD.find((act) => act === input.act)
    return go(
      input.act === 'decline' ? '/desk/my-rescues' : `/desk/my-rescues/${assignmentId}`,
      told && { key: `rescue-desk:helper.toast.${told}` },
    )
  },
)

/** One job for one helper: what, where, the next step. Goes on through a dead spot. */
export default function MyRescue() {
  const t = useT()
  const { job: known, topics, now: serverNow, lineOf } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const isLost = useLive(topics) === 'lost'
  const line = useLine(lineOf)
  const { now, skew } = useNow(serverNow)
  const job = projectJob(known, line.view.waiting, skew)
  const mark = [known.state, known.etaAt, known.messages.length].join()
  useKeptPage({ scope: '/desk/my-rescues', keep: known.endedAt === null, mark })
  const of = { line, jobId: job.id }
  const back = `/desk/my-rescues/${job.id}`
  const errors = answer?.refusal
    ? [answer.refusal.message]
    : Object.values(answer?.result?.error ?? {}).flatMap((sentences) => sentences ?? [])
  const isOver = !isActive(job.state)
  const isMine = !isOver && job.state !== 'offered'
  return (
    <StaffPage
      path={[{ label: t('rescue-desk:helper.title'), href: '/desk/my-rescues' }, { label: job.number }]}
      withoutSearch
    >
      <Pane label={job.number}>
        <div className="mx-auto grid max-w-140 gap-6">
          <LineNotes line={line} isLost={isLost} zone={job.zone} back={back} at={serverNow} />
          {errors.length > 0 && <FormErrors errors={errors} />}
          <JobHead job={job} now={now} />
          {isOver ? (
            <JobEnd job={job} />
          ) : (
            <>
              <JobFacts job={job} />
              <JobSteps {...of} job={job} isLate={job.etaAt !== null && job.etaAt < now} />
              {job.state === 'en-route' && <PositionSender line={line} jobId={job.id} />}
            </>
          )}
          {isMine && (
            <>
              <JobTalk {...of} job={job} />
              <JobPhotos job={job} />
            </>
          )}
        </div>
      </Pane>
    </StaffPage>
  )
}
