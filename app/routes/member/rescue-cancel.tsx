import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { cancelRescue } from '~/areas/rescue/cancel-rescue.server'
import { CANCEL_REASONS, ownCancelForm } from '~/areas/rescue/own-forms'
import { isUnderWay } from '~/areas/rescue/own-progress'
import { readOwnRescue, requireOwnRescue } from '~/areas/rescue/read-own.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Note, PageTitle } from '~/ui/card'
import { RadioCards } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { OwnerPage } from '~/ui/owner-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'rescue:own', params }, async ({ club, actor, params, language }) => {
  const { number, state, version, isNight } = await readOwnRescue(club, actor, params.number, language)
  return { number, version, isNight, isOpen: isUnderWay(state), hasArrived: state === 'helping' }
})

export const action = page({ permission: 'rescue:own', params, form: ownCancelForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go, t } = handed
  const { id: requestId } = await requireOwnRescue(club, actor, params.number)
  const reason = t(`rescue:cancel.${input.reason}`)
  const cancelled = await cancelRescue({ club, actor, submission, requestId, reason, version: input.version })
  return cancelled.ok ? go(`/rescue/${params.number}`, { key: 'rescue:cancel.done' }) : fail(cancelled)
})

/** The consequence first: what it costs now. Waiting on is as easy as calling it off. */
export default function CancelRescue() {
  const t = useT()
  const { number, version, isOpen, hasArrived } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <OwnerPage back={`/rescue/${number}`} title={t('rescue:title')} titled={false} withoutRescue>
      <PageTitle>{t('rescue:cancel.title')}</PageTitle>
      <Note tone={hasArrived || !isOpen ? 'warn' : 'quiet'} className="mt-4">
        {t(isOpen ? (hasArrived ? 'rescue:cancel.counts' : 'rescue:cancel.free') : 'rescue:cancel.over')}
      </Note>
      <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
      <Form method="post" className="form mt-6">
        <Submission />
        <input type="hidden" name="version" value={version} />
        {isOpen && (
          <RadioCards
            field={{
              id: 'reason',
              name: 'reason',
              required: true,
              errors: answer?.result.error?.reason ?? undefined,
            }}
            label={t('rescue:cancel.reason')}
            options={CANCEL_REASONS.map((value) => ({ value, title: t(`rescue:cancel.${value}`) }))}
          />
        )}
        <FormActs>
          {isOpen && <SubmitButton kind="danger">{t('rescue:cancel.submit')}</SubmitButton>}
          <ButtonLink href={`/rescue/${number}`}>{t('rescue:cancel.keep')}</ButtonLink>
        </FormActs>
      </Form>
    </OwnerPage>
  )
}
