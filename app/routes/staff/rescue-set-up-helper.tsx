import { useLoaderData } from '@remix-run/react'
import { Camera } from 'lucide-react'
import { z } from 'zod'
import { readStaff } from '~/areas/dealers/read-staff.server'
import { HelperForm } from '~/areas/rescue/parts/helper-form'
import { saveHelper } from '~/areas/rescue/save-helper.server'
import { readSetUp } from '~/areas/rescue/set-up.server'
import { helperForm } from '~/areas/rescue/set-up-forms'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import type { Stale } from '~/kernel/stale'
import { say } from '~/kernel/words'
import { clockText } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Pane, StaffPage } from '~/ui/staff-shell'

const params = z.object({ helperId: z.string().max(64) })
const search = z.object({ dealer: z.string().max(64).optional() })
const WEEK = [1, 2, 3, 4, 5, 6, 7]

export const loader = page(
  { permission: 'rescue:set-up', params, search },
  async ({ club, actor, params: { helperId }, search, deskDealerId, language }) => {
    const { dealers, helpers } = await readSetUp(club, actor)
    const helper = helpers.find((one) => one.id === helperId) ?? null
    if (!helper && helperId !== 'new') throw new NotFound('helper')
    const wanted = helper?.dealerId ?? search.dealer ?? deskDealerId
    const dealer = dealers.find(({ id }) => id === wanted) ?? dealers[0]
    if (!dealer) throw new NotFound('dealer')
    const fresh = { dealerId: dealer.id, lat: dealer.lat, lng: dealer.lng, radiusKm: 60, capacity: 1, price: 100 }
    const round = { from: '00:00', to: '24:00' }
    const days = WEEK.map((weekday) => {
      const span = helper?.hours.find((one) => one.weekday === weekday)
      if (span) return { on: true, from: clockText(span.from), to: clockText(span.to) }
      return { on: helper === null, ...round }
    })
    return {
      helperId: helper?.id ?? null,
      name: helper?.name ?? null,
      version: helper?.version ?? 0,
      dealer: { id: dealer.id, name: say(dealer.name, language), zone: dealer.zone },
      dealers: helper ? [] : dealers.map(({ id, name }) => ({ id, name: say(name, language) })),
      staff: await readStaff(club, dealer.id),
      values: helper
        ? {
            ...{ dealerId: helper.dealerId, kind: helper.kind, name: helper.name, phone: helper.phone },
            ...{ userId: helper.userId ?? '', vehicle: helper.vehicle, plate: helper.plate, skills: helper.skills },
            ...{ lat: helper.lat, lng: helper.lng, radiusKm: helper.radiusKm, capacity: helper.capacity },
            ...{ price: helper.priceBp / 100, active: helper.active, days },
          }
        : { ...fresh, kind: 'own', vehicle: 'van', skills: [] as string[], active: true, days },
    }
  },
)

export const action = page(
  { permission: 'rescue:set-up', params, form: helperForm },
  async ({ club, actor, params: { helperId }, input, submission, fail, go }) => {
    const saved = await saveHelper({
      ...{ club, actor, submission },
      ...input,
      helperId: helperId === 'new' ? null : helperId,
    })
    return saved.ok ? go('/desk/rescue/set-up', { key: 'rescue-desk:setUp.toast' }) : fail(saved)
  },
)

export default function RescueHelper() {
  const t = useT()
  const { helperId, name, version, dealer, dealers, staff, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <StaffPage
      path={[{ label: t('rescue-desk:setUp.title'), href: '/desk/rescue/set-up' }]}
      title={name ?? t('rescue-desk:setUp.helper.add')}
      acts={
        helperId && (
          <ButtonLink size="s" icon={Camera} href={`/desk/rescue/set-up/helpers/${helperId}/upload`}>
            {t('rescue-desk:setUp.helper.photo')}
          </ButtonLink>
        )
      }
    >
      <Pane>
        <HelperForm
          key={dealer.id}
          {...{ version, dealer, dealers, staff, values, answer }}
          isNew={name === null}
          stale={answer?.refusal?.alternatives as Stale | undefined}
        />
      </Pane>
    </StaffPage>
  )
}
