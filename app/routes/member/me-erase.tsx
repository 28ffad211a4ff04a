import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { eraseSelf } from '~/areas/membership/erase-member.server'
import { ERASED, KEPT } from '~/areas/membership/erasure'
import { eraseForm } from '~/areas/membership/forms'
import { balanceOf } from '~/areas/points/read-balance.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Card, PageTitle, Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Figure } from '~/ui/figures'
import { PasswordInput } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

export const loader = page({ permission: 'profile:own' }, async ({ club, actor }) => {
  if (!actor.memberId) throw new NotFound('member')
  return { points: (await balanceOf(club, actor.memberId)).available }
})

export const action = page({ permission: 'profile:own', form: eraseForm }, async (handed) => {
  const { club, actor, input, context, fail, go } = handed
  const erased = await eraseSelf({ club, actor, password: input.password })
  if (!erased.ok) return fail(erased)
  const cookie = await context.cookies.session.serialize('', { maxAge: 0 })
  return go('/sign-in', { key: 'membership:erase.done' }, { 'Set-Cookie': cookie, 'X-Remix-Reload-Document': 'true' })
})

export default function Erase() {
  const t = useT()
  const format = useFormat()
  const { points } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<{ password: string }>({ lastResult: answer?.result as never })
  return (
    <OwnerPage back="/me/data" title={t('membership:data.erase')} titled={false}>
      <PageTitle sub={t('membership:erase.text')}>{t('membership:erase.title')}</PageTitle>
      {points > 0 && (
        <Card pad className="mt-5">
          <p className="text-small text-ink-2">{t('membership:home.available')}</p>
          <Figure>{format.number(points)}</Figure>
        </Card>
      )}
      <Part title={t('membership:erase.goes')}>
        <ul className="list-disc ps-5">
          {ERASED.map((one) => (
            <li key={one}>{t(`membership:erase.gone.${one}`)}</li>
          ))}
        </ul>
      </Part>
      <Part title={t('membership:erase.stays')}>
        <ul className="list-disc ps-5">
          {KEPT.map((one) => (
            <li key={one}>{t(`membership:erase.kept.${one}`)}</li>
          ))}
        </ul>
      </Part>
      <Form method="post" className="form mt-8" {...getFormProps(form)}>
        <FormErrors errors={form.errors} />
        <PasswordInput
          field={fields.password}
          label={t('membership:erase.password')}
          hint={t('membership:erase.passwordHint')}
          autoComplete="current-password"
        />
        <FormActs>
          <SubmitButton kind="danger">{t('membership:erase.submit')}</SubmitButton>
          <ButtonLink href="/me">{t('membership:erase.keep')}</ButtonLink>
        </FormActs>
      </Form>
    </OwnerPage>
  )
}
