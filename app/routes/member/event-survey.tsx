import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { rateForm } from '~/areas/events/after-forms'
import { rateEvent, readSurvey } from '~/areas/events/rate-event.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Note, PageTitle } from '~/ui/card'
import { RadioCards } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Textarea } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ party: z.string().max(20) })
const SCORES = ['5', '4', '3', '2', '1'] as const

export const loader = page({ permission: 'event:own', params }, async ({ club, actor, params, language }) =>
  readSurvey(club, actor.memberId, params.party, language),
)

export const action = page({ permission: 'event:own', params, form: rateForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const rated = await rateEvent({ club, actor, submission, number: params.party, ...input })
  return rated.ok ? go(`/events/mine/${params.party}`, { key: 'events:after.thanks' }) : fail(rated)
})

/** Two questions at most, about an event that one was at. */
export default function EventSurvey() {
  const t = useT()
  const { number, eventNumber, title, startsAt, zone, state } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(zone)
  const errors = answer?.result.error
  const shut = {
    rated: 'events:refusal.rated',
    over: 'events:refusal.survey_over',
    none: 'events:refusal.no_survey',
  } as const
  return (
    <OwnerPage back={`/events/mine/${number}`} title={t('events:after.survey')} titled={false}>
      <PageTitle sub={`${title} · ${format.date(startsAt, 'short')}`}>{t('events:after.survey_title')}</PageTitle>
      {state === 'open' ? (
        <Form method="post" className="form mt-5">
          <Submission />
          <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
          <RadioCards
            field={{ id: 'score', name: 'score', required: true, errors: errors?.score ?? undefined }}
            label={t('events:after.score')}
            options={SCORES.map((value) => ({ value, title: t(`events:after.s${value}`) }))}
          />
          <Textarea
            field={{ id: 'comment', name: 'comment', maxLength: 1_000, errors: errors?.comment ?? undefined }}
            label={t('events:after.comment')}
            hint={t('events:after.comment_hint')}
            optional
          />
          <FormActs>
            <SubmitButton>{t('events:after.submit')}</SubmitButton>
          </FormActs>
        </Form>
      ) : (
        <Note
          className="mt-5"
          acts={
            state === 'none' ? null : (
              <ButtonLink href={`/events/${eventNumber}/photos`}>{t('events:after.photos')}</ButtonLink>
            )
          }
        >
          {t(shut[state])}
        </Note>
      )}
    </OwnerPage>
  )
}
