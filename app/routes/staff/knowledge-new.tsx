import { useLoaderData } from '@remix-run/react'
import { readTopics, topicOfCase } from '~/areas/cases/read-topics.server'
import { articleForm, beginSearch } from '~/areas/knowledge/desk-forms'
import { ArticleForm, type ArticleValues } from '~/areas/knowledge/parts/article-form'
import { writeArticle } from '~/areas/knowledge/write-article.server'
import { useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note } from '~/ui/card'
import { Pane, StaffPage } from '~/ui/staff-shell'

export const loader = page(
  { permission: 'article:write', search: beginSearch },
  async ({ club, actor, search, language }) => {
    const { title = '', language: spoken = language, case: caseNumber = '' } = search
    const topic = caseNumber ? await topicOfCase(club, actor, caseNumber) : ''
    const values: ArticleValues = {
      ...{ audience: 'public', topic, caseNumber, body: { zh: '', en: '' } },
      title: { zh: spoken === 'zh-CN' ? title : '', en: spoken === 'en' ? title : '' },
    }
    const topics = (await readTopics(club)).filter(({ active }) => active)
    return { values, topics: topics.map(({ code, name }) => ({ value: code, label: say(name, language) })) }
  },
)

export const action = page(
  { permission: 'article:write', form: articleForm },
  async ({ club, actor, submission, input, fail, go }) => {
    const written = await writeArticle({ club, actor, submission, number: null, ...input })
    if (!written.ok) return fail(written)
    return go(`/desk/knowledge/${written.value.number}`, { key: 'knowledge-desk:toast.written' })
  },
)

export default function KnowledgeNew() {
  const t = useT()
  const { values, topics } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <StaffPage
      path={[{ label: t('knowledge-desk:title'), href: '/desk/knowledge' }]}
      title={t('knowledge-desk:new')}
      withoutSearch
    >
      <Pane label={t('knowledge-desk:new')}>
        {values.caseNumber && (
          <Note className="mb-4">{t('knowledge-desk:from_case', { number: values.caseNumber })}</Note>
        )}
        <ArticleForm id="article-new" version={0} values={values} topics={topics} answer={answer} />
      </Pane>
    </StaffPage>
  )
}
