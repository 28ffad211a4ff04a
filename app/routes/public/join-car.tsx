import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { openSession } from '~/areas/accounts/open-session.server'
import { addCarForm } from '~/areas/garage/forms'
import { CarFields } from '~/areas/garage/parts/car-fields'
import { VinFields } from '~/areas/garage/parts/vin-fields'
import { readVinForForm } from '~/areas/garage/read-vin.server'
import { joinClub } from '~/areas/membership/join-club.server'
import { readDraft } from '~/areas/membership/join-draft.server'
import { JoinStep } from '~/areas/membership/parts/join-step'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Code, PlateNumber } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { Facts } from '~/ui/rows'
import { FormActs, SubmitButton } from '~/ui/submit'

const search = z.object({
  s: z.string().max(2_000).default(''),
  vin: z.string().max(60).default(''),
  plate: z.string().max(30).default(''),
})
const form = addCarForm.extend({ act: z.enum(['join', 'skip']) })

export const loader = page({ permission: 'public', search }, async ({ club, search, language, t, go }) => {
  const { s, ...typed } = search
  const draft = readDraft(club, s)
  if (!draft?.proof || draft.agreed.length === 0) return go('/join', { key: 'membership:join.over' })
  return { s, ...readVinForForm(club, typed, language, t) }
})

export const action = page({ permission: 'public', search, form }, async (handed) => {
  const { club, actor, input, search, submission, context, language, request, fail, go } = handed
  const draft = readDraft(club, search.s)
  if (!draft?.proof || draft.agreed.length === 0) return go('/join', { key: 'membership:join.over' })
  const { act, ...vehicle } = input
  const { name, proof, passwordHash, referralCode, agreed } = draft
  const joined = await joinClub({
    club,
    actor,
    submission,
    name,
    proof,
    passwordHash,
    referralCode,
    language,
    consents: agreed.map((purpose) => ({ purpose, given: true })),
    ...(act === 'join' ? { vehicle } : {}),
  })
  if (!joined.ok) return fail(joined)
  const visit = { address: context.address, userAgent: request.headers.get('User-Agent') ?? '' }
  const signedIn = await openSession(
    club,
    { id: joined.value.userId, totpEnrolledAt: null },
    { visit, means: 'code', insteadOf: actor.sessionId },
  )
  if (!signedIn) return go('/sign-in')
  const cookie = await context.cookies.session.serialize(signedIn.token, { maxAge: signedIn.maxAge })
  return go('/welcome', undefined, { 'Set-Cookie': cookie, 'X-Remix-Reload-Document': 'true' })
})

export default function JoinCar() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const other = answer?.result.error?.[''] ?? []
  const title = data.step === 'start' ? t('membership:join.car.title') : t('membership:join.car.check')
  return (
    <JoinStep at={5} title={title} text={data.step === 'start' ? t('membership:join.car.text') : undefined}>
      {data.step === 'start' ? (
        <Form method="get" noValidate className="form mt-5">
          <FormErrors errors={other} />
          <input type="hidden" name="s" value={data.s} />
          <div className="grid gap-5">
            <VinFields vin={data.vin} plate={data.plate} errors={data.errors} />
          </div>
          <FormActs>
            <SubmitButton full>{t('membership:join.car.read')}</SubmitButton>
          </FormActs>
        </Form>
      ) : (
        <CheckCar data={data} />
      )}
      <Form method="post" className="form mt-3">
        <Submission />
        <SubmitButton kind="plain" full name="act" value="skip">
          {t('membership:join.car.skip')}
        </SubmitButton>
      </Form>
    </JoinStep>
  )
}

type Checked = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { step: 'check' }>

function CheckCar({ data }: { data: Checked }) {
  const t = useT()
  const { vin, plate, told, advice } = data
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<Record<'vin' | 'plate' | 'brand' | 'model' | 'modelYear' | 'energy' | 'body', string>>(
    {
      lastResult: answer?.result as never,
      defaultValue: told,
    },
  )
  const { vin: vinField, plate: plateField } = form.getFieldset()
  return (
    <Form method="post" className="form mt-5" {...getFormProps(form)}>
      <FormErrors errors={[...(form.errors ?? []), ...(vinField.errors ?? []), ...(plateField.errors ?? [])]} />
      <Facts
        of={[
          [t('garage:check.vin'), vin && <Code key="vin">{vin}</Code>],
          [t('garage:check.plate'), plate && <PlateNumber key="plate">{plate}</PlateNumber>],
          [t('garage:check.known'), told.known],
        ]}
      />
      {advice.map((one) => (
        <Note key={one} tone="warn" className="mt-3">
          {one}
        </Note>
      ))}
      <Submission />
      <input type="hidden" name="vin" value={vin} />
      <input type="hidden" name="plate" value={plate} />
      <div className="grid gap-5">
        <CarFields fields={fields} isNamed={told.isNamed} withReading />
      </div>
      <FormActs>
        <SubmitButton full name="act" value="join">
          {t('membership:join.car.submit')}
        </SubmitButton>
      </FormActs>
    </Form>
  )
}
