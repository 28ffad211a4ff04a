import { useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { readDealers, readUnits } from '~/areas/dealers/read.server'
import { useFormat, useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { ButtonLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { DataTable } from '~/ui/table'

export const loader = page({ permission: 'dealer:manage' }, async ({ club, actor, language }) => {
  const dealers = (await readDealers(club, { closed: true })).filter(({ id }) =>
    can(actor, 'dealer:manage', { dealerId: id }),
  )
  const rows = await Promise.all(
    dealers.map(async ({ id, code, name, city, phone, active }) => {
      const units = await readUnits(club, id)
      return {
        ...{ id, code, phone, active, name: say(name, language), city: say(city, language) },
        bays: units.filter(({ kind }) => kind === 'bay').length,
        technicians: units.filter(({ kind }) => kind === 'technician').length,
      }
    }),
  )
  return { rows, mayCreate: can(actor, 'dealer:create') }
})

export default function Dealers() {
  const t = useT()
  const format = useFormat()
  const { rows, mayCreate } = useLoaderData<typeof loader>()
  const create = mayCreate && (
    <ButtonLink kind="go" size="s" icon={Plus} href="/desk/admin/dealers/new">
      {t('dealers-desk:list.create')}
    </ButtonLink>
  )
  return (
    <StaffPage title={t('desk:place.dealers')} acts={create}>
      <Pane pad={false}>
        <DataTable
          inset
          caption={t('desk:place.dealers')}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/desk/admin/dealers/${id}`}
          empty={<EmptyState title={t('dealers-desk:list.empty')}>{t('dealers-desk:list.empty_text')}</EmptyState>}
          columns={[
            { id: 'name', head: t('dealers-desk:field_name.name'), cell: ({ name }) => name },
            { id: 'code', head: t('dealers-desk:field_name.code'), cell: ({ code }) => code, phone: 'key' },
            { id: 'city', head: t('dealers-desk:field_name.city'), cell: ({ city }) => city },
            {
              id: 'phone',
              head: t('dealers-desk:field_name.phone'),
              cell: ({ phone }) => <span className="num">{phone}</span>,
            },
            {
              id: 'bays',
              head: t('dealers-desk:kind.bay'),
              cell: ({ bays }) => format.number(bays),
              figure: true,
              phone: 'off',
            },
            {
              id: 'technicians',
              head: t('dealers-desk:kind.technician'),
              cell: ({ technicians }) => format.number(technicians),
              figure: true,
              phone: 'off',
            },
            {
              id: 'state',
              head: t('dealers-desk:state.head'),
              tight: true,
              cell: ({ active }) =>
                active ? t('dealers-desk:state.open') : <Chip tone="warn">{t('dealers-desk:state.closed')}</Chip>,
            },
          ]}
        />
      </Pane>
    </StaffPage>
  )
}
