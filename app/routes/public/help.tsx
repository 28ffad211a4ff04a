import { Form, type MetaFunction, useLoaderData } from '@remix-run/react'
import { MessageSquarePlus, Search } from 'lucide-react'
import { helpSearch } from '~/areas/knowledge/forms'
import { ArticleRows } from '~/areas/knowledge/parts/article-rows'
import { helpfulArticles } from '~/areas/knowledge/read-articles.server'
import { countSearch, searchArticles } from '~/areas/knowledge/search-articles.server'
import { useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { countFailure, throttleKeys } from '~/platform/throttle.server'
import { ButtonLink } from '~/ui/button'
import { PageTitle, Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { TextInput } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { Item, Rows } from '~/ui/rows'
import { SubmitButton } from '~/ui/submit'

/** What the club knows, for everybody. What is searched is counted, who searched is not. */
export const loader = page(
  { permission: 'public', search: helpSearch },
  async ({ club, actor, search, language, t, context }) => {
    const { q } = search
    const title = t('knowledge:title')
    if (q === '') return { title, q, found: await helpfulArticles(club, language) }
    const found = await searchArticles(club, { text: q, language, audience: 'public', limit: 20 })
    // Somebody who asks without end finds what there is, but writes nothing more down.
    const counted = await countFailure(club, throttleKeys('help-search', { address: context.address }))
    if (counted.ok) await countSearch(club, actor, { text: q, language, found: found.length })
    return { title, q, found }
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function Help() {
  const t = useT()
  const { q, found } = useLoaderData<typeof loader>()
  return (
    <OwnerPage>
      <PageTitle sub={t('knowledge:sub')}>{t('knowledge:title')}</PageTitle>
      <Form method="get" role="search" className="mt-5 grid gap-3">
        <TextInput
          key={q}
          field={{ id: 'q', name: 'q', defaultValue: q, maxLength: 200 }}
          label={t('knowledge:search.label')}
          hint={t('knowledge:search.hint')}
          icon={Search}
          type="search"
          enterKeyHint="search"
        />
        <SubmitButton kind={q === '' ? 'go' : 'line'}>{t('knowledge:search.go')}</SubmitButton>
      </Form>
      {found.length > 0 ? (
        <Part title={q === '' ? t('knowledge:helpful') : t('knowledge:search.found', { count: found.length })}>
          <ArticleRows articles={found} />
        </Part>
      ) : (
        <EmptyState
          className="mt-6"
          title={q === '' ? t('knowledge:none') : t('knowledge:search.nothing', { q })}
          act={
            <ButtonLink kind="go" icon={MessageSquarePlus} href="/feedback/new">
              {t('knowledge:ask.title')}
            </ButtonLink>
          }
        >
          {t('knowledge:search.nothing_text')}
        </EmptyState>
      )}
      {found.length > 0 && (
        <Part title={t('knowledge:ask.still')}>
          <Rows card>
            <Item
              icon={MessageSquarePlus}
              title={t('knowledge:ask.title')}
              sub={t('knowledge:ask.text')}
              href="/feedback/new"
            />
          </Rows>
        </Part>
      )}
    </OwnerPage>
  )
}
