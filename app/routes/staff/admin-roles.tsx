import { useLoaderData } from '@remix-run/react'
import { Check } from 'lucide-react'
import { useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { PERMISSIONS, STAFF_ROLES } from '~/platform/permissions'
import { Icon } from '~/ui/icon'
import { Pane, StaffPage } from '~/ui/staff-shell'

export const loader = page({ permission: 'role:manage' }, async ({ club }) => ({
  permissions: PERMISSIONS.filter((name) => !name.endsWith(':own')),
  roles: STAFF_ROLES.map((role) => ({ role, permissions: [...(club.roles.get(role) ?? [])] })),
}))

export default function Roles() {
  const t = useT()
  const { roles, permissions } = useLoaderData<typeof loader>()
  return (
    <StaffPage title={t('desk:place.roles')}>
      <Pane>
        <p className="mb-4 max-w-2xl text-ink-2">{t('dealers-desk:roles.text')}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
        <section className="overflow-x-auto" tabIndex={0} aria-label={t('desk:place.roles')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('dealers-desk:roles.permission')}</th>
                {roles.map(({ role }) => (
                  <th key={role} scope="col">
                    <a className="link" href={`/desk/admin/roles/${role}`}>
                      {t(`desk:role.${role}`)}
                    </a>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {permissions.map((permission) => (
                <tr key={permission}>
                  <th scope="row">{t(`dealers-desk:permission.${permissionKey(permission)}`)}</th>
                  {roles.map(({ role, permissions: held }) => (
                    <td key={role}>
                      {held.includes(permission) ? (
                        <>
                          <Icon as={Check} />
                          <span className="sr-only">{t('dealers-desk:roles.yes')}</span>
                        </>
                      ) : (
                        <span className="text-ink-3">–</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Pane>
    </StaffPage>
  )
}

/** A permission as a key of the texts, where a colon would part the name. */
const permissionKey = (permission: string) => permission.replace(/[:-]/g, '_') as 'desk_open'
