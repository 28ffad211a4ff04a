import { useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { createFirstAdministrator, waitsForAdministrator } from '~/areas/accounts/first-administrator.server'
import { firstAdministratorForm } from '~/areas/accounts/forms'
import { Door } from '~/areas/accounts/parts/door'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { FormErrors } from '~/ui/field'
import { PasswordInput, TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import { enter, visitOf } from './entering.server'

export const loader = page({ permission: 'public' }, async ({ club }) => {
  if (!(await waitsForAdministrator(club))) throw new NotFound('first administrator')
  return null
})

export const action = page({ permission: 'public', form: firstAdministratorForm }, async (page) => {
  const { club, actor, input, fail } = page
  if (!(await waitsForAdministrator(club))) throw new NotFound('first administrator')
  const outcome = await createFirstAdministrator({ club, actor, ...input, visit: visitOf(page) })
  return outcome.ok ? enter(page, outcome.value, undefined) : fail(outcome)
})

export default function FirstAdministrator() {
  const t = useT()
  const failed = useAnswer<typeof action>()
  const [form, fields] = useForm<{ code: string; name: string; email: string; password: string }>({
    lastResult: failed?.result,
  })
  return (
    <Door title={t('accounts:first.title')} lead={t('accounts:first.lead')}>
      <Form method="post" id={form.id} noValidate className="form mt-6">
        <FormErrors errors={form.errors} />
        <TextInput
          field={fields.code}
          label={t('accounts:first.code')}
          hint={t('accounts:first.code_hint')}
          look="code"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextInput field={fields.name} label={t('accounts:first.name')} autoComplete="name" />
        <TextInput field={fields.email} label={t('accounts:first.email')} type="email" autoComplete="username" />
        <PasswordInput
          field={fields.password}
          label={t('accounts:new_password')}
          hint={t('accounts:password_hint')}
          autoComplete="new-password"
        />
        <SubmitButton full>{t('accounts:first.act')}</SubmitButton>
      </Form>
    </Door>
  )
}
