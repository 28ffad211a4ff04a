import { type FieldMetadata, getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '~/i18n/use'
import type { Stale } from '~/kernel/stale'
import { Part } from '~/ui/card'
import { RadioCards, Switch } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission, useFormId } from '~/ui/form'
import { Select, TextInput } from '~/ui/inputs'
import { StaleNote } from '~/ui/stale-note'
import { FormActs, SubmitButton } from '~/ui/submit'
import { HELPER_VEHICLES, SKILLS } from '../skills'

type Duty = { on: boolean; from: string; to: string }
type Fields = {
  dealerId: string
  kind: string
  name: string
  phone: string
  userId: string
  vehicle: string
  plate: string
  skills: string[]
  lat: number
  lng: number
  radiusKm: number
  days: Duty[]
  hours: string
  capacity: number
  price: number
  active: boolean
}

interface Props {
  isNew: boolean
  version: number
  dealer: { id: string; name: string; zone: string }
  /** Where a new helper may belong; empty for one that is there. */
  dealers: readonly { id: string; name: string }[]
  staff: readonly { userId: string; name: string }[]
  values: Partial<Fields>
  answer: { result: SubmissionResult<string[]> } | undefined
  stale: Stale | undefined
}

/** Everything about one helper, in the order in which it is asked on the telephone. */
export function HelperForm({ isNew, version, dealer, dealers, staff, values, answer, stale }: Props) {
  const t = useT()
  const [form, fields] = useForm<Fields>({
    id: useFormId('helper', version, answer),
    lastResult: answer?.result,
    defaultValue: values,
  })
  const labels = {
    name: t('rescue-desk:setUp.name'),
    phone: t('rescue-desk:setUp.helper.phone'),
    plate: t('rescue-desk:setUp.helper.plate'),
    radiusKm: t('rescue-desk:setUp.helper.radius'),
    capacity: t('rescue-desk:setUp.helper.capacity'),
    active: t('rescue-desk:setUp.helper.in_use'),
  }
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-3xl">
      <Submission />
      <input type="hidden" name="version" value={stale?.version ?? version} />
      <FormErrors errors={form.errors} />
      {stale && <StaleNote typed={answer?.result.initialValue ?? {}} current={stale.current} labels={labels} />}
      <Part title={t('rescue-desk:setUp.helper.who')}>
        <div className="grid gap-4 sm:grid-cols-2">
          {isNew && dealers.length > 1 ? (
            <Select
              field={fields.dealerId}
              label={t('rescue-desk:setUp.helper.dealer')}
              options={dealers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : (
            <input type="hidden" name="dealerId" value={dealer.id} />
          )}
          <Select
            field={fields.kind}
            label={t('rescue-desk:setUp.helper.kind')}
            options={(['own', 'company'] as const).map((value) => ({
              value,
              label: t(`rescue-desk:setUp.kind.${value}`),
            }))}
          />
          <TextInput field={fields.name} label={t('rescue-desk:setUp.name')} required />
          <TextInput field={fields.phone} label={t('rescue-desk:setUp.helper.phone')} type="tel" required />
          <Select
            field={fields.userId}
            label={t('rescue-desk:setUp.helper.account')}
            hint={t('rescue-desk:setUp.helper.account_hint')}
            placeholder={t('rescue-desk:setUp.helper.no_account')}
            options={staff.map(({ userId, name }) => ({ value: userId, label: name }))}
            optional
          />
        </div>
      </Part>
      <Part title={t('rescue-desk:setUp.helper.can')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            field={fields.vehicle}
            label={t('rescue-desk:setUp.helper.vehicle')}
            options={HELPER_VEHICLES.map((value) => ({ value, label: t(`rescue-desk:setUp.vehicle.${value}`) }))}
          />
          <TextInput field={fields.plate} label={t('rescue-desk:setUp.helper.plate')} look="code" optional />
        </div>
        <RadioCards
          many
          field={fields.skills}
          label={t('rescue-desk:setUp.helper.skills')}
          options={SKILLS.map((value) => ({ value, title: t(`rescue-desk:setUp.skill.${value}`) }))}
        />
      </Part>
      <Part title={t('rescue-desk:setUp.helper.area')}>
        <div className="grid gap-4 sm:grid-cols-3">
          <TextInput
            field={fields.lat}
            label={t('rescue-desk:setUp.helper.lat')}
            look="num"
            inputMode="decimal"
            required
          />
          <TextInput
            field={fields.lng}
            label={t('rescue-desk:setUp.helper.lng')}
            look="num"
            inputMode="decimal"
            required
          />
          <TextInput
            field={fields.radiusKm}
            label={t('rescue-desk:setUp.helper.radius')}
            unit={t('rescue-desk:setUp.unit.km')}
            look="num"
            inputMode="numeric"
            required
          />
        </div>
      </Part>
      <Part title={t('rescue-desk:setUp.helper.hours')}>
        <p className="mb-4 text-ink-2">{t('rescue-desk:setUp.helper.hours_text', { zone: dealer.zone })}</p>
        {fields.hours.errors?.map((error) => (
          <p key={error} className="hint hint-bad" role="alert">
            {error}
          </p>
        ))}
        <div className="rows card">
          {fields.days.getFieldList().map((day, index) => (
            <DutyRow key={day.key} weekday={index + 1} field={day} />
          ))}
        </div>
      </Part>
      <Part title={t('rescue-desk:setUp.helper.terms')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            field={fields.capacity}
            label={t('rescue-desk:setUp.helper.capacity')}
            look="num"
            inputMode="numeric"
            required
          />
          <TextInput
            field={fields.price}
            label={t('rescue-desk:setUp.helper.price')}
            hint={t('rescue-desk:setUp.helper.price_hint')}
            unit="%"
            look="num"
            inputMode="numeric"
            required
          />
        </div>
        <Switch field={fields.active}>{t('rescue-desk:setUp.helper.in_use')}</Switch>
      </Part>
      <FormActs className="mt-6">
        <SubmitButton>{t('rescue-desk:setUp.save')}</SubmitButton>
      </FormActs>
    </Form>
  )
}

function DutyRow({ weekday, field }: { weekday: number; field: FieldMetadata<Duty> }) {
  const t = useT()
  const { on, from, to } = field.getFieldset()
  return (
    <fieldset className="grid grid-cols-2 items-end gap-3 p-3 desk:grid-cols-[12rem_minmax(0,1fr)_minmax(0,1fr)]">
      <legend className="sr-only">{t(`rescue-desk:setUp.weekday.${weekday as 1}`)}</legend>
      <div className="col-span-2 desk:col-span-1">
        <Switch field={on}>{t(`rescue-desk:setUp.weekday.${weekday as 1}`)}</Switch>
      </div>
      <TextInput field={from} label={t('rescue-desk:setUp.helper.from')} look="num" placeholder="00:00" />
      <TextInput field={to} label={t('rescue-desk:setUp.helper.to')} look="num" placeholder="24:00" />
    </fieldset>
  )
}
