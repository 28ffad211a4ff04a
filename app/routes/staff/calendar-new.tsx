import { Form, useLoaderData } from '@remix-run/react'
import { Search, TriangleAlert } from 'lucide-react'
import { bookAtDesk } from '~/areas/booking/book-at-desk.server'
import { openDesk } from '~/areas/booking/desk.server'
import { findVisitors } from '~/areas/booking/find-visitor.server'
import { deskForm } from '~/areas/booking/forms'
import { TRANSPORTS } from '~/areas/booking/needs'
import { duration } from '~/areas/booking/parts/words'
import { walkIn } from '~/areas/booking/walk-in.server'
import { readJobTemplates } from '~/areas/dealers/read.server'
import { readStaff } from '~/areas/dealers/read-staff.server'
import { carName } from '~/areas/garage/car-name'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { useFormat, useT } from '~/i18n/use'
import { addDays, isDay } from '~/kernel/dates'
import { refuse } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { clockText, instantOf, localDay, localOf, minuteOf } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { Button, ButtonLink } from '~/ui/button'
import { Card, Note, Part } from '~/ui/card'
import { RadioCards } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { PlateNumber } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { DateInput, Select, Textarea, TextInput } from '~/ui/inputs'
import { Item, Rows } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

export const loader = page({ permission: 'booking:manage' }, async (handed) => {
  const { club, actor, url, language } = handed
  const dealer = await openDesk(handed)
  const search = url.searchParams
  const now = localOf(dealer.zone, club.clock.now())
  const day = search.get('day') ?? ''
  const vehicleId = search.get('vehicle') ?? ''
  const car = vehicleId ? (await readVehicles(club, [vehicleId])).get(vehicleId) : undefined
  const text = search.get('q') ?? ''
  return {
    kind: search.get('kind') === 'walk-in' ? ('walk-in' as const) : ('booking' as const),
    day: isDay(day) ? day : now.day,
    at: `${isDay(day) && day > now.day ? day : now.day}T${isDay(day) && day > now.day ? '09:00' : clockText(Math.ceil(now.minute / 15) * 15)}`,
    last: addDays(now.day, 365),
    zone: dealer.zone,
    text,
    found: await findVisitors(club, actor, text, language),
    car: car ? { id: car.id, name: carName(car, language), plate: car.plate } : null,
    memberId: search.get('member') ?? '',
    jobs: (await readJobTemplates(club)).map((job) => ({
      id: job.id,
      name: say(job.name, language),
      minutes: job.minutes,
      price: job.price,
      currency: job.currency,
    })),
    advisers: await readStaff(club, dealer.id, 'adviser'),
    mayOverride: can(actor, 'booking:override', { dealerId: dealer.id }),
  }
})

export const action = page({ permission: 'booking:manage', form: deskForm }, async (handed) => {
  const { club, actor, input, submission, fail, go } = handed
  const dealer = await openDesk(handed)
  const guest = { name: input.name ?? '', phone: input.phone ?? '', plate: input.plate ?? '' }
  const wish = {
    ...{
      club,
      actor,
      submission,
      dealerId: dealer.id,
      guest,
      templateIds: input.jobs,
      transport: input.transport,
      note: input.note,
    },
    vehicleId: input.vehicleId || null,
    memberId: input.memberId || null,
  }
  const today = localDay(dealer.zone, club.clock.now())
  if (input.kind === 'walk-in') {
    const came = await walkIn(wish)
    return came.ok
      ? go(`/desk/calendar?day=${today}&open=${came.value.number}`, { key: 'booking-desk:new.walk_in_done' })
      : fail(came)
  }
  const [date = '', time = ''] = (input.at ?? '').split('T')
  const startsAt = input.start ?? (isDay(date) ? instantOf(dealer.zone, date, minuteOf(time) ?? 0) : undefined)
  if (startsAt === undefined) return fail(refuse('shell:field.required', { field: 'at' }))
  const made = await bookAtDesk({ ...wish, startsAt, adviserId: input.adviser, overrideReason: input.overrideReason })
  if (!made.ok) return fail(made)
  return go(`/desk/calendar?day=${localDay(dealer.zone, startsAt)}&open=${made.value.number}`, {
    key: 'booking-desk:new.done',
    params: { number: made.value.number },
  })
})

