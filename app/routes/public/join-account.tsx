import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { hashPassword } from '~/areas/accounts/hash.server'
import { refusePassword } from '~/areas/accounts/password.server'
import { accountForm } from '~/areas/membership/forms'
import { readDraft, writeDraft } from '~/areas/membership/join-draft.server'
import { JoinStep } from '~/areas/membership/parts/join-step'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { FormErrors } from '~/ui/field'
import { PasswordInput, TextInput } from '~/ui/inputs'
import { FormActs, SubmitButton } from '~/ui/submit'

const search = z.object({ s: z.string().max(2_000).default('') })

export const loader = page({ permission: 'public', search }, async ({ club, search, go }) => {
  const draft = readDraft(club, search.s)
  if (!draft?.proof) return go('/join', { key: 'membership:join.over' })
  return { identity: draft.identity, name: draft.name, referralCode: draft.referralCode }
})

export const action = page({ permission: 'public', search, form: accountForm }, async (handed) => {
  const { club, input, search, fail, go } = handed
  const draft = readDraft(club, search.s)
  if (!draft?.proof) return go('/join', { key: 'membership:join.over' })
  const { name, password, referralCode = '' } = input
  const [email, phone] = draft.identity.includes('@') ? [draft.identity, null] : [null, draft.identity]
  const weak = refusePassword(club, password, { name, email, phone })
  if (weak) return fail(weak)
  const passwordHash = await hashPassword(password)
  return go(`/join/consents?s=${writeDraft(club, { ...draft, name, passwordHash, referralCode })}`)
})

export default function JoinAccount() {
  const t = useT()
  const { identity, name, referralCode } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<{ name: string; password: string; referralCode: string }>({
    lastResult: answer?.result as never,
    defaultValue: { name, referralCode },
  })
  return (
    <JoinStep at={3} title={t('membership:join.account.title')} text={t('membership:join.account.text')}>
      <Form method="post" className="form mt-5" {...getFormProps(form)}>
        <FormErrors errors={form.errors} />
        <input type="text" hidden readOnly autoComplete="username" value={identity} />
        <div className="grid gap-5">
          <TextInput field={fields.name} label={t('membership:join.account.name')} autoComplete="name" />
          <PasswordInput
            field={fields.password}
            label={t('membership:join.account.password')}
            hint={t('membership:join.account.passwordHint')}
            autoComplete="new-password"
          />
          <TextInput
            field={fields.referralCode}
            label={t('membership:join.account.referral')}
            hint={t('membership:join.account.referralHint')}
            look="code"
            autoComplete="off"
            optional
          />
        </div>
        <FormActs>
          <SubmitButton full>{t('membership:join.account.submit')}</SubmitButton>
        </FormActs>
      </Form>
    </JoinStep>
  )
}
