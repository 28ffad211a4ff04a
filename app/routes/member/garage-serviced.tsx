import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { servicedForm } from '~/areas/garage/forms'
import { dropElsewhere, noteElsewhere } from '~/areas/garage/note-elsewhere.server'
import { ServicedForm, ServicedList } from '~/areas/garage/parts/serviced'
import { readElsewhere } from '~/areas/garage/read-elsewhere.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Columns, PageTitle, Part } from '~/ui/card'
import { OwnerPage } from '~/ui/owner-shell'

const params = z.object({ vehicleId: z.string() })

export const loader = page({ permission: 'garage:own', params }, ({ club, actor, params, language }) =>
  readElsewhere(club, actor, params, language),
)

export const action = page({ permission: 'garage:own', params, form: servicedForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { vehicleId } = params
  const at = `/garage/${vehicleId}/serviced`
  if (input.act !== 'add') {
    const { serviceId } = input
    await dropElsewhere({ club, actor, vehicleId, serviceId, back: input.act === 'back' })
    if (input.act === 'back') return go(at, { key: 'garage:serviced.back' })
    return go(at, { key: 'garage:serviced.removed', undo: { action: at, fields: { act: 'back', serviceId } } })
  }
  const { act: _, confirm, ...told } = input
  const noted = await noteElsewhere({ club, actor, submission, vehicleId, ...told, confirm: confirm === 'on' })
  return noted.ok ? go(`/garage/${vehicleId}`, { key: 'garage:serviced.saved' }) : fail(noted)
})

export default function Serviced() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { car, services } = data
  const at = `/garage/${car.id}`
  return (
    <OwnerPage wide back={at} title={car.name} titled={false}>
      <Columns>
        <div>
          <PageTitle sub={t('garage:serviced.text')}>{t('garage:serviced.title')}</PageTitle>
          <div className="mt-5">
            <ServicedForm page={data} answer={answer} />
          </div>
        </div>
        <Part title={t('garage:serviced.list')}>
          <ServicedList services={services} papers={`${at}/documents`} />
        </Part>
      </Columns>
    </OwnerPage>
  )
}
