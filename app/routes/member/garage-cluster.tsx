import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { clusterForm } from '~/areas/garage/forms'
import { readCarPage } from '~/areas/garage/read-car.server'
import { requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import { replaceCluster } from '~/areas/garage/settle-reading.server'
import { readMember } from '~/areas/membership/read-members.server'
import { useT } from '~/i18n/use'
import { instantOf, localDay } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { PageTitle } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { DateInput, TextInput } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ vehicleId: z.string() })

export const loader = page({ permission: 'garage:own', params }, async ({ club, actor, params, language }) => {
  const { car, zone } = await readCarPage(club, actor, params.vehicleId, language)
  return { car, today: localDay(zone, club.clock.now()) }
})

export const action = page({ permission: 'garage:own', params, form: clusterForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { memberId } = await requireOwnVehicle(club, actor, params.vehicleId)
  const { zone } = await readMember(club, memberId)
  const now = club.clock.now()
  const at = input.at === localDay(zone, now) ? now : instantOf(zone, input.at, 720)
  const { oldKm, newKm } = input
  const replaced = await replaceCluster({ club, actor, submission, vehicleId: params.vehicleId, at, oldKm, newKm })
  if (!replaced.ok) return fail(replaced)
  return go(`/garage/${params.vehicleId}/readings`, { key: 'garage:cluster.saved' })
})

export default function Cluster() {
  const t = useT()
  const { car, today } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<{ at: string; oldKm: string; newKm: string }>({
    lastResult: answer?.result as never,
    defaultValue: { at: today, newKm: '0' },
  })
  return (
    <OwnerPage back={`/garage/${car.id}/readings`} title={car.name} titled={false}>
      <Form method="post" className="form" {...getFormProps(form)}>
        <PageTitle sub={t('garage:cluster.text')}>{t('garage:cluster.title')}</PageTitle>
        <FormErrors errors={form.errors} />
        <Submission />
        <div className="grid gap-5">
          <DateInput field={fields.at} label={t('garage:cluster.at')} max={today} />
          <TextInput
            field={fields.oldKm}
            label={t('garage:cluster.oldKm')}
            unit={t('garage:unit.km')}
            look="num"
            inputMode="numeric"
          />
          <TextInput
            field={fields.newKm}
            label={t('garage:cluster.newKm')}
            unit={t('garage:unit.km')}
            look="num"
            inputMode="numeric"
          />
        </div>
        <FormActs>
          <SubmitButton full>{t('garage:cluster.submit')}</SubmitButton>
        </FormActs>
      </Form>
    </OwnerPage>
  )
}
