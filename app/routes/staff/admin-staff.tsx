import { useLoaderData } from '@remix-run/react'
import { UserPlus } from 'lucide-react'
import { z } from 'zod'
import { readDealers } from '~/areas/dealers/read.server'
import { isWithin } from '~/areas/dealers/staff-rules'
import { useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { STAFF_ROLES } from '~/platform/permissions'
import { readGrantHolders } from '~/platform/staff.server'
import { ButtonLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { Filters } from '~/ui/filters'
import { Select } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { DataTable } from '~/ui/table'

const search = z.object({ role: z.string().max(30).optional(), dealer: z.string().max(64).optional() })

export const loader = page({ permission: 'staff:manage', search }, async ({ club, actor, search, language }) => {
  const dealers = (await readDealers(club, { closed: true })).map(({ id, name }) => ({ id, name: say(name, language) }))
  const nameOf = new Map(dealers.map(({ id, name }) => [id, name]))
  const people = await readGrantHolders(club)
  return {
    search,
    dealers: dealers.filter(({ id }) => isWithin(actor, { role: '', dealerId: id })),
    rows: people
      .map(({ userId, name, email, secured, activated, grants }) => ({
        ...{ userId, name, email, secured, activated },
        grants: grants
          .filter((grant) => isWithin(actor, grant))
          .map(({ role, dealerId }) => ({ role, dealerId, place: nameOf.get(dealerId) ?? '' })),
      }))
      .filter(({ grants }) =>
        grants.some(
          ({ role, dealerId }) =>
            (!search.role || role === search.role) && (!search.dealer || dealerId === search.dealer),
        ),
      ),
  }
})

export default function Staff() {
  const t = useT()
  const { rows, dealers, search } = useLoaderData<typeof loader>()
  const roleName = (role: string) => t(`desk:role.${role as 'admin'}`)
  return (
    <StaffPage
      title={t('desk:place.staff')}
      acts={
        <ButtonLink kind="go" size="s" icon={UserPlus} href="/desk/admin/staff/new">
          {t('dealers-desk:staff.invite')}
        </ButtonLink>
      }
    >
      <Pane pad={false}>
        <Filters auto className="py-4 desk:px-6" clear="/desk/admin/staff">
          <Select
            field={{ id: 'role', name: 'role', defaultValue: search.role }}
            label={t('dealers-desk:staff.role')}
            placeholder={t('dealers-desk:staff.any')}
            options={STAFF_ROLES.map((value) => ({ value, label: roleName(value) }))}
          />
          <Select
            field={{ id: 'dealer', name: 'dealer', defaultValue: search.dealer }}
            label={t('dealers-desk:staff.place')}
            placeholder={t('dealers-desk:staff.any')}
            options={dealers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Filters>
        <DataTable
          inset
          caption={t('desk:place.staff')}
          rows={rows}
          rowKey={({ userId }) => userId}
          rowHref={({ userId }) => `/desk/admin/staff/${userId}`}
          empty={<EmptyState title={t('dealers-desk:staff.none')}>{t('dealers-desk:staff.none_text')}</EmptyState>}
          columns={[
            { id: 'name', head: t('dealers-desk:staff.name'), cell: ({ name }) => name },
            { id: 'email', head: t('dealers-desk:staff.email'), cell: ({ email }) => email ?? '' },
            {
              id: 'roles',
              head: t('dealers-desk:staff.roles'),
              cell: ({ grants }) =>
                grants
                  .map(({ role, place }) => (place ? `${roleName(role)} · ${place}` : roleName(role)))
                  .join(t('desk:role_join')),
            },
            {
              id: 'state',
              head: t('dealers-desk:staff.sign_in'),
              tight: true,
              phone: 'key',
              cell: ({ activated, secured }) =>
                !activated ? (
                  <Chip>{t('dealers-desk:staff.invited')}</Chip>
                ) : secured ? (
                  t('dealers-desk:staff.secured')
                ) : (
                  <Chip tone="warn">{t('dealers-desk:staff.unsecured')}</Chip>
                ),
            },
          ]}
        />
      </Pane>
    </StaffPage>
  )
}
