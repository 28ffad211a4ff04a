import { useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requestCode } from '~/areas/accounts/codes.server'
import { codeForm, toSearch } from '~/areas/accounts/forms'
import { readIdentity } from '~/areas/accounts/identity.server'
import { CodeInput } from '~/areas/accounts/parts/code-input'
import { Door, To } from '~/areas/accounts/parts/door'
import { signInByCode } from '~/areas/accounts/sign-in-by-code.server'
import { formatPhone } from '~/areas/membership/phones.server'
import { useT } from '~/i18n/use'
import { refuse } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { LinkButton, TextLink } from '~/ui/button'
import { FormErrors } from '~/ui/field'
import { TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import { carry, enter, visitOf } from './entering.server'

const search = toSearch.extend({ again: z.string().optional() })

export const loader = page(
  { permission: 'public', search },
  async ({ club, actor, request, context, search: { to, again }, go }) => {
    if (actor.kind === 'person') return go(to ?? '/')
    const sent: unknown = again ? null : await context.cookies.codeSentTo.parse(request.headers.get('Cookie'))
    const identity = typeof sent === 'string' ? readIdentity(sent) : null
    const sentTo = identity?.ok ? identity.value : null
    return {
      to,
      sentTo: sentTo && (sentTo.kind === 'phone' ? formatPhone(sentTo.value) : sentTo.value),
      demo: club.config.demo,
      back: `/sign-in${carry(to)}`,
      again: `/sign-in/code?again=1${to ? `&to=${encodeURIComponent(to)}` : ''}`,
    }
  },
)

export const action = page({ permission: 'public', form: codeForm }, async (page) => {
  const { club, actor, request, context, input, fail, go } = page
  const { codeSentTo } = context.cookies
  const visit = visitOf(page)
  if (input.intent === 'send') {
    const sent = await requestCode({
      club,
      actor,
      purpose: 'sign-in',
      identity: input.identity,
      address: visit.address,
    })
    if (!sent.ok) return fail(sent)
    const headers = { 'Set-Cookie': await codeSentTo.serialize(sent.value.value) }
    return go(`/sign-in/code${carry(input.to)}`, { key: 'accounts:code.sent' }, headers)
  }
  const identity: unknown = await codeSentTo.parse(request.headers.get('Cookie'))
  if (typeof identity !== 'string') return fail(refuse('accounts:refusal.code_wrong', { field: 'code' }))
  const outcome = await signInByCode({ club, actor, identity, code: input.code, visit })
  if (!outcome.ok) return fail(outcome)
  const answer = await enter(page, outcome.value, input.to)
  answer.headers.append('Set-Cookie', await codeSentTo.serialize('', { maxAge: 0 }))
  return answer
})

export default function SignInByCode() {
  const t = useT()
  const { to, sentTo, demo, back, again } = useLoaderData<typeof loader>()
  const failed = useAnswer<typeof action>()
  const [form, fields] = useForm<{ identity: string; code: string }>({ lastResult: failed?.result })
  if (!sentTo)
    return (
      <Door title={t('accounts:code.title')} lead={t('accounts:code.lead')}>
        <Form method="post" id={form.id} noValidate className="form mt-6">
          <FormErrors errors={form.errors} />
          <To to={to} />
          <input type="hidden" name="intent" value="send" />
          <TextInput
            field={fields.identity}
            label={t('accounts:identity')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <SubmitButton full>{t('accounts:code.send')}</SubmitButton>
        </Form>
        <TextLink alone href={back} className="mt-3">
          {t('accounts:code.password_instead')}
        </TextLink>
      </Door>
    )
  return (
    <Door title={t('accounts:code.enter_title')} lead={t('accounts:code.enter_lead', { to: sentTo })}>
      <Form method="post" id={form.id} noValidate className="form mt-6">
        <FormErrors errors={form.errors} />
        <To to={to} />
        <input type="hidden" name="intent" value="answer" />
        <CodeInput
          field={fields.code}
          label={t('accounts:code.label')}
          hint={demo ? <DemoMailbox /> : t('accounts:code.hint')}
        />
        <SubmitButton full>{t('accounts:sign_in.act')}</SubmitButton>
      </Form>
      <Form method="post" className="mt-3">
        <To to={to} />
        <input type="hidden" name="intent" value="send" />
        <input type="hidden" name="identity" value={sentTo} />
        <LinkButton>{t('accounts:code.send_again')}</LinkButton>
      </Form>
      <TextLink alone href={again}>
        {t('accounts:code.other_identity')}
      </TextLink>
    </Door>
  )
}

/** In the demo nothing leaves the machine: the message lies in the mailbox. */
function DemoMailbox() {
  const t = useT()
  return (
    <>
      {t('accounts:demo.mailbox')}{' '}
      <a className="link" href="/mailbox" target="_blank" rel="noreferrer">
        {t('accounts:demo.mailbox_link')}
      </a>
    </>
  )
}
