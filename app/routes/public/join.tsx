import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requestCode } from '~/areas/accounts/codes.server'
import { identityForm } from '~/areas/membership/forms'
import { writeDraft } from '~/areas/membership/join-draft.server'
import { JoinStep } from '~/areas/membership/parts/join-step'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { TextInput } from '~/ui/inputs'
import { FormActs, SubmitButton } from '~/ui/submit'

export const loader = page(
  { permission: 'public', search: z.object({ ref: z.string().max(20).default('') }) },
  async ({ actor, search, go }) => {
    if (actor.memberId) return go('/home')
    return { referralCode: search.ref }
  },
)

export const action = page({ permission: 'public', form: identityForm }, async (handed) => {
  const { club, actor, input, context, fail, go } = handed
  const { identity, referralCode = '' } = input
  const sent = await requestCode({ club, actor, purpose: 'join', identity, address: context.address })
  if (!sent.ok) return fail(sent)
  return go(`/join/code?s=${writeDraft(club, { identity: sent.value.value, referralCode })}`)
})

export default function Join() {
  const t = useT()
  const { referralCode } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<{ identity: string }>({ lastResult: answer?.result as never })
  return (
    <JoinStep at={1} title={t('membership:join.identity.title')} text={t('membership:join.identity.text')}>
      <Form method="post" className="form mt-5" {...getFormProps(form)}>
        <FormErrors errors={form.errors} />
        {referralCode && <Note className="mb-4">{t('membership:join.identity.invited', { code: referralCode })}</Note>}
        <input type="hidden" name="referralCode" value={referralCode} />
        <TextInput
          field={fields.identity}
          label={t('membership:join.identity.label')}
          hint={t('membership:join.identity.hint')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <FormActs>
          <SubmitButton full>{t('membership:join.identity.submit')}</SubmitButton>
        </FormActs>
      </Form>
    </JoinStep>
  )
}