export default function NewBooking() {
  const t = useT()
  const view = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(view.zone)
  const { kind, day, car, found, text } = view
  const walking = kind === 'walk-in'
  const base = `/desk/calendar/new?day=${day}&kind=${kind}`
  const { free = [] } = (answer?.refusal?.alternatives ?? {}) as { free?: { startsAt: number }[] }
  return (
    <StaffPage
      path={[{ label: t('booking-desk:cal.title'), href: `/desk/calendar?day=${day}` }]}
      title={t(walking ? 'booking-desk:new.walk_in' : 'booking-desk:new.booking')}
      withoutSearch
    >
      <Pane>
        <div className="max-w-2xl">
          <Part title={t('booking-desk:new.who')}>
            {car ? (
              <Card pad className="flex items-center justify-between gap-3">
                <span>
                  {car.name} <PlateNumber>{car.plate}</PlateNumber>
                </span>
                <ButtonLink size="s" href={base}>
                  {t('booking:change')}
                </ButtonLink>
              </Card>
            ) : (
              <>
                <form method="get" action="/desk/calendar/new" className="flex items-end gap-2">
                  <input type="hidden" name="day" value={day} />
                  <input type="hidden" name="kind" value={kind} />
                  <TextInput
                    className="flex-1"
                    icon={Search}
                    field={{ id: 'q', name: 'q', defaultValue: text }}
                    label={t('booking-desk:new.search')}
                    autoComplete="off"
                  />
                  <Button type="submit" size="s">
                    {t('booking-desk:new.find')}
                  </Button>
                </form>
                {text && found.length === 0 && <p className="mt-2 text-ink-2">{t('booking-desk:new.nobody')}</p>}
                {found.length > 0 && (
                  <Rows card className="mt-3">
                    {found.flatMap((one) =>
                      one.cars.map((own) => (
                        <Item
                          key={own.id}
                          href={`${base}&vehicle=${own.id}&member=${one.id}`}
                          title={`${one.name} ${one.number}`}
                          sub={`${own.name} · ${own.plate} · ${one.phone}`}
                        />
                      )),
                    )}
                  </Rows>
                )}
              </>
            )}
          </Part>
          <Form method="post" className="mt-6 grid gap-5">
            <Submission />
            <input type="hidden" name="kind" value={kind} />
            <FormErrors errors={answer?.refusal && free.length === 0 ? [answer.refusal.message] : []} />
            {answer?.refusal && free.length > 0 && (
              <Note
                tone="warn"
                icon={TriangleAlert}
                role="alert"
                title={answer.refusal.message}
                acts={free.map(({ startsAt }) => (
                  <button key={startsAt} className="btn btn-line btn-s num" type="submit" name="start" value={startsAt}>
                    {format.dateTime(startsAt, 'short')}
                  </button>
                ))}
              >
                <p>{t('booking:time.nearest')}</p>
              </Note>
            )}
            {car ? (
              <>
                <input type="hidden" name="vehicleId" value={car.id} />
                <input type="hidden" name="memberId" value={view.memberId} />
              </>
            ) : (
              <div className="grid gap-3 desk:grid-cols-3">
                <TextInput field={{ id: 'plate', name: 'plate', maxLength: 20 }} label={t('booking-desk:new.plate')} />
                <TextInput
                  field={{ id: 'name', name: 'name', maxLength: 60 }}
                  label={t('booking-desk:new.name')}
                  optional
                />
                <TextInput
                  field={{ id: 'phone', name: 'phone', maxLength: 30 }}
                  label={t('booking-desk:new.phone')}
                  type="tel"
                  optional
                />
              </div>
            )}
            <RadioCards
              many
              field={{ id: 'jobs', name: 'jobs' }}
              label={t('booking:jobs.legend')}
              options={view.jobs.map((job) => ({
                value: job.id,
                title: job.name,
                sub: duration(t, job.minutes),
                end: <span className="num ms-auto">{format.money(job.price, job.currency)}</span>,
              }))}
            />
            {!walking && (
              <div className="grid gap-3 desk:grid-cols-2">
                <DateInput
                  time
                  field={{ id: 'at', name: 'at', required: true, step: 900, defaultValue: view.at }}
                  label={t('booking-desk:form.at')}
                />
                <Select
                  field={{ id: 'adviser', name: 'adviser' }}
                  label={t('booking:time.adviser')}
                  options={[
                    { value: '', label: t('booking:time.adviser_any') },
                    ...view.advisers.map(({ userId, name }) => ({ value: userId, label: name })),
                  ]}
                />
              </div>
            )}
            <Select
              field={{ id: 'transport', name: 'transport', defaultValue: 'none' }}
              label={t('booking:time.while')}
              options={TRANSPORTS.map((value) => ({ value, label: t(`booking:time.transport_${value}`) }))}
            />
            <Textarea
              field={{ id: 'note', name: 'note', maxLength: 500 }}
              label={t('booking-desk:detail.note')}
              optional
            />
            {!walking && view.mayOverride && (
              <TextInput
                field={{ id: 'overrideReason', name: 'overrideReason', maxLength: 300 }}
                label={t('booking-desk:form.override')}
                hint={t('booking-desk:form.override_hint')}
                optional
              />
            )}
            <FormActs>
              <SubmitButton>{t(walking ? 'booking-desk:new.walk_in_submit' : 'booking-desk:new.submit')}</SubmitButton>
              <ButtonLink href={`/desk/calendar?day=${day}`}>{t('booking-desk:new.back')}</ButtonLink>
            </FormActs>
          </Form>
        </div>
      </Pane>
    </StaffPage>
  )
}
