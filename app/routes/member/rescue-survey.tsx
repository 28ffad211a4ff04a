import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { answerSurvey } from '~/areas/rescue/answer-survey.server'
import { surveyForm } from '~/areas/rescue/own-forms'
import { readOwnRescue, requireOwnRescue } from '~/areas/rescue/read-own.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note, PageTitle } from '~/ui/card'
import { RadioCards } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Textarea } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })
const SCORES = ['5', '4', '3', '2', '1'] as const

export const loader = page({ permission: 'rescue:own', params }, async ({ club, actor, params, language }) => {
  const { number, mayAnswer, isAnswered, isNight } = await readOwnRescue(club, actor, params.number, language)
  return { number, mayAnswer, isAnswered, isNight }
})

export const action = page({ permission: 'rescue:own', params, form: surveyForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { id: requestId } = await requireOwnRescue(club, actor, params.number)
  const answered = await answerSurvey({ club, actor, submission, requestId, ...input })
  return answered.ok ? go(`/rescue/${params.number}`, { key: 'rescue:survey.thanks' }) : fail(answered)
})

/** Two questions at most. */
export default function RescueSurvey() {
  const t = useT()
  const { number, mayAnswer, isAnswered } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const errors = answer?.result.error
  return (
    <OwnerPage back={`/rescue/${number}`} title={t('rescue:title')} titled={false} withoutRescue>
      <PageTitle>{t('rescue:survey.title')}</PageTitle>
      {mayAnswer ? (
        <Form method="post" className="form mt-5">
          <Submission />
          <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
          <RadioCards
            field={{ id: 'score', name: 'score', required: true, errors: errors?.score ?? undefined }}
            label={t('rescue:survey.score')}
            options={SCORES.map((value) => ({ value, title: t(`rescue:survey.s${value}`) }))}
          />
          <Textarea
            field={{ id: 'comment', name: 'comment', maxLength: 1_000, errors: errors?.comment ?? undefined }}
            label={t('rescue:survey.comment')}
            optional
          />
          <FormActs>
            <SubmitButton>{t('rescue:survey.submit')}</SubmitButton>
          </FormActs>
        </Form>
      ) : (
        <Note className="mt-5">{t(isAnswered ? 'rescue:after.answered' : 'rescue:refusal.no_survey')}</Note>
      )}
    </OwnerPage>
  )
}
