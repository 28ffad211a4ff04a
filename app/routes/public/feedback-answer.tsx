import { type MetaFunction, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ratingForm, ratingSearch } from '~/areas/cases/own-forms'
import { fieldsOf } from '~/areas/cases/parts/own/answered'
import { Rating } from '~/areas/cases/parts/own/rating'
import { rateCase, readSurvey } from '~/areas/cases/rate-case.server'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { PageTitle } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { PlainShell } from '~/ui/public-shell'

const params = z.object({ token: z.string().max(100) })

/** The question of a letter, for whoever has its link; a link that is good for nothing says so. */
export const loader = page(
  { permission: 'public', params, search: ratingSearch },
  async ({ club, actor, params, search, t, headers }) => {
    headers.set('Referrer-Policy', 'same-origin')
    const title = t('feedback:rate.title')
    const survey = await readSurvey(club, actor, params).catch((error) => {
      if (error instanceof NotFound) return null
      throw error
    })
    return { title, number: survey?.number ?? null, isAnswered: survey?.score != null, score: search.score ?? null }
  },
)

export const action = page({ permission: 'public', params, form: ratingForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const rated = await rateCase({ club, actor, submission, ...params, ...input })
  return rated.ok ? go(`/feedback/answer/${params.token}`) : fail(rated)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? '' },
  { name: 'robots', content: 'noindex' },
]

export default function AnswerFeedback() {
  const t = useT()
  const { number, isAnswered, score } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const field = fieldsOf(answer?.result)
  const see = (
    <p className="mt-6">
      <ButtonLink href="/feedback">{t('feedback:title')}</ButtonLink>
    </p>
  )
  if (number === null) {
    return (
      <PlainShell>
        <PageTitle sub={t('feedback:rate.gone_text')}>{t('feedback:rate.gone')}</PageTitle>
        {see}
      </PlainShell>
    )
  }
  if (isAnswered) {
    return (
      <PlainShell>
        <PageTitle sub={t('feedback:rate.thanks_text')}>{t('feedback:rate.thanks')}</PageTitle>
        {see}
      </PlainShell>
    )
  }
  return (
    <PlainShell>
      <PageTitle sub={t('feedback:rate.about', { number })} className="mb-5">
        {t('feedback:rate.title')}
      </PageTitle>
      <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
      <Rating
        field={(name) => (name === 'score' ? field(name, score === null ? undefined : String(score)) : field(name))}
      />
    </PlainShell>
  )
}
