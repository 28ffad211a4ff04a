import { useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { secondFactorForm, toSearch } from '~/areas/accounts/forms'
import { CodeInput } from '~/areas/accounts/parts/code-input'
import { Door, To } from '~/areas/accounts/parts/door'
import { confirmSecondFactor, mayEnrol, offerSecondFactor } from '~/areas/accounts/second-factor.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { qrMatrix } from '~/platform/qr.server'
import { LinkButton } from '~/ui/button'
import { FormErrors } from '~/ui/field'
import { QrCode } from '~/ui/qr-code'
import { SubmitButton } from '~/ui/submit'
import { sessionHeaders, visitOf } from './entering.server'

export const loader = page({ permission: 'public', search: toSearch }, async ({ club, actor, search: { to }, go }) => {
  if (!mayEnrol(actor)) return go(to ?? '/')
  const { uri, key } = await offerSecondFactor(club, actor)
  return { to, key, qr: qrMatrix(uri) }
})

export const action = page({ permission: 'public', form: secondFactorForm }, async (page) => {
  const { club, actor, input, fail, go } = page
  if (!mayEnrol(actor)) return go('/')
  const outcome = await confirmSecondFactor({ club, actor, code: input.code, visit: visitOf(page) })
  if (!outcome.ok) return fail(outcome)
  return go(input.to ?? '/', { key: 'accounts:enrol.done' }, await sessionHeaders(page, outcome.value))
})

export default function Enrol() {
  const t = useT()
  const { to, qr, key } = useLoaderData<typeof loader>()
  const failed = useAnswer<typeof action>()
  const [form, fields] = useForm<{ code: string }>({ lastResult: failed?.result })
  return (
    <Door title={t('accounts:enrol.title')} lead={t('accounts:enrol.lead')}>
      <p className="mt-6 font-medium">{t('accounts:enrol.scan')}</p>
      <div className="mt-3 grid grid-cols-2 items-center gap-4">
        <QrCode matrix={qr} label={t('accounts:enrol.qr')} />
        <div className="text-small">
          <p className="text-ink-2">{t('accounts:enrol.by_hand')}</p>
          <p className="mt-1 select-all font-code" data-key>
            {key}
          </p>
        </div>
      </div>
      <Form method="post" id={form.id} noValidate className="form mt-6">
        <FormErrors errors={form.errors} />
        <To to={to} />
        <CodeInput field={fields.code} label={t('accounts:enrol.label')} hint={t('accounts:enrol.hint')} />
        <SubmitButton full>{t('accounts:enrol.act')}</SubmitButton>
      </Form>
      <form method="post" action="/sign-out" className="mt-3">
        <LinkButton>{t('accounts:factor.other_account')}</LinkButton>
      </form>
    </Door>
  )
}
