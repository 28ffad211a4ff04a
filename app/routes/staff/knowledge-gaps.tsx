import { useLoaderData } from '@remix-run/react'
import { PenLine } from 'lucide-react'
import { readGaps } from '~/areas/knowledge/read-desk.server'
import { useFormat, useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { DataTable } from '~/ui/table'

export const loader = page({ permission: 'article:write' }, async ({ club }) => ({ gaps: await readGaps(club) }))

/** What was looked for and not found. */
export default function KnowledgeGaps() {
  const t = useT()
  const format = useFormat()
  const { gaps } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      path={[{ label: t('knowledge-desk:title'), href: '/desk/knowledge' }]}
      title={t('knowledge-desk:gaps.title')}
      withoutSearch
    >
      <Pane label={t('knowledge-desk:gaps.title')}>
        <p className="mb-4 max-w-2xl text-ink-2">{t('knowledge-desk:gaps.text')}</p>
        <DataTable
          caption={t('knowledge-desk:gaps.title')}
          rows={gaps}
          rowKey={({ wanted, language }) => `${language} ${wanted}`}
          empty={<EmptyState title={t('knowledge-desk:gaps.none')}>{t('knowledge-desk:gaps.none_text')}</EmptyState>}
          columns={[
            {
              ...{ id: 'wanted', head: t('knowledge-desk:gaps.wanted') },
              cell: ({ wanted, language }) => <span lang={language}>{wanted}</span>,
            },
            {
              ...{ id: 'language', head: t('knowledge-desk:gaps.language'), phone: 'off' },
              cell: ({ language }) => t(language === 'en' ? 'shell:language.en' : 'shell:language.zh'),
            },
            {
              ...{ id: 'empty', head: t('knowledge-desk:gaps.empty'), figure: true, phone: 'key' },
              cell: ({ empty }) => format.number(empty),
            },
            {
              ...{ id: 'count', head: t('knowledge-desk:gaps.count'), figure: true, phone: 'off' },
              cell: ({ count }) => format.number(count),
            },
            {
              ...{ id: 'last', head: t('knowledge-desk:gaps.last'), phone: 'off' },
              cell: ({ last }) => format.date(last),
            },
            {
              ...{ id: 'write', head: <span className="sr-only">{t('knowledge-desk:gaps.acts')}</span>, tight: true },
              cell: ({ wanted, language }) => (
                <ButtonLink
                  size="s"
                  icon={PenLine}
                  href={`/desk/knowledge/new?${new URLSearchParams({ title: wanted, language })}`}
                >
                  {t('knowledge-desk:gaps.write')}
                </ButtonLink>
              ),
            },
          ]}
        />
      </Pane>
    </StaffPage>
  )
}
