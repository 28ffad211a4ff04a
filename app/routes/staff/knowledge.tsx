import { useLoaderData } from '@remix-run/react'
import { Plus, SearchX } from 'lucide-react'
import { readTopics } from '~/areas/cases/read-topics.server'
import { articlesSearch } from '~/areas/knowledge/desk-forms'
import type { ArticleState, AUDIENCES } from '~/areas/knowledge/desk-rules'
import { countArticles, readDeskArticles } from '~/areas/knowledge/read-desk.server'
import { useFormat, useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { ButtonLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { SearchBox } from '~/ui/filters'
import { Paging } from '~/ui/paging'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { DataTable } from '~/ui/table'
import { ChoiceLinks } from '~/ui/tabs'

export const loader = page(
  { permission: 'article:read', search: articlesSearch },
  async ({ club, actor, search, language }) => {
    const { rows, next } = await readDeskArticles(club, actor, { ...search, language })
    const topics = new Map((await readTopics(club)).map(({ code, name }) => [code, say(name, language)]))
    return {
      ...{ next, state: search.state ?? '', q: search.q ?? '', mayWrite: can(actor, 'article:write') },
      counts: await countArticles(club, actor),
      articles: rows.map(({ id, title, topic, ...row }) => ({
        ...row,
        title: say(title, language),
        topic: topics.get(topic) ?? '',
      })),
    }
  },
)

/** What the club knows, as the desk keeps it. */
export default function Knowledge() {
  const t = useT()
  const format = useFormat()
  const { articles, counts, next, state, q, mayWrite } = useLoaderData<typeof loader>()
  const at = (more: Record<string, string>) => {
    const wanted = new URLSearchParams(Object.entries({ state, q, ...more }).filter(([, value]) => value !== ''))
    return `/desk/knowledge${wanted.size > 0 ? `?${wanted}` : ''}`
  }
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  return (
    <StaffPage
      title={t('knowledge-desk:title')}
      withoutSearch
      acts={
        mayWrite && (
          <>
            <ButtonLink size="s" icon={SearchX} href="/desk/knowledge/gaps">
              {t('knowledge-desk:gaps.title')}
            </ButtonLink>
            <ButtonLink kind="go" size="s" icon={Plus} href="/desk/knowledge/new">
              {t('knowledge-desk:new')}
            </ButtonLink>
          </>
        )
      }
    >
      <Pane label={t('knowledge-desk:title')}>
        <div className="mb-4 flex flex-wrap items-center gap-4">
          <SearchBox label={t('knowledge-desk:search')} value={q} keep={{ state }} action="/desk/knowledge" />
          {mayWrite && (
            <ChoiceLinks
              label={t('knowledge-desk:state_label')}
              of={[
                { href: at({ state: '' }), label: t('knowledge-desk:all'), count: all, current: state === '' },
                ...counts.map((one) => ({
                  ...{ href: at({ state: one.state }), label: t(`knowledge-desk:state.${one.state}`) },
                  ...{ count: one.count, current: state === one.state },
                })),
              ]}
            />
          )}
        </div>
        <DataTable
          caption={t('knowledge-desk:title')}
          rows={articles}
          rowKey={({ number }) => number}
          rowHref={({ number }) => `/desk/knowledge/${number}`}
          empty={
            <EmptyState title={q ? t('knowledge-desk:none_found') : t('knowledge-desk:none')}>
              {q ? t('knowledge-desk:none_found_text') : t('knowledge-desk:none_text')}
            </EmptyState>
          }
          columns={[
            { id: 'title', head: t('knowledge-desk:form.title'), cell: ({ title }) => title },
            {
              ...{ id: 'state', head: t('knowledge-desk:state_label'), phone: 'key', tight: true },
              cell: ({ state, edition, published }) => (
                <>
                  {state === 'published' ? (
                    t('knowledge-desk:state.published')
                  ) : (
                    <Chip tone={state === 'review' ? 'now' : 'quiet'}>
                      {t(`knowledge-desk:state.${state as ArticleState}`)}
                    </Chip>
                  )}
                  {published > 0 && published < edition && (
                    <span className="ms-2 text-ink-2">{t('knowledge-desk:still', { edition: published })}</span>
                  )}
                </>
              ),
            },
            {
              ...{ id: 'audience', head: t('knowledge-desk:audience_label') },
              cell: ({ audience }) => t(`knowledge-desk:audience.${audience as (typeof AUDIENCES)[number]}`),
            },
            { id: 'topic', head: t('knowledge-desk:topic'), phone: 'off', cell: ({ topic }) => topic || '—' },
            {
              ...{ id: 'helped', head: t('knowledge-desk:helped'), figure: true, phone: 'off' },
              cell: ({ helped, notHelped }) =>
                helped + notHelped > 0
                  ? t('knowledge-desk:votes', { helped, all: helped + notHelped })
                  : t('knowledge-desk:no_votes'),
            },
            {
              ...{ id: 'changed', head: t('knowledge-desk:changed'), tight: true, phone: 'off' },
              cell: ({ changedAt }) => format.date(changedAt),
            },
          ]}
        />
        <Paging next={next ? at({ after: next }) : null} />
      </Pane>
    </StaffPage>
  )
}
