import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { proveIdentity, requestCode } from '~/areas/accounts/codes.server'
import { codeForm } from '~/areas/membership/forms'
import { readDraft, writeDraft } from '~/areas/membership/join-draft.server'
import { JoinStep } from '~/areas/membership/parts/join-step'
import { useT } from '~/i18n/use'
import { maskEmail, maskPhone } from '~/kernel/masks'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { LinkButton, TextLink } from '~/ui/button'
import { FormErrors } from '~/ui/field'
import { TextInput } from '~/ui/inputs'
import { FormActs, SubmitButton } from '~/ui/submit'

const search = z.object({ s: z.string().max(2_000).default('') })

export const loader = page({ permission: 'public', search }, async ({ club, search, go }) => {
  const draft = readDraft(club, search.s)
  if (!draft?.identity) return go('/join', { key: 'membership:join.over' })
  return { to: draft.identity.includes('@') ? maskEmail(draft.identity) : maskPhone(draft.identity) }
})

export const action = page({ permission: 'public', search, form: codeForm }, async (handed) => {
  const { club, actor, input, search, context, fail, go } = handed
  const draft = readDraft(club, search.s)
  if (!draft?.identity) return go('/join', { key: 'membership:join.over' })
  const asked = { club, actor, purpose: 'join' as const, identity: draft.identity, address: context.address }
  if (input.act === 'again') {
    const sent = await requestCode(asked)
    return sent.ok ? go(`/join/code?s=${search.s}`, { key: 'membership:join.code.sent' }) : fail(sent)
  }
  const proven = await proveIdentity({ ...asked, code: input.code })
  if (!proven.ok) return fail(proven)
  return go(`/join/account?s=${writeDraft(club, { ...draft, proof: proven.value.proof })}`)
})

export default function JoinCode() {
  const t = useT()
  const { to } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<{ code: string }>({ lastResult: answer?.result as never })
  return (
    <JoinStep at={2} title={t('membership:join.code.title')} text={t('membership:join.code.text', { to })}>
      <Form method="post" className="form mt-5" {...getFormProps(form)}>
        <FormErrors errors={form.errors} />
        <TextInput
          field={fields.code}
          label={t('membership:join.code.label')}
          look="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
        />
        <FormActs>
          <SubmitButton full name="act" value="try">
            {t('membership:join.code.submit')}
          </SubmitButton>
        </FormActs>
      </Form>
      <div className="mt-4 flex flex-wrap gap-x-6">
        <Form method="post">
          <LinkButton name="act" value="again">
            {t('membership:join.code.again')}
          </LinkButton>
        </Form>
        <TextLink alone href="/join">
          {t('membership:join.code.change')}
        </TextLink>
      </div>
    </JoinStep>
  )
}
