import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { enrolForm } from '~/areas/archive/forms'
import { optionalPurposes, requiredPurposes } from '~/areas/membership/consents'
import { joinClub } from '~/areas/membership/join-club.server'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { Part } from '~/ui/card'
import { RadioCards, Segmented } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

export const loader = page({ permission: 'member:edit' }, async ({ language }) => ({
  language,
  purposes: [
    ...requiredPurposes().map((purpose) => ({ purpose, required: true })),
    ...optionalPurposes().map((purpose) => ({ purpose, required: false })),
  ],
}))

export const action = page(
  { permission: 'member:edit', form: enrolForm },
  async ({ club, actor, input, submission, deskDealerId, fail, go }) => {
    if (deskDealerId !== '' && !can(actor, 'member:edit', { dealerId: deskDealerId })) throw new NotFound('dealer')
    const { consents, vin, plate, brand, model, phone = null, email = null, ...person } = input
    const joined = await joinClub({
      club,
      actor,
      submission,
      ...person,
      phone,
      email,
      consents: consents.map((purpose) => ({ purpose, given: true })),
      source: 'counter',
      homeDealerId: deskDealerId || null,
      ...(vin || plate ? { vehicle: { vin, plate, brand, model } } : {}),
    })
    if (!joined.ok) return fail(joined)
    return go(`/desk/members/${joined.value.number}`, { key: 'archive-desk:toast.enrolled' })
  },
)

type Fields = {
  name: string
  phone: string
  email: string
  language: string
  consents: string[]
  referralCode: string
  vin: string
  plate: string
  brand: string
  model: string
}

export default function EnrolMember() {
  const t = useT()
  const { purposes, language } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<Fields>({ lastResult: answer?.result, defaultValue: { language } })
  return (
    <StaffPage path={[{ label: t('desk:place.members'), href: '/desk/members' }]} title={t('archive-desk:enrol.title')}>
      <Pane>
        <Form method="post" {...getFormProps(form)} className="max-w-3xl">
          <FormErrors errors={form.errors} />
          <Part title={t('archive-desk:enrol.person')}>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextInput field={fields.name} label={t('archive-desk:search.name')} autoComplete="off" required />
              <Segmented
                field={fields.language}
                label={t('shell:language.label')}
                options={[
                  { value: 'zh-CN', label: t('shell:language.zh') },
                  { value: 'en', label: t('shell:language.en') },
                ]}
              />
              <TextInput
                field={fields.phone}
                label={t('archive-desk:identity.phone')}
                hint={t('archive-desk:enrol.reach')}
                type="tel"
                autoComplete="off"
              />
              <TextInput
                field={fields.email}
                label={t('archive-desk:identity.email')}
                type="email"
                autoComplete="off"
              />
              <TextInput field={fields.referralCode} label={t('archive-desk:enrol.referral')} look="code" optional />
            </div>
          </Part>
          <Part title={t('archive-desk:consent.title')}>
            <p className="mb-3 text-ink-2">{t('archive-desk:enrol.consents')}</p>
            <RadioCards
              many
              field={fields.consents}
              label={t('archive-desk:enrol.agrees')}
              options={purposes.map(({ purpose, required }) => ({
                value: purpose,
                title: t(`archive-desk:purpose.${purpose}`),
                sub: required ? t('archive-desk:enrol.required') : undefined,
              }))}
            />
          </Part>
          <Part title={t('archive-desk:enrol.car')} end={t('shell:optional')}>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextInput field={fields.plate} label={t('archive-desk:enrol.plate')} autoComplete="off" />
              <TextInput field={fields.vin} label={t('archive-desk:enrol.vin')} look="code" autoComplete="off" />
              <TextInput
                field={fields.brand}
                label={t('archive-desk:enrol.brand')}
                hint={t('archive-desk:enrol.brand_hint')}
              />
              <TextInput field={fields.model} label={t('archive-desk:enrol.model')} />
            </div>
          </Part>
          <FormActs className="mt-6">
            <Submission />
            <SubmitButton>{t('archive-desk:enrol.save')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
