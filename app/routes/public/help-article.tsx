import { Form, type MetaFunction, useLoaderData } from '@remix-run/react'
import { MessageSquarePlus, ThumbsDown, ThumbsUp } from 'lucide-react'
import { z } from 'zod'
import { voteForm } from '~/areas/knowledge/forms'
import { ArticleRows } from '~/areas/knowledge/parts/article-rows'
import { ArticleText } from '~/areas/knowledge/parts/article-text'
import { readPublicArticle } from '~/areas/knowledge/read-articles.server'
import { voteArticle, voterOf } from '~/areas/knowledge/vote-article.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { newToken } from '~/platform/secrets.server'
import { countFailure, throttleKeys } from '~/platform/throttle.server'
import { ButtonLink } from '~/ui/button'
import { PageTitle, Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { OwnerPage } from '~/ui/owner-shell'
import { SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

/** The key of a browser that has voted before, as its cookie has it. */
const readKey = (value: unknown): string | null =>
  typeof value === 'string' && /^[\w-]{16,64}$/.test(value) ? value : null

export const loader = page(
  { permission: 'public', params },
  async ({ club, actor, params, language, request, context }) => {
    const guest = readKey(await context.cookies.reader.parse(request.headers.get('Cookie')))
    return readPublicArticle(club, params.number, { language, voter: voterOf(actor, guest) })
  },
)

export const action = page({ permission: 'public', params, form: voteForm }, async (handed) => {
  const { club, actor, params, input, request, context, fail, go } = handed
  const { reader } = context.cookies
  const guest = readKey(await reader.parse(request.headers.get('Cookie'))) ?? newToken()
  const voter = voterOf(actor, guest) ?? ''
  if (!actor.userId) {
    const counted = await countFailure(club, throttleKeys('help-vote', { address: context.address }))
    if (!counted.ok) return fail(counted)
  }
  const voted = await voteArticle({ club, actor, number: params.number, voter, helped: input.helped === 'yes' })
  if (!voted.ok) return fail(voted)
  const headers = new Headers(actor.userId ? {} : { 'Set-Cookie': await reader.serialize(guest) })
  return go(`/help/${params.number}`, { key: 'knowledge:vote.thanks' }, headers)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function Article() {
  const t = useT()
  const format = useFormat()
  const { title, blocks, changedAt, helped, near } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <OwnerPage back="/help" title={t('knowledge:title')} titled={false}>
      <article>
        <PageTitle sub={t('knowledge:changed', { date: format.date(changedAt) })} className="mb-5">
          {title}
        </PageTitle>
        <ArticleText blocks={blocks} />
      </article>
      <Part title={t('knowledge:vote.title')}>
        <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
        <Form method="post" preventScrollReset className="flex flex-wrap gap-3">
          {(['yes', 'no'] as const).map((value) => (
            <SubmitButton
              key={value}
              kind="line"
              icon={value === 'yes' ? ThumbsUp : ThumbsDown}
              name="helped"
              value={value}
              aria-pressed={helped === (value === 'yes')}
            >
              {t(`knowledge:vote.${value}`)}
            </SubmitButton>
          ))}
        </Form>
        <div role="status">
          {helped !== null && (
            <p className="mt-3 text-small text-ink-2">
              {t(helped ? 'knowledge:vote.was_yes' : 'knowledge:vote.was_no')}
            </p>
          )}
        </div>
        {helped !== true && (
          <p className="mt-4">
            <ButtonLink icon={MessageSquarePlus} href="/feedback/new">
              {t('knowledge:ask.title')}
            </ButtonLink>
          </p>
        )}
      </Part>
      {near.length > 0 && (
        <Part title={t('knowledge:near')}>
          <ArticleRows articles={near} />
        </Part>
      )}
    </OwnerPage>
  )
}
