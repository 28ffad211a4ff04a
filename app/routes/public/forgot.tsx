import { useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { MailCheck } from 'lucide-react'
import { z } from 'zod'
import { forgotForm } from '~/areas/accounts/forms'
import { Door } from '~/areas/accounts/parts/door'
import { requestReset } from '~/areas/accounts/password.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { TextLink } from '~/ui/button'
import { Note } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'

const search = z.object({ sent: z.string().optional() })

export const loader = page({ permission: 'public', search }, async ({ club, search: { sent } }) => ({
  sent: sent !== undefined,
  demo: club.config.demo,
}))

export const action = page(
  { permission: 'public', form: forgotForm },
  async ({ club, actor, input, context, fail, go }) => {
    const outcome = await requestReset({ club, actor, identity: input.identity, address: context.address })
    return outcome.ok ? go('/forgot?sent=1') : fail(outcome)
  },
)

export default function Forgot() {
  const t = useT()
  const { sent, demo } = useLoaderData<typeof loader>()
  const failed = useAnswer<typeof action>()
  const [form, fields] = useForm<{ identity: string }>({ lastResult: failed?.result })
  return (
    <Door title={t('accounts:forgot.title')} lead={sent ? undefined : t('accounts:forgot.lead')}>
      {sent ? (
        <Note icon={MailCheck} title={t('accounts:forgot.sent_title')} className="mt-6">
          <p>{t('accounts:forgot.sent')}</p>
          {demo && (
            <p className="mt-2">
              <TextLink href="/mailbox">{t('accounts:demo.mailbox_link')}</TextLink>
            </p>
          )}
        </Note>
      ) : (
        <Form method="post" id={form.id} noValidate className="form mt-6">
          <FormErrors errors={form.errors} />
          <TextInput
            field={fields.identity}
            label={t('accounts:identity')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <SubmitButton full>{t('accounts:forgot.act')}</SubmitButton>
        </Form>
      )}
      <TextLink alone href="/sign-in" className="mt-3">
        {t('accounts:back_to_sign_in')}
      </TextLink>
    </Door>
  )
}
