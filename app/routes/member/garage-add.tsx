import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { carName } from '~/areas/garage/car-name'
import { addCarForm } from '~/areas/garage/forms'
import { CarFields } from '~/areas/garage/parts/car-fields'
import { VinFields } from '~/areas/garage/parts/vin-fields'
import { readVehicle } from '~/areas/garage/read-vehicles.server'
import { readVinForForm } from '~/areas/garage/read-vin.server'
import { addVehicle } from '~/areas/garage/register-vehicle.server'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { TextLink } from '~/ui/button'
import { Car, shapeOf } from '~/ui/car'
import { Card, Note, PageTitle } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Code, PlateNumber } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { OwnerPage } from '~/ui/owner-shell'
import { Facts } from '~/ui/rows'
import { FormActs, SubmitButton } from '~/ui/submit'

export const loader = page(
  {
    permission: 'garage:own',
    search: z.object({
      vin: z.string().max(60).default(''),
      plate: z.string().max(30).default(''),
      change: z.string().optional(),
    }),
  },
  async ({ club, search, language, t }) => readVinForForm(club, search, language, t),
)

export const action = page({ permission: 'garage:own', form: addCarForm }, async (handed) => {
  const { club, actor, input, submission, fail, go } = handed
  if (!actor.memberId) throw new NotFound('member')
  const added = await addVehicle({ club, actor, submission, memberId: actor.memberId, ...input })
  if (!added.ok) return fail(added)
  const name = carName(await readVehicle(club, added.value.vehicleId), actor.language)
  return go(`/garage/${added.value.vehicleId}`, { key: 'garage:added', params: { name } })
})

export default function AddCar() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  return (
    <OwnerPage back="/garage" title={t('garage:add')} titled={false}>
      {data.step === 'start' ? <Start {...data} /> : <Check {...data} />}
    </OwnerPage>
  )
}

type Typed = Partial<Record<'vin' | 'plate' | 'km' | 'colour' | 'firstRegisteredOn', string>> &
  Pick<Extract<Data, { step: 'check' }>['told'], 'brand' | 'model' | 'modelYear' | 'energy' | 'body'>
type Data = ReturnType<typeof useLoaderData<typeof loader>>

function Start({ vin, plate, errors }: Extract<Data, { step: 'start' }>) {
  const t = useT()
  return (
    <Form method="get" noValidate className="form">
      <PageTitle sub={t('garage:start.text')}>{t('garage:start.title')}</PageTitle>
      <div className="grid gap-5">
        <VinFields vin={vin} plate={plate} errors={errors} />
      </div>
      <FormActs>
        <SubmitButton full>{t('garage:start.read')}</SubmitButton>
      </FormActs>
    </Form>
  )
}

function Check({ vin, plate, told, advice }: Extract<Data, { step: 'check' }>) {
  const t = useT()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<Typed>({ lastResult: answer?.result as never, defaultValue: told })
  return (
    <Form method="post" className="form" {...getFormProps(form)}>
      <PageTitle>{t('garage:check.title')}</PageTitle>
      <FormErrors errors={[...(form.errors ?? []), ...(fields.vin?.errors ?? []), ...(fields.plate?.errors ?? [])]} />
      <Card pad className="mt-5">
        <Car body={shapeOf(told.body)} />
        <Facts
          of={[
            [t('garage:check.vin'), vin && <Code key="vin">{vin}</Code>],
            [t('garage:check.plate'), plate && <PlateNumber key="plate">{plate}</PlateNumber>],
            [t('garage:check.known'), told.known],
          ]}
        />
        <TextLink alone href={`/garage/add?${new URLSearchParams({ vin, plate, change: '1' })}`}>
          {t('garage:check.change')}
        </TextLink>
      </Card>
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
        <SubmitButton full>{t('garage:check.submit')}</SubmitButton>
      </FormActs>
    </Form>
  )
}
