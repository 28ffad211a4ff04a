import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { roleForm } from '~/areas/dealers/forms'
import { setRole } from '~/areas/dealers/set-role.server'
import { KEPT_BY_ADMIN } from '~/areas/dealers/staff-rules'
import { useT } from '~/i18n/use'
import type { Stale } from '~/kernel/stale'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { PERMISSIONS, STAFF_ROLES } from '~/platform/permissions'
import { FieldGroup, FormErrors } from '~/ui/field'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ role: z.enum(STAFF_ROLES) })

export const loader = page({ permission: 'role:manage', params }, async ({ club, params: { role } }) => ({
  role,
  held: [...(club.roles.get(role) ?? [])],
  permissions: PERMISSIONS.filter((name) => !name.endsWith(':own')),
  kept: role === 'admin' ? KEPT_BY_ADMIN : [],
}))

export const action = page(
  { permission: 'role:manage', params, form: roleForm },
  async ({ club, actor, params: { role }, input, fail, go }) => {
    const saved = await setRole({ club, actor, role, ...input })
    return saved.ok ? go('/desk/admin/roles', { key: 'dealers-desk:toast.role' }) : fail(saved)
  },
)

export default function Role() {
  const t = useT()
  const { role, held, permissions, kept } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form] = useForm({ id: `role-${role}`, lastResult: answer?.result })
  const now = (stale?.current.permissions as string[] | undefined) ?? held
  return (
    <StaffPage path={[{ label: t('desk:place.roles'), href: '/desk/admin/roles' }]} title={t(`desk:role.${role}`)}>
      <Pane>
        <Form method="post" {...getFormProps(form)} className="grid max-w-3xl gap-5">
          {now.map((name) => (
            <input key={name} type="hidden" name="known" value={name} />
          ))}
          {kept.map((name) => (
            <input key={name} type="hidden" name="permissions" value={name} />
          ))}
          <FormErrors errors={form.errors} />
          <FieldGroup
            field={{ id: 'permissions', name: 'permissions' }}
            label={t('dealers-desk:roles.may')}
            hint={kept.length > 0 ? t('dealers-desk:roles.kept') : undefined}
          >
            <div className="grid gap-1 sm:grid-cols-2">
              {permissions.map((name) => (
                <label key={name} className="check">
                  <input
                    type="checkbox"
                    name="permissions"
                    value={name}
                    defaultChecked={now.includes(name)}
                    disabled={kept.includes(name)}
                  />
                  <span>{t(`dealers-desk:permission.${name.replace(/[:-]/g, '_') as 'desk_open'}`)}</span>
                </label>
              ))}
            </div>
          </FieldGroup>
          <FormActs>
            <SubmitButton>{t('dealers-desk:roles.save')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
