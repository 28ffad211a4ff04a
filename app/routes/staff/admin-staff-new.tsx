import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { inviteForm } from '~/areas/dealers/forms'
import { grantChoices } from '~/areas/dealers/grant-choices.server'
import { inviteStaff } from '~/areas/dealers/invite-staff.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Segmented } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Select, TextInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

export const loader = page({ permission: 'staff:manage' }, async ({ club, actor, language }) => ({
  language,
  places: (await grantChoices(club, actor, language)).map(({ place, choices }) => ({
    place,
    choices: choices.filter(({ mine }) => mine),
  })),
}))

export const action = page(
  { permission: 'staff:manage', form: inviteForm },
  async ({ club, actor, input, submission, fail, go }) => {
    const invited = await inviteStaff({ club, actor, submission, ...input })
    if (!invited.ok) return fail(invited)
    return go(`/desk/admin/staff/${invited.value.userId}`, {
      key: 'dealers-desk:toast.invited',
      params: { name: input.name },
    })
  },
)

type Fields = { name: string; email: string; language: string; grant: string }

export default function InviteStaff() {
  const t = useT()
  const { places, language } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<Fields>({ lastResult: answer?.result, defaultValue: { language } })
  return (
    <StaffPage
      path={[{ label: t('desk:place.staff'), href: '/desk/admin/staff' }]}
      title={t('dealers-desk:staff.invite')}
    >
      <Pane>
        <Form method="post" {...getFormProps(form)} className="grid max-w-xl gap-4">
          <Submission />
          <FormErrors errors={form.errors} />
          <p className="text-ink-2">{t('dealers-desk:staff.invite_text')}</p>
          <TextInput field={fields.name} label={t('dealers-desk:staff.name')} autoComplete="off" required />
          <TextInput
            field={fields.email}
            label={t('dealers-desk:staff.email')}
            type="email"
            autoComplete="off"
            required
          />
          <Select
            field={fields.grant}
            label={t('dealers-desk:staff.role')}
            placeholder={t('dealers-desk:staff.choose')}
            options={places.map(({ place, choices }) => ({
              label: place || t('desk:dealer.whole_club'),
              options: choices.map(({ value, role }) => ({ value, label: t(`desk:role.${role as 'admin'}`) })),
            }))}
            required
          />
          <Segmented
            field={fields.language}
            label={t('shell:language.label')}
            options={[
              { value: 'zh-CN', label: t('shell:language.zh') },
              { value: 'en', label: t('shell:language.en') },
            ]}
          />
          <FormActs>
            <SubmitButton>{t('dealers-desk:staff.send_invite')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
