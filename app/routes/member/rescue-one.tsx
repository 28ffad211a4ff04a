import { useLoaderData } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { SaySo } from '~/areas/cases/parts/own/say-so'
import { rescueTopic } from '~/areas/rescue/live.server'
import { liveForm } from '~/areas/rescue/own-forms'
import { LiveRescue } from '~/areas/rescue/parts/live-rescue'
import { forgetCall } from '~/areas/rescue/parts/use-kept-call'
import { readOwnRescue, requireOwnRescue } from '~/areas/rescue/read-own.server'
import { reportSafe } from '~/areas/rescue/report-safe.server'
import { revokeShare, shareRescue } from '~/areas/rescue/share-rescue.server'
import { writeMessage } from '~/areas/rescue/write-message.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { liveTopics } from '~/platform/topics.server'
import { FormErrors } from '~/ui/field'
import { Code } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'rescue:own', params }, async ({ club, actor, params, language }) => {
  const { id } = await requireOwnRescue(club, actor, params.number)
  const topics = await liveTopics(club, [rescueTopic(id)])
  const { id: _, ...rescue } = await readOwnRescue(club, actor, params.number, language)
  return { topics, isNight: rescue.isNight, rescue, tileUrl: club.config.tileUrl }
})

export const action = page({ permission: 'rescue:own', params, form: liveForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go, t } = handed
  const { id: requestId } = await requireOwnRescue(club, actor, params.number)
  const here = `/rescue/${params.number}`
  const act = { club, actor, submission, requestId }
  switch (input.act) {
    case 'message': {
      const written = await writeMessage({ ...act, text: input.text })
      return written.ok ? go(here) : fail(written)
    }
    case 'safe': {
      const told = await reportSafe({ ...act, text: t('rescue:safe.message') })
      return told.ok ? go(here, { key: 'rescue:safe.thanks' }) : fail(told)
    }
    case 'revoke': {
      const revoked = await revokeShare({ ...act, linkId: input.linkId })
      return revoked.ok ? go(here, { key: 'rescue:share.revoked' }) : fail(revoked)
    }
    case 'share': {
      // The token is told once, on the page that answers; nothing else keeps it.
      const made = await shareRescue(act)
      return made.ok ? { shared: { linkId: made.value.linkId, path: made.value.path } } : fail(made)
    }
  }
})

/** The page that is read at the roadside: who comes and when, before everything else. */
export default function OwnRescuePage() {
  const t = useT()
  const { rescue, topics, tileUrl } = useLoaderData<typeof loader>()
  const answer = useLastAnswer(useAnswer<typeof action>())
  const line = useLive(rescue.closedAt === null ? topics : [])
  useEffect(() => forgetCall(), [])
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  return (
    <OwnerPage
      back="/home"
      title={t('rescue:title')}
      titled={false}
      withoutRescue
      actions={<Code className="pr-3 text-small text-ink-2">{rescue.number}</Code>}
    >
      <FormErrors errors={refusal ? [refusal.message] : []} />
      <LiveRescue
        rescue={rescue}
        line={line}
        tileUrl={tileUrl}
        shared={answer && 'shared' in answer ? answer.shared : null}
      />
      {rescue.closedAt !== null && <SaySo about={`rescue:${rescue.number}`} />}
    </OwnerPage>
  )
}

/** A page that reads itself again loses what the last act answered; here it stays until the next act. */
function useLastAnswer<T>(answer: T | undefined): T | undefined {
  const [kept, setKept] = useState(answer)
  if (answer !== undefined && answer !== kept) setKept(answer)
  return answer ?? kept
}
