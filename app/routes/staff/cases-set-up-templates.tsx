import { useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { RowActs } from '~/areas/cases/parts/row-acts'
import { SetUpFrame } from '~/areas/cases/parts/set-up-frame'
import { readAllTemplates } from '~/areas/cases/read-set-up.server'
import { dropTemplate } from '~/areas/cases/save-route.server'
import { dropForm } from '~/areas/cases/set-up-forms'
import { readDealers } from '~/areas/dealers/read.server'
import { useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { DataTable } from '~/ui/table'

export const loader = page({ permission: 'case:set-up' }, async ({ club, actor, language }) => {
  const dealers = new Map((await readDealers(club)).map(({ id, name }) => [id, say(name, language)]))
  return {
    templates: (await readAllTemplates(club, actor)).map(({ id, code, name, body, dealerId, active }) => ({
      ...{ id, code, active, name: say(name, language), body: say(body, language) },
      dealer: dealers.get(dealerId) ?? '',
    })),
  }
})

export const action = page(
  { permission: 'case:set-up', form: dropForm },
  async ({ club, actor, submission, input: { id }, fail, go }) => {
    const dropped = await dropTemplate({ club, actor, submission, id })
    return dropped.ok ? go('/desk/cases/set-up/templates', { key: 'cases-setup:toast.dropped' }) : fail(dropped)
  },
)

export default function CaseTemplates() {
  const t = useT()
  const { templates } = useLoaderData<typeof loader>()
  return (
    <SetUpFrame
      tab="templates"
      acts={
        <ButtonLink kind="go" size="s" icon={Plus} href="/desk/cases/set-up/templates/new">
          {t('cases-setup:template.add')}
        </ButtonLink>
      }
    >
      <p className="mb-4 max-w-2xl text-ink-2">{t('cases-setup:template.text')}</p>
      <DataTable
        caption={t('cases-setup:tab.templates')}
        rows={templates}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/desk/cases/set-up/templates/${id}`}
        empty={
          <EmptyState level={2} title={t('cases-setup:template.none')}>
            {t('cases-setup:template.none_text')}
          </EmptyState>
        }
        columns={[
          { id: 'name', head: t('cases-setup:name'), cell: ({ name }) => name },
          {
            ...{ id: 'body', head: t('cases-setup:template.words') },
            cell: ({ body }) => <span className="line-clamp-2 text-ink-2">{body}</span>,
          },
          {
            ...{ id: 'dealer', head: t('cases-setup:dealer'), phone: 'off' },
            cell: ({ dealer }) => dealer || t('cases-setup:template.everywhere'),
          },
          {
            ...{ id: 'state', head: t('cases-setup:state'), tight: true, phone: 'key' },
            cell: ({ active }) => (active ? t('cases-setup:on') : <Chip>{t('cases-setup:off')}</Chip>),
          },
          {
            ...{ id: 'acts', head: <span className="sr-only">{t('cases-setup:acts')}</span>, tight: true },
            cell: ({ id, name }) => <RowActs id={id} name={name} ordered={false} />,
          },
        ]}
      />
    </SetUpFrame>
  )
}
