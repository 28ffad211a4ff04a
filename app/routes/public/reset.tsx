import { useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { resetForm } from '~/areas/accounts/forms'
import { Door } from '~/areas/accounts/parts/door'
import { isResetOpen, resetPassword } from '~/areas/accounts/password.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { FormErrors } from '~/ui/field'
import { PasswordInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'

const params = z.object({ token: z.string().min(20).max(60) })

export const loader = page({ permission: 'public', params }, async ({ club, params: { token } }) => ({
  open: await isResetOpen(club, token),
}))

export const action = page(
  { permission: 'public', params, form: resetForm },
  async ({ club, actor, params: { token }, input, fail, go }) => {
    const outcome = await resetPassword({ club, actor, token, password: input.password })
    return outcome.ok ? go('/sign-in', { key: 'accounts:reset.done' }) : fail(outcome)
  },
)

export default function Reset() {
  const t = useT()
  const { open } = useLoaderData<typeof loader>()
  const failed = useAnswer<typeof action>()
  const [form, fields] = useForm<{ password: string }>({ lastResult: failed?.result })
  if (!open)
    return (
      <Door title={t('accounts:reset.over_title')} lead={t('accounts:reset.over')}>
        <ButtonLink kind="go" full href="/forgot" className="mt-6">
          {t('accounts:reset.again')}
        </ButtonLink>
      </Door>
    )
  return (
    <Door title={t('accounts:reset.title')} lead={t('accounts:reset.lead')}>
      <Form method="post" id={form.id} noValidate className="form mt-6">
        <FormErrors errors={form.errors} />
        <PasswordInput
          field={fields.password}
          label={t('accounts:new_password')}
          hint={t('accounts:password_hint')}
          autoComplete="new-password"
        />
        <SubmitButton full>{t('accounts:reset.act')}</SubmitButton>
      </Form>
    </Door>
  )
}
