import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readTopics } from '~/areas/cases/read-topics.server'
import { articleForm } from '~/areas/knowledge/desk-forms'
import { ArticleForm } from '~/areas/knowledge/parts/article-form'
import { readDeskArticle } from '~/areas/knowledge/read-desk.server'
import { writeArticle } from '~/areas/knowledge/write-article.server'
import { useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note } from '~/ui/card'
import { Pane, StaffPage } from '~/ui/staff-shell'

const params = z.object({ number: z.string().max(20) })

export const loader = page(
  { permission: 'article:write', params },
  async ({ club, actor, params: { number }, language }) => {
    const { title, body, audience, topic, version, published } = await readDeskArticle(club, actor, number)
    const topics = (await readTopics(club)).filter(({ active, code }) => active || code === topic)
    return {
      ...{ number, version, published, name: say(title, language) },
      values: { audience, topic, caseNumber: '', title, body },
      topics: topics.map(({ code, name }) => ({ value: code, label: say(name, language) })),
    }
  },
)

export const action = page(
  { permission: 'article:write', params, form: articleForm },
  async ({ club, actor, submission, params: { number }, input, fail, go }) => {
    const { caseNumber: _, ...given } = input
    const written = await writeArticle({ club, actor, submission, number, ...given })
    return written.ok ? go(`/desk/knowledge/${number}`, { key: 'knowledge-desk:toast.written' }) : fail(written)
  },
)

export default function KnowledgeEdit() {
  const t = useT()
  const { number, name, version, published, values, topics } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <StaffPage
      path={[
        { label: t('knowledge-desk:title'), href: '/desk/knowledge' },
        { label: name, href: `/desk/knowledge/${number}` },
      ]}
      title={t('knowledge-desk:edit')}
      withoutSearch
    >
      <Pane label={t('knowledge-desk:edit')}>
        {published > 0 && <Note className="mb-4">{t('knowledge-desk:keeps', { edition: published })}</Note>}
        <ArticleForm id={`article-${number}`} version={version} values={values} topics={topics} answer={answer} />
      </Pane>
    </StaffPage>
  )
}
