import { useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { passwordForm } from '~/areas/accounts/forms'
import { changePassword, hasPassword } from '~/areas/accounts/password.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { FormErrors } from '~/ui/field'
import { PasswordInput } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { SubmitButton } from '~/ui/submit'

export const loader = page({ permission: 'signed-in' }, async ({ club, actor }) => ({
  back: actor.memberId ? '/me' : '/desk',
  hasPassword: await hasPassword(club, actor),
}))

export const action = page(
  { permission: 'signed-in', form: passwordForm },
  async ({ club, actor, input, fail, go }) => {
    const outcome = await changePassword({ club, actor, ...input })
    return outcome.ok ? go('/me/sessions', { key: 'accounts:change.done' }) : fail(outcome)
  },
)

export default function Password() {
  const t = useT()
  const { back, hasPassword } = useLoaderData<typeof loader>()
  const failed = useAnswer<typeof action>()
  const [form, fields] = useForm<{ current: string; password: string }>({ lastResult: failed?.result })
  return (
    <OwnerPage back={back} title={t('accounts:change.title')} withoutRescue>
      <p className="text-ink-2">{t('accounts:change.lead')}</p>
      <Form method="post" id={form.id} noValidate className="form mt-6 max-w-md">
        <FormErrors errors={form.errors} />
        {hasPassword && (
          <PasswordInput field={fields.current} label={t('accounts:change.current')} autoComplete="current-password" />
        )}
        <PasswordInput
          field={fields.password}
          label={t('accounts:new_password')}
          hint={t('accounts:password_hint')}
          autoComplete="new-password"
        />
        <SubmitButton className="justify-self-start">{t('accounts:change.act')}</SubmitButton>
      </Form>
    </OwnerPage>
  )
}
