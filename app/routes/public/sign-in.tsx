import { useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { Smartphone } from 'lucide-react'
import { demoLogins } from '~/areas/accounts/demo-logins.server'
import { waitsForAdministrator } from '~/areas/accounts/first-administrator.server'
import { signInForm, toSearch } from '~/areas/accounts/forms'
import { DemoList } from '~/areas/accounts/parts/demo-list'
import { Door, To } from '~/areas/accounts/parts/door'
import { signIn } from '~/areas/accounts/sign-in.server'
import { useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { useNoKeptPages } from '~/platform/kept-page'
import { page } from '~/platform/page.server'
import { ButtonLink, TextLink } from '~/ui/button'
import { FormErrors } from '~/ui/field'
import { PasswordInput, TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import { carry, enter, visitOf } from './entering.server'

export const loader = page(
  { permission: 'public', search: toSearch },
  async ({ club, actor, search, language, t, go }) => {
    if (actor.kind === 'person') return go(search.to ?? '/')
    if (await waitsForAdministrator(club)) return go('/first-administrator')
    const logins = await demoLogins(club)
    return {
      to: search.to,
      codeHref: `/sign-in/code${carry(search.to)}`,
      demo: logins.map(({ name, role, identity, password, dealer, secondFactor }) => ({
        name,
        role: t(`desk:role.${role}` as 'desk:role.member'),
        place: [dealer ? say(dealer, language) : '', secondFactor ? t('accounts:demo.guarded') : '']
          .filter(Boolean)
          .join(' · '),
        identity,
        password,
      })),
    }
  },
)

export const action = page({ permission: 'public', form: signInForm }, async (page) => {
  const { club, actor, input, fail } = page
  const outcome = await signIn({ club, actor, ...input, visit: visitOf(page) })
  return outcome.ok ? enter(page, outcome.value, input.to) : fail(outcome)
})

export default function SignIn() {
  const t = useT()
  useNoKeptPages()
  const { to, codeHref, demo } = useLoaderData<typeof loader>()
  const failed = useAnswer<typeof action>()
  const [form, fields] = useForm<{ identity: string; password: string }>({ lastResult: failed?.result })
  return (
    <Door
      title={t('accounts:sign_in.title')}
      lead={
        <>
          {t('accounts:sign_in.new')} <TextLink href="/join">{t('accounts:sign_in.join')}</TextLink>
        </>
      }
    >
      <Form method="post" id={form.id} noValidate className="form mt-6">
        <FormErrors errors={form.errors} />
        <To to={to} />
        <TextInput
          field={fields.identity}
          label={t('accounts:identity')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <div>
          <PasswordInput field={fields.password} label={t('accounts:password')} autoComplete="current-password" />
          <TextLink alone href="/forgot" className="-mb-3 text-small">
            {t('accounts:sign_in.forgot')}
          </TextLink>
        </div>
        <div className="grid gap-3">
          <SubmitButton full>{t('accounts:sign_in.act')}</SubmitButton>
          <ButtonLink full icon={Smartphone} href={codeHref}>
            {t('accounts:sign_in.by_code')}
          </ButtonLink>
        </div>
      </Form>
      <DemoList rows={demo} to={to} />
    </Door>
  )
}
