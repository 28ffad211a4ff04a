import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { servicedForm } from '~/areas/garage/forms'
import { dropElsewhere, noteElsewhere } from '~/areas/garage/note-elsewhere.server'
import { ServicedForm, ServicedList } from '~/areas/garage/parts/serviced'
import { readElsewhere } from '~/areas/garage/read-elsewhere.server'
import { memberIdOf } from '~/areas/membership/list-members.server'
import { useT } from '~/i18n/use'
import { groupCode } from '~/kernel/codes'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note } from '~/ui/card'
import { Pane, StaffPage } from '~/ui/staff-shell'

const params = z.object({ number: z.string().max(20), vehicleId: z.string() })

export const loader = page({ permission: 'member:edit', params }, async ({ club, actor, params, language }) => {
  const { number, vehicleId } = params
  const memberId = await memberIdOf(club, number)
  return { number, ...(await readElsewhere(club, actor, { vehicleId, memberId }, language)) }
})

export const action = page({ permission: 'member:edit', params, form: servicedForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { number, vehicleId } = params
  const memberId = await memberIdOf(club, number)
  const at = `/desk/members/${number}/serviced/${vehicleId}`
  if (input.act !== 'add') {
    const { serviceId } = input
    await dropElsewhere({ club, actor, vehicleId, memberId, serviceId, back: input.act === 'back' })
    if (input.act === 'back') return go(at, { key: 'garage:serviced.back' })
    return go(at, { key: 'garage:serviced.removed', undo: { action: at, fields: { act: 'back', serviceId } } })
  }
  const { act: _, confirm, ...told } = input
  const given = { vehicleId, memberId, ...told, confirm: confirm === 'on' }
  const noted = await noteElsewhere({ club, actor, submission, ...given })
  return noted.ok ? go(at, { key: 'garage-desk:toast.noted' }) : fail(noted)
})

/** What a member tells at the counter or by phone about a service at another place. */
export default function MemberServiced() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { number, car, services } = data
  return (
    <StaffPage
      path={[
        { label: t('desk:place.members'), href: '/desk/members' },
        { label: groupCode(number), href: `/desk/members/${number}` },
      ]}
      title={t('garage-desk:serviced.title')}
      beside={<span className="text-ink-2">{[car.name, car.plate].filter(Boolean).join(' · ')}</span>}
    >
      <Pane>
        <div className="grid max-w-xl gap-5">
          <Note>{t('garage-desk:serviced.text')}</Note>
          <ServicedForm page={data} answer={answer} />
        </div>
      </Pane>
      <Pane kind="detail" label={t('garage:serviced.list')}>
        <ServicedList services={services} />
      </Pane>
    </StaffPage>
  )
}
