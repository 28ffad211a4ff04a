import { Form, useLoaderData } from '@remix-run/react'
import { CalendarOff } from 'lucide-react'
import { z } from 'zod'
import { countOpen } from '~/areas/booking/call-off.server'
import { carName } from '~/areas/garage/car-name'
import { releaseForm } from '~/areas/garage/forms'
import { ENDINGS } from '~/areas/garage/kinds'
import { readVehicle, requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import { releaseVehicle, takeVehicleBack } from '~/areas/garage/release-vehicle.server'
import { useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Car, shapeOf } from '~/ui/car'
import { Note, PageTitle } from '~/ui/card'
import { RadioCards } from '~/ui/choices'
import { Submission } from '~/ui/form'
import { OwnerPage } from '~/ui/owner-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ vehicleId: z.string() })

export const loader = page({ permission: 'garage:own', params }, async ({ club, actor, params, language }) => {
  const car = await requireOwnVehicle(club, actor, params.vehicleId)
  const open = await countOpen(club, { memberId: car.memberId, vehicleId: car.id })
  return { id: car.id, name: carName(car, language), body: car.body, open }
})

export const action = page({ permission: 'garage:own', params, form: releaseForm }, async (handed) => {
  const { club, actor, params, input, submission, language, fail, go } = handed
  const { vehicleId } = params
  if (input.act === 'back') {
    const back = await takeVehicleBack({ club, actor, vehicleId })
    if (!back.ok) return fail(back)
    const name = carName(await readVehicle(club, vehicleId), language)
    return go(`/garage/${vehicleId}`, { key: 'garage:release.back', params: { name } })
  }
  const name = carName(await requireOwnVehicle(club, actor, vehicleId), language)
  const released = await releaseVehicle({ club, actor, submission, vehicleId, ending: input.ending })
  if (!released.ok) return fail(released)
  return go('/garage', {
    key: 'garage:release.done',
    params: { name },
    undo: { action: `/garage/${vehicleId}/release`, fields: { act: 'back' } },
  })
})

export default function Release() {
  const t = useT()
  const { id, name, body, open } = useLoaderData<typeof loader>()
  return (
    <OwnerPage back={`/garage/${id}`} title={name} titled={false}>
      <Car body={shapeOf(body)} className="mx-auto max-w-80" />
      <PageTitle sub={t('garage:release.text')} className="mt-5">
        {t('garage:release.title', { name })}
      </PageTitle>
      {open.bookings + open.waiting > 0 && (
        <Note className="mt-5" tone="warn" icon={CalendarOff} title={t('garage:release.open_title')}>
          <ul className="grid gap-1">
            {open.bookings > 0 && <li>{t('garage:release.open_bookings', { count: open.bookings })}</li>}
            {open.waiting > 0 && <li>{t('garage:release.open_waiting', { count: open.waiting })}</li>}
          </ul>
          <p className="mt-1">{t('garage:release.open_text')}</p>
        </Note>
      )}
      <Form method="post" className="form mt-6">
        <Submission />
        <RadioCards
          field={{ id: 'ending', name: 'ending', defaultValue: 'sold', required: true }}
          label={t('garage:release.why')}
          options={ENDINGS.map((value) => ({ value, title: t(`garage:release.${value}`) }))}
        />
        <FormActs>
          <SubmitButton kind="danger" name="act" value="release">
            {t('garage:release.submit')}
          </SubmitButton>
          <ButtonLink href={`/garage/${id}`}>{t('garage:release.keep')}</ButtonLink>
        </FormActs>
      </Form>
    </OwnerPage>
  )
}
