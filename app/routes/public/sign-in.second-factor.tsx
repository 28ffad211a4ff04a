import { useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { secondFactorForm, toSearch } from '~/areas/accounts/forms'
import { CodeInput } from '~/areas/accounts/parts/code-input'
import { Door, To } from '~/areas/accounts/parts/door'
import { giveSecondFactor } from '~/areas/accounts/second-factor.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { LinkButton } from '~/ui/button'
import { FormErrors } from '~/ui/field'
import { SubmitButton } from '~/ui/submit'
import { sessionHeaders, visitOf } from './entering.server'

export const loader = page({ permission: 'public', search: toSearch }, async ({ club, actor, search: { to }, go }) => {
  if (actor.secondFactor !== 'wanted') return go(to ?? '/')
  return { to, name: actor.name, demo: club.config.demo }
})

export const action = page({ permission: 'public', form: secondFactorForm }, async (page) => {
  const { club, actor, input, fail, go } = page
  if (actor.secondFactor !== 'wanted') return go('/')
  const outcome = await giveSecondFactor({ club, actor, code: input.code, visit: visitOf(page) })
  return outcome.ok ? go(input.to ?? '/', undefined, await sessionHeaders(page, outcome.value)) : fail(outcome)
})

export default function SecondFactor() {
  const t = useT()
  const { to, name, demo } = useLoaderData<typeof loader>()
  const failed = useAnswer<typeof action>()
  const [form, fields] = useForm<{ code: string }>({ lastResult: failed?.result })
  return (
    <Door title={t('accounts:factor.title')} lead={t('accounts:factor.lead', { name })}>
      <Form method="post" id={form.id} noValidate className="form mt-6">
        <FormErrors errors={form.errors} />
        <To to={to} />
        <CodeInput
          field={fields.code}
          label={t('accounts:factor.label')}
          hint={demo ? t('accounts:demo.factor') : t('accounts:factor.hint')}
        />
        <SubmitButton full>{t('accounts:factor.act')}</SubmitButton>
      </Form>
      <form method="post" action="/sign-out" className="mt-3">
        <LinkButton>{t('accounts:factor.other_account')}</LinkButton>
      </form>
    </Door>
  )
}
