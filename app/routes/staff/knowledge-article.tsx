import { Form, useLoaderData } from '@remix-run/react'
import { PenLine } from 'lucide-react'
import { z } from 'zod'
import { readTopics } from '~/areas/cases/read-topics.server'
import { blocksOf } from '~/areas/knowledge/blocks'
import { actForm, editionsSearch } from '~/areas/knowledge/desk-forms'
import type { ArticleAct, AUDIENCES } from '~/areas/knowledge/desk-rules'
import { ArticleText } from '~/areas/knowledge/parts/article-text'
import { EditionDiff } from '~/areas/knowledge/parts/edition-diff'
import { readDeskArticle } from '~/areas/knowledge/read-desk.server'
import { stepArticle } from '~/areas/knowledge/write-article.server'
import { useFormat, useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink, TextLink } from '~/ui/button'
import { Note, Part } from '~/ui/card'
import { Submission } from '~/ui/form'
import { Facts } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { SubmitButton } from '~/ui/submit'
import { DataTable } from '~/ui/table'

const params = z.object({ number: z.string().max(20) })
const TOASTS = { submit: 'submitted', return: 'returned', publish: 'published', archive: 'archived' } as const
const SIDES = [
  ['zh', 'zh-CN'],
  ['en', 'en'],
] as const

export const loader = page(
  { permission: 'article:read', params, search: editionsSearch },
  async ({ club, actor, params: { number }, search: { a, b }, language }) => {
    const article = await readDeskArticle(club, actor, number)
    const topics = await readTopics(club)
    const named = topics.find(({ code }) => code === article.topic)
    const before = article.editions.find(({ edition }) => edition === a)
    const after = article.editions.find(({ edition }) => edition === b)
    return {
      ...article,
      name: say(article.title, language),
      topic: named ? say(named.name, language) : '',
      blocks: { zh: blocksOf(article.body.zh), en: blocksOf(article.body.en) },
      compared: before && after ? { before, after } : null,
      editions: article.editions.map(({ edition, at, by }) => ({ edition, at, by })),
    }
  },
)

export const action = page(
  { permission: 'article:write', params, form: actForm },
  async ({ club, actor, submission, params: { number }, input, fail, go }) => {
    const stepped = await stepArticle({ club, actor, submission, number, ...input })
    if (!stepped.ok) return fail(stepped)
    return go(`/desk/knowledge/${number}`, { key: `knowledge-desk:toast.${TOASTS[input.act]}` })
  },
)

