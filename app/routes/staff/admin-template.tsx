import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { templateForm } from '~/areas/dealers/forms'
import { readJobTemplates } from '~/areas/dealers/read.server'
import { BAY_TYPES, SKILLS } from '~/areas/dealers/rules'
import { addTemplate, editTemplate } from '~/areas/dealers/templates.server'
import { useT } from '~/i18n/use'
import { minorDigits } from '~/kernel/money'
import { NotFound } from '~/kernel/outcome'
import type { Stale } from '~/kernel/stale'
import { say, type Words } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Part } from '~/ui/card'
import { Switch } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission, useFormId } from '~/ui/form'
import { Select, TextInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { StaleNote } from '~/ui/stale-note'
import { FormActs, SubmitButton } from '~/ui/submit'
import { WordsInput } from '~/ui/words-input'

const params = z.object({ templateId: z.string() })

export const loader = page(
  { permission: 'template:manage', params },
  async ({ club, params: { templateId }, language }) => {
    if (templateId === 'new') return { title: null, version: 0, values: null }
    const job = (await readJobTemplates(club, { retired: true })).find(({ id }) => id === templateId)
    if (!job) throw new NotFound('template')
    const { id: _, version, price, ...values } = job
    const digits = minorDigits(job.currency)
    const amount = (price / 10 ** digits).toFixed(digits)
    return { title: say(job.name, language), version, values: { ...values, price: amount } }
  },
)

export const action = page(
  { permission: 'template:manage', params, form: templateForm },
  async ({ club, actor, params: { templateId }, input, submission, fail, go }) => {
    const { version, code, active, ...given } = input
    const shared = { club, actor, ...given, maintenanceKey: given.maintenanceKey ?? null }
    const saved =
      templateId === 'new'
        ? await addTemplate({ ...shared, code, submission })
        : await editTemplate({ ...shared, templateId, version, active })
    return saved.ok ? go('/desk/admin/templates', { key: 'dealers-desk:toast.saved' }) : fail(saved)
  },
)

type Fields = {
  code: string
  name: Words
  detail: Words
  minutes: number
  bufferMinutes: number
  skill: string
  bayType: string
  price: string
  currency: string
  maintenanceKey: string | null
  onlineBookable: boolean
  active: boolean
}
const START = {
  currency: 'CNY',
  bufferMinutes: 0,
  skill: 'general',
  bayType: 'lift',
  onlineBookable: true,
  active: true,
}

export default function Template() {
  const t = useT()
  const { title, version, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form, fields] = useForm<Fields>({
    id: useFormId('template', version, answer),
    lastResult: answer?.result,
    defaultValue: values ?? START,
  })
  const name = title ?? t('dealers-desk:templates.add')
  const labels = {
    'name.zh': t('dealers-desk:field_name.name'),
    'name.en': t('dealers-desk:field_name.name'),
    minutes: t('dealers-desk:templates.minutes'),
    bufferMinutes: t('dealers-desk:templates.buffer'),
    skill: t('dealers-desk:units.skills'),
    bayType: t('dealers-desk:units.bay_type'),
  }
  return (
    <StaffPage path={[{ label: t('desk:place.templates'), href: '/desk/admin/templates' }]} title={name}>
      <Pane>
        <Form method="post" {...getFormProps(form)} className="max-w-3xl">
          <FormErrors errors={form.errors} />
          {stale && <StaleNote typed={answer?.result.initialValue ?? {}} current={stale.current} labels={labels} />}
          <Part title={t('dealers-desk:templates.what')}>
            <div className="grid gap-4">
              <TextInput
                field={fields.code}
                label={t('dealers-desk:field_name.code')}
                look="code"
                readOnly={values !== null}
                required
              />
              <WordsInput field={fields.name} label={t('dealers-desk:field_name.name')} />
              <WordsInput field={fields.detail} label={t('dealers-desk:templates.detail')} />
            </div>
          </Part>
          <Part title={t('dealers-desk:templates.needs')}>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextInput
                field={fields.minutes}
                label={t('dealers-desk:templates.minutes')}
                unit={t('dealers-desk:unit_of.minutes')}
                look="num"
                inputMode="numeric"
                required
              />
              <TextInput
                field={fields.bufferMinutes}
                label={t('dealers-desk:templates.buffer')}
                hint={t('dealers-desk:templates.buffer_hint')}
                unit={t('dealers-desk:unit_of.minutes')}
                look="num"
                inputMode="numeric"
                required
              />
              <Select
                field={fields.skill}
                label={t('dealers-desk:units.skills')}
                options={SKILLS.map((value) => ({ value, label: t(`dealers-desk:skill.${value}`) }))}
              />
              <Select
                field={fields.bayType}
                label={t('dealers-desk:units.bay_type')}
                options={BAY_TYPES.map((value) => ({ value, label: t(`dealers-desk:bay_type.${value}`) }))}
              />
            </div>
          </Part>
          <Part title={t('dealers-desk:templates.offer')}>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextInput
                field={fields.price}
                label={t('dealers-desk:templates.price')}
                look="num"
                inputMode="decimal"
                required
              />
              <TextInput field={fields.currency} label={t('dealers-desk:field_name.currency')} look="code" required />
              <TextInput
                field={fields.maintenanceKey}
                label={t('dealers-desk:templates.maintenance_key')}
                hint={t('dealers-desk:templates.maintenance_hint')}
                look="code"
                optional
              />
            </div>
            <div className="mt-4 grid gap-1">
              <Switch field={fields.onlineBookable}>{t('dealers-desk:templates.online_bookable')}</Switch>
              <Switch field={fields.active}>{t('dealers-desk:units.in_use')}</Switch>
            </div>
          </Part>
          <FormActs className="mt-6">
            <Submission />
            <input type="hidden" name="version" value={stale?.version ?? version} />
            <SubmitButton>{t('dealers-desk:save')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
