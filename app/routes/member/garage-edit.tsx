import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { carName } from '~/areas/garage/car-name'
import { type Difference, editVehicle } from '~/areas/garage/edit-vehicle.server'
import { editCarForm } from '~/areas/garage/forms'
import { CarFields } from '~/areas/garage/parts/car-fields'
import { requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import type { Key } from '~/i18n/keys'
import { useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note, PageTitle, Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { DateInput, TextInput } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { FormActs, SubmitButton } from '~/ui/submit'
import { DataTable } from '~/ui/table'

const params = z.object({ vehicleId: z.string() })

export const loader = page({ permission: 'garage:own', params }, async ({ club, actor, params, language }) => {
  const car = await requireOwnVehicle(club, actor, params.vehicleId)
  return {
    id: car.id,
    name: carName(car, language),
    version: car.version,
    hasVin: car.vin !== null,
    isNamed: car.modelCode !== '',
    values: {
      plate: car.plate,
      brand: say(car.brand, language),
      model: say(car.model, language),
      modelYear: car.modelYear === null ? '' : String(car.modelYear),
      energy: car.energy,
      body: car.body,
      colour: car.colour,
      firstRegisteredOn: car.firstRegisteredOn ?? '',
      insuranceUntil: car.insuranceUntil ?? '',
      inspectionUntil: car.inspectionUntil ?? '',
      warrantyUntil: car.warrantyUntil ?? '',
      warrantyKm: car.warrantyKm === null ? '' : String(car.warrantyKm),
    },
  }
})

export const action = page({ permission: 'garage:own', params, form: editCarForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { version, vin, brand, model, ...rest } = input
  const edited = await editVehicle({
    club,
    actor,
    submission,
    vehicleId: params.vehicleId,
    version,
    changes: {
      ...(vin ? { vin } : {}),
      ...(brand ? { brand } : {}),
      ...(model ? { model } : {}),
      plate: rest.plate ?? '',
      modelYear: rest.modelYear ?? null,
      energy: rest.energy ?? '',
      ...(rest.body ? { body: rest.body } : {}),
      colour: rest.colour ?? '',
      firstRegisteredOn: rest.firstRegisteredOn ?? null,
      insuranceUntil: rest.insuranceUntil ?? null,
      inspectionUntil: rest.inspectionUntil ?? null,
      warrantyUntil: rest.warrantyUntil ?? null,
      warrantyKm: rest.warrantyKm ?? null,
    },
  })
  if (!edited.ok) return fail(edited)
  return go(`/garage/${params.vehicleId}`, { key: 'garage:edit.saved' })
})

type Stale = { differences: Difference[]; version: number }

export default function EditCar() {
  const t = useT()
  const { id, name, version, hasVin, isNamed, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<typeof values & { vin: string }>({
    lastResult: answer?.result as never,
    defaultValue: values,
  })
  const stale = answer?.refusal?.alternatives as Stale | undefined
  return (
    <OwnerPage back={`/garage/${id}`} title={name} titled={false}>
      <Form method="post" className="form" {...getFormProps(form)}>
        <PageTitle>{t('garage:edit.title')}</PageTitle>
        {stale ? <StaleNote stale={stale} /> : <FormErrors errors={form.errors} />}
        <input type="hidden" name="version" value={stale?.version ?? version} />
        <Part title={t('garage:edit.car')} className="mt-6">
          <div className="grid gap-5">
            {!hasVin && (
              <TextInput
                field={fields.vin}
                label={t('garage:field.vin')}
                hint={t('garage:field.vinHint')}
                look="code"
                optional
              />
            )}
            <TextInput
              field={fields.plate}
              label={t('garage:field.plate')}
              hint={t('garage:field.plateHint')}
              autoComplete="off"
            />
            <CarFields fields={fields} isNamed={isNamed} />
          </div>
        </Part>
        <Part title={t('garage:edit.dates')} id="dates">
          <div className="grid gap-5">
            <DateInput field={fields.insuranceUntil} label={t('garage:field.insuranceUntil')} optional />
            <DateInput field={fields.inspectionUntil} label={t('garage:field.inspectionUntil')} optional />
            <DateInput field={fields.warrantyUntil} label={t('garage:field.warrantyUntil')} optional />
            <TextInput
              field={fields.warrantyKm}
              label={t('garage:field.warrantyKm')}
              unit={t('garage:unit.km')}
              look="num"
              inputMode="numeric"
              optional
            />
          </div>
        </Part>
        <FormActs>
          <SubmitButton full>{t('garage:edit.submit')}</SubmitButton>
        </FormActs>
      </Form>
    </OwnerPage>
  )
}

/** What somebody else changed meanwhile, beside what was typed here. */
function StaleNote({ stale }: { stale: Stale }) {
  const t = useT()
  return (
    <Note tone="warn" role="alert" title={t('garage:edit.stale')} className="mt-4">
      <p>{t('garage:edit.staleText')}</p>
      {stale.differences.length > 0 && (
        <DataTable<Difference>
          caption={t('garage:edit.stale')}
          rows={stale.differences}
          rowKey={(row) => row.field}
          columns={[
            { id: 'field', head: t('garage:edit.field'), cell: (row) => t(`garage:field.${row.field}` as Key) },
            { id: 'yours', head: t('garage:edit.yours'), cell: (row) => row.yours || t('garage:field.none') },
            { id: 'theirs', head: t('garage:edit.theirs'), cell: (row) => row.theirs || t('garage:field.none') },
          ]}
        />
      )}
    </Note>
  )
}