/** An article as readers see it, with its editions and the steps it can take. */
export default function KnowledgeArticle() {
  const t = useT()
  const format = useFormat()
  const article = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { number, state, edition, published, editions, blocks, title, compared } = article
  return (
    <StaffPage
      path={[{ label: t('knowledge-desk:title'), href: '/desk/knowledge' }]}
      title={article.name}
      withoutSearch
      acts={
        article.mayWrite && (
          <>
            <ButtonLink size="s" icon={PenLine} href={`/desk/knowledge/${number}/edit`}>
              {t('knowledge-desk:edit')}
            </ButtonLink>
            <Acts number={number} version={article.version} acts={article.acts} />
          </>
        )
      }
    >
      <Pane label={article.name}>
        {answer?.refusal && (
          <Note tone="danger" role="alert" className="mb-4">
            {answer.refusal.message}
          </Note>
        )}
        {article.waitsForOther && <Note className="mb-4">{t('knowledge-desk:four_eyes')}</Note>}
        {published > 0 && published < edition && (
          <Note className="mb-4">{t('knowledge-desk:keeps', { edition: published })}</Note>
        )}
        <Facts
          left
          of={[
            [t('knowledge-desk:number'), number],
            [t('knowledge-desk:state_label'), t(`knowledge-desk:state.${state}`)],
            [
              t('knowledge-desk:audience_label'),
              t(`knowledge-desk:audience.${article.audience as (typeof AUDIENCES)[number]}`),
            ],
            [t('knowledge-desk:topic'), article.topic],
            [t('knowledge-desk:edition_label'), t('knowledge-desk:edition', { edition })],
            [t('knowledge-desk:published_at'), article.publishedAt && format.dateTime(article.publishedAt)],
            [
              t('knowledge-desk:helped'),
              article.helped + article.notHelped > 0
                ? t('knowledge-desk:votes', { helped: article.helped, all: article.helped + article.notHelped })
                : t('knowledge-desk:no_votes'),
            ],
            [
              t('knowledge-desk:case'),
              article.caseNumber && (
                <TextLink href={`/desk/cases/${article.caseNumber}`}>{article.caseNumber}</TextLink>
              ),
            ],
          ]}
        />
        {compared ? (
          <Part title={t('knowledge-desk:compared', { a: compared.before.edition, b: compared.after.edition })}>
            <div className="grid gap-8 desk:grid-cols-2">
              {SIDES.map(([key, lang]) => (
                <EditionDiff
                  key={key}
                  lang={lang}
                  before={`${compared.before.title[key]}\n\n${compared.before.body[key]}`}
                  after={`${compared.after.title[key]}\n\n${compared.after.body[key]}`}
                />
              ))}
            </div>
          </Part>
        ) : (
          <Part title={t('knowledge-desk:preview')}>
            <div className="grid gap-8 desk:grid-cols-2">
              {SIDES.map(([key, lang]) => (
                <article key={key} lang={lang} className="card card-pad">
                  <h3 className="mb-3 text-lead font-semibold">{title[key]}</h3>
                  <ArticleText blocks={blocks[key]} />
                </article>
              ))}
            </div>
          </Part>
        )}
        {article.mayWrite && (
          <Part title={t('knowledge-desk:editions')}>
            <DataTable
              caption={t('knowledge-desk:editions')}
              rows={editions}
              rowKey={(one) => String(one.edition)}
              columns={[
                {
                  ...{ id: 'edition', head: t('knowledge-desk:edition_label') },
                  cell: (one) => t('knowledge-desk:edition', { edition: one.edition }),
                },
                { id: 'by', head: t('knowledge-desk:by'), cell: ({ by }) => by || t('knowledge-desk:club') },
                { id: 'at', head: t('knowledge-desk:at'), phone: 'key', cell: ({ at }) => format.dateTime(at) },
                {
                  ...{ id: 'compare', head: <span className="sr-only">{t('knowledge-desk:compare')}</span> },
                  cell: (one) =>
                    one.edition > 1 && (
                      <TextLink href={`/desk/knowledge/${number}?a=${one.edition - 1}&b=${one.edition}`}>
                        {t('knowledge-desk:compare_with', { edition: one.edition - 1 })}
                      </TextLink>
                    ),
                },
              ]}
            />
            {editions.length > 2 && <Compare editions={editions.map((one) => one.edition)} />}
          </Part>
        )}
      </Pane>
    </StaffPage>
  )
}

function Acts({ number, version, acts }: { number: string; version: number; acts: readonly ArticleAct[] }) {
  const t = useT()
  const go = acts.find((act) => act === 'publish') ?? acts.find((act) => act === 'submit')
  return (
    <Form method="post" action={`/desk/knowledge/${number}`} className="flex flex-wrap gap-2">
      <Submission />
      <input type="hidden" name="version" value={version} />
      {acts.map((act) => (
        <SubmitButton
          key={act}
          size="s"
          name="act"
          value={act}
          kind={act === go ? 'go' : act === 'archive' ? 'danger' : 'line'}
        >
          {t(`knowledge-desk:act.${act}`)}
        </SubmitButton>
      ))}
    </Form>
  )
}

/** Any two editions, chosen from two lists. */
function Compare({ editions }: { editions: readonly number[] }) {
  const t = useT()
  const choice = (name: 'a' | 'b', chosen: number | undefined) => (
    <label className="flex items-center gap-2">
      {t(`knowledge-desk:compare_${name}`)}
      <select className="input" name={name} defaultValue={chosen}>
        {editions.map((edition) => (
          <option key={edition} value={edition}>
            {t('knowledge-desk:edition', { edition })}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <Form method="get" className="mt-4 flex flex-wrap items-center gap-3">
      {choice('a', editions.at(-1))}
      {choice('b', editions[0])}
      <SubmitButton kind="line" size="s">
        {t('knowledge-desk:compare')}
      </SubmitButton>
    </Form>
  )
}
