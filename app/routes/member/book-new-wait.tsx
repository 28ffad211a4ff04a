import { useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { waitForm } from '~/areas/booking/forms'
import { TRANSPORTS } from '~/areas/booking/needs'
import { stepHref } from '~/areas/booking/parts/words'
import { jobNames } from '~/areas/booking/read-bookings.server'
import { readWish } from '~/areas/booking/read-times.server'
import { joinWaitlist } from '~/areas/booking/waitlist.server'
import { readDealer } from '~/areas/dealers/read.server'
import { carName } from '~/areas/garage/car-name'
import { requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import { useT } from '~/i18n/use'
import { addDays, isDay } from '~/kernel/dates'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { localDay } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { PageTitle } from '~/ui/card'
import { Segmented } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { DateInput, Select } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

export const loader = page({ permission: 'booking:own' }, async ({ club, actor, language, url, go }) => {
  const { vehicleId, dealerId, templateIds, jobs } = await readWish(club, url.searchParams)
  const car = await requireOwnVehicle(club, actor, vehicleId)
  const dealer = await readDealer(club, dealerId)
  if (!dealer?.active) throw new NotFound('dealer')
  if (!jobs) return go(`${stepHref('jobs', { car: vehicleId, dealer: dealerId })}&none`)
  const today = localDay(dealer.zone, club.clock.now())
  const wanted = url.searchParams.get('day') ?? ''
  const from = isDay(wanted) && wanted >= today ? wanted : today
  return {
    chosen: { car: vehicleId, dealer: dealerId, jobs: templateIds, day: from },
    about: [carName(car, language), say(dealer.name, language), ...(await jobNames(club, templateIds, language))],
    from,
    to: addDays(from, 6),
    today,
    last: addDays(today, dealer.settings.horizonDays),
  }
})

export const action = page(
  { permission: 'booking:own', form: waitForm },
  async ({ club, actor, input, submission, url, fail, go }) => {
    const { vehicleId, dealerId, templateIds } = await readWish(club, url.searchParams)
    const joined = await joinWaitlist({ club, actor, submission, vehicleId, dealerId, templateIds, ...input })
    return joined.ok ? go('/book', { key: 'booking:wait.joined' }) : fail(joined)
  },
)

export default function Wait() {
  const t = useT()
  const { chosen, about, from, to, today, last } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm({
    lastResult: answer?.result,
    constraint: {
      fromDay: { required: true, min: today, max: last },
      toDay: { required: true, min: today, max: last },
    },
    defaultValue: { fromDay: from, toDay: to, partOfDay: 'any', transport: 'none' },
  })
  const back = stepHref('time', chosen)
  return (
    <OwnerPage back={back} title={t('booking:new')} titled={false}>
      <PageTitle sub={about.join(' · ')}>{t('booking:wait.title')}</PageTitle>
      <p className="mt-3 text-ink-2">{t('booking:wait.text')}</p>
      <Form method="post" id={form.id} className="mt-6 grid gap-5">
        <Submission />
        <FormErrors errors={form.errors} />
        <div className="grid grid-cols-2 gap-3">
          <DateInput field={fields.fromDay} label={t('booking:wait.from')} />
          <DateInput field={fields.toDay} label={t('booking:wait.to')} />
        </div>
        <Segmented
          full
          field={fields.partOfDay}
          label={t('booking:wait.part')}
          options={(['any', 'morning', 'afternoon'] as const).map((value) => ({
            value,
            label: t(`booking:wait.part_${value}`),
          }))}
        />
        <Select
          field={fields.transport}
          label={t('booking:time.while')}
          options={TRANSPORTS.map((value) => ({ value, label: t(`booking:time.transport_${value}`) }))}
        />
        <FormActs>
          <SubmitButton>{t('booking:wait.submit')}</SubmitButton>
          <ButtonLink href={back}>{t('booking:wait.keep')}</ButtonLink>
        </FormActs>
      </Form>
    </OwnerPage>
  )
}
