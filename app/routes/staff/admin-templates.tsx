import { useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { readJobTemplates } from '~/areas/dealers/read.server'
import { useFormat, useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { DataTable } from '~/ui/table'

export const loader = page({ permission: 'template:manage' }, async ({ club, language }) => ({
  rows: (await readJobTemplates(club, { retired: true })).map(({ name, detail, ...job }) => ({
    ...job,
    name: say(name, language),
    detail: say(detail, language),
  })),
}))

export default function Templates() {
  const t = useT()
  const format = useFormat()
  const { rows } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={t('desk:place.templates')}
      acts={
        <ButtonLink kind="go" size="s" icon={Plus} href="/desk/admin/templates/new">
          {t('dealers-desk:templates.add')}
        </ButtonLink>
      }
    >
      <Pane pad={false}>
        <DataTable
          inset
          caption={t('desk:place.templates')}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/desk/admin/templates/${id}`}
          empty={
            <EmptyState title={t('dealers-desk:templates.empty')}>{t('dealers-desk:templates.empty_text')}</EmptyState>
          }
          columns={[
            { id: 'name', head: t('dealers-desk:field_name.name'), cell: ({ name }) => name },
            { id: 'code', head: t('dealers-desk:field_name.code'), cell: ({ code }) => code },
            {
              id: 'bay',
              head: t('dealers-desk:units.bay_type'),
              cell: ({ bayType }) => t(`dealers-desk:bay_type.${bayType}`),
            },
            {
              id: 'skill',
              head: t('dealers-desk:units.skills'),
              cell: ({ skill }) => t(`dealers-desk:skill.${skill}`),
            },
            {
              id: 'minutes',
              head: t('dealers-desk:templates.minutes'),
              figure: true,
              cell: ({ minutes, bufferMinutes }) =>
                bufferMinutes > 0
                  ? `${format.number(minutes)} + ${format.number(bufferMinutes)}`
                  : format.number(minutes),
            },
            {
              id: 'price',
              head: t('dealers-desk:templates.price'),
              figure: true,
              phone: 'key',
              cell: ({ price, currency }) => format.money(price, currency),
            },
            {
              id: 'state',
              head: t('dealers-desk:state.head'),
              tight: true,
              cell: ({ active, onlineBookable }) =>
                !active ? (
                  <Chip>{t('dealers-desk:units.retired')}</Chip>
                ) : onlineBookable ? (
                  t('dealers-desk:templates.online')
                ) : (
                  t('dealers-desk:templates.desk_only')
                ),
            },
          ]}
        />
      </Pane>
    </StaffPage>
  )
}
