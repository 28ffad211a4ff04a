import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findBooking, jobsOf, reading } from '~/areas/booking/rows.server'
import { readDealer, readJobTemplates } from '~/areas/dealers/read.server'
import { readStaff } from '~/areas/dealers/read-staff.server'
import { carName } from '~/areas/garage/car-name'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { visibleMembers } from '~/areas/membership/relations.server'
import { checkInWalkIn } from '~/areas/workshop/check-in.server'
import { checkIn } from '~/areas/workshop/check-in-booking.server'
import { findCars } from '~/areas/workshop/find-orders.server'
import { checkInForm } from '~/areas/workshop/forms'
import { momentOf } from '~/areas/workshop/order-acts.server'
import { type Answered, fieldOf } from '~/areas/workshop/parts/order-forms'
import { localMoment } from '~/areas/workshop/parts/order-panel'
import { openAdvice } from '~/areas/workshop/read-orders.server'
import { useFormat, useT } from '~/i18n/use'
import { HOUR } from '~/kernel/clock'
import { maskName, maskPhone } from '~/kernel/masks'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { saveUpload } from '~/platform/files.server'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { TextLink } from '~/ui/button'
import { Note, Part } from '~/ui/card'
import { Checkbox, RadioCards } from '~/ui/choices'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { Code, PlateNumber } from '~/ui/figures'
import { SearchBox } from '~/ui/filters'
import { Submission } from '~/ui/form'
import { DateInput, FileInput, Select, Textarea, TextInput } from '~/ui/inputs'
import { Facts, Item, Rows } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const search = z.object({
  booking: z.string().max(64).optional(),
  vehicle: z.string().max(64).optional(),
  guest: z.literal('1').optional().catch(undefined),
  q: z.string().max(60).optional(),
})

export const loader = page({ permission: 'workshop:manage', search }, async (handed) => {
  const { club, actor, search, language, deskDealerId, go } = handed
  if (!search.booking && deskDealerId === '') return go('/desk/orders', { key: 'workshop-desk:checkin.dealer_first' })
  const booking = search.booking ? await findBooking(reading(club), bookingKey(search.booking)) : undefined
  if (search.booking && (!booking || !can(actor, 'workshop:manage', { dealerId: booking.dealerId }))) {
    throw new NotFound('booking')
  }
  const dealer = await readDealer(club, booking?.dealerId ?? deskDealerId)
  if (!dealer || !can(actor, 'workshop:manage', { dealerId: dealer.id })) throw new NotFound('dealer')
  const found = search.q ? await findCars(club, search.q) : []
  const vehicleId = booking?.vehicleId ?? search.vehicle ?? null
  const cars = await readVehicles(club, [...found, ...(vehicleId ? [vehicleId] : [])])
  if (search.vehicle && !cars.has(search.vehicle)) throw new NotFound('vehicle')
  const memberIds = [...cars.values()].map((car) => car.ownerMemberId).filter((id) => id !== null)
  if (booking?.memberId) memberIds.push(booking.memberId)
  const members = await readMembers(club, memberIds)
  const visible = await visibleMembers(club, actor, memberIds)
  const person = (id: string | null | undefined) => {
    const member = id ? members.get(id) : undefined
    if (!member) return null
    const open = visible.has(member.id)
    const phone = member.phone ?? ''
    return { name: open ? member.name : maskName(member.name), phone: open ? phone : maskPhone(phone) }
  }
  const carOf = (id: string) => {
    const car = cars.get(id)
    if (!car) return null
    const owner = person(car.ownerMemberId)
    return { id, name: carName(car, language), plate: car.plate, vin: car.vin ?? '', owner: owner?.name ?? '' }
  }
  const agreed = booking ? ((await jobsOf(reading(club), [booking.id])).get(booking.id) ?? []) : []
  const now = club.clock.now()
  return {
    q: search.q ?? '',
    isGuest: search.guest === '1',
    found: found.map(carOf).filter((one) => one !== null),
    car: vehicleId ? carOf(vehicleId) : null,
    customer: booking ? (person(booking.memberId) ?? { name: booking.guestName, phone: booking.guestPhone }) : null,
    booking: booking
      ? {
          ...{ id: booking.id, number: booking.number, startsAt: booking.startsAt, note: booking.note },
          plate: booking.guestPlate,
          isOpen: booking.state === 'booked' || booking.state === 'walked-in',
        }
      : null,
    zone: dealer.zone,
    promisedAt: localMoment(dealer.zone, booking ? Math.max(booking.readyAt, now + HOUR) : now + 3 * HOUR),
    jobs: [
      ...agreed.map(({ templateId, name }) => ({ value: templateId, label: say(name, language), agreed: true })),
      ...(await readJobTemplates(club))
        .filter((one) => !agreed.some((job) => job.templateId === one.id))
        .map((one) => ({ value: one.id, label: say(one.name, language), agreed: false })),
    ],
    technicians: (await readStaff(club, dealer.id, 'technician')).map(({ userId, name }) => ({
      value: userId,
      label: name,
    })),
    advice: vehicleId ? await openAdvice(club, vehicleId, language) : [],
  }
})

/** The calendar names a booking by its number, the API by its id. */
const bookingKey = (text: string) => (/^B-/i.test(text) ? { number: text.toUpperCase() } : { id: text })

export const action = page({ permission: 'workshop:manage', form: checkInForm }, async (handed) => {
  const { club, actor, input, submission, deskDealerId, fail, go } = handed
  const { bookingId, vehicleId, plate, name, phone, km, confirmKm, words, technicianId, jobs } = input
  const booking = bookingId ? await findBooking(reading(club), { id: bookingId }) : undefined
  const dealerId = booking?.dealerId ?? deskDealerId
  const dealer = await readDealer(club, dealerId)
  if (!dealer || !can(actor, 'workshop:manage', { dealerId })) throw new NotFound('dealer')
  const fileIds: string[] = []
  for (const photo of input.photos.filter((one) => one.size > 0)) {
    const saved = await saveUpload(club, photo, { kinds: ['photo'], field: 'photos' })
    if (!saved.ok) return fail(saved)
    fileIds.push(saved.value.fileId)
  }
  const given = {
    ...{ club, actor, submission, km, words, fileIds, templateIds: jobs },
    confirmKm: confirmKm === 'on',
    promisedAt: momentOf(dealer.zone, input.promisedAt),
    technicianId: technicianId || null,
  }
  const taken = bookingId
    ? await checkIn({ ...given, bookingId })
    : await checkInWalkIn({ ...given, dealerId, vehicleId: vehicleId ?? null, guest: { plate, name, phone } })
  if (!taken.ok) return fail(taken)
  const { number } = taken.value
  return go(`/desk/orders/${number}`, { key: 'workshop-desk:toast.checked_in', params: { number } })
})

/** Taking a car in: whose it is, what it shows, what was agreed and until when. */
export default function CheckIn() {
  const t = useT()
  const { booking, car, isGuest } = useLoaderData<typeof loader>()
  const ready = booking || car || isGuest
  return (
    <StaffPage
      path={[
        { label: t('workshop-desk:list.title'), href: '/desk/orders' },
        { label: t('workshop-desk:checkin.title') },
      ]}
    >
      <Pane label={t('workshop-desk:checkin.title')}>
        <div className="max-w-160">{ready ? <CheckInForm /> : <FindCar />}</div>
      </Pane>
      <Pane kind="detail" label={t('workshop-desk:checkin.customer')}>
        <Beside />
      </Pane>
    </StaffPage>
  )
}

function FindCar() {
  const t = useT()
  const { q, found } = useLoaderData<typeof loader>()
  return (
    <>
      <Part title={t('workshop-desk:checkin.find')}>
        <SearchBox label={t('workshop-desk:checkin.find_hint')} name="q" value={q} autoFocus />
        <p className="hint mt-2">{t('workshop-desk:checkin.find_hint')}</p>
      </Part>
      {found.length > 0 && (
        <Part title={t('workshop-desk:checkin.choose_car')}>
          <Rows>
            {found.map((one) => (
              <Item
                key={one.id}
                href={`?vehicle=${one.id}`}
                title={one.plate ? <PlateNumber>{one.plate}</PlateNumber> : one.name}
                sub={[one.name, one.owner].filter(Boolean).join(' · ')}
              />
            ))}
          </Rows>
        </Part>
      )}
      {q && found.length === 0 && (
        <Part>
          <EmptyState level={3} title={t('workshop-desk:checkin.nothing')}>
            {t('workshop-desk:refusal.car_unknown')}
          </EmptyState>
        </Part>
      )}
      <p className="mt-4">
        <TextLink alone href="?guest=1">
          {t('workshop-desk:checkin.as_guest')}
        </TextLink>
      </p>
    </>
  )
}

function CheckInForm() {
  const t = useT()
  const { booking, car, isGuest, promisedAt, jobs, technicians } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const answered = answer?.result as Answered | undefined
  const chosen = answered?.initialValue?.jobs
  if (booking && !booking.isOpen) {
    return <Note tone="warn">{t('workshop-desk:checkin.not_bookable')}</Note>
  }
  return (
    <Form method="post" encType="multipart/form-data" className="grid gap-5">
      {answer?.refusal && (
        <Note tone="danger" role="alert">
          {answer.refusal.message}{' '}
          {answer.refusal.nextStep && <TextLink href={answer.refusal.nextStep}>{answer.refusal.nextStep}</TextLink>}
        </Note>
      )}
      <FormErrors errors={answered?.error?.[''] && !answer?.refusal ? answered.error[''] : undefined} />
      <Submission />
      {booking && <input type="hidden" name="bookingId" value={booking.id} />}
      {!booking && car && <input type="hidden" name="vehicleId" value={car.id} />}
      {isGuest && !booking && !car && (
        <div className="grid gap-3 desk:grid-cols-3">
          <TextInput field={fieldOf('plate', answered)} label={t('workshop-desk:checkin.plate')} required />
          <TextInput field={fieldOf('name', answered)} label={t('workshop-desk:checkin.guest_name')} />
          <TextInput
            field={fieldOf('phone', answered)}
            label={t('workshop-desk:checkin.guest_phone')}
            inputMode="tel"
          />
        </div>
      )}
      <div className="grid gap-3 desk:grid-cols-3">
        <TextInput
          field={fieldOf('km', answered)}
          label={t('workshop-desk:checkin.km')}
          unit="km"
          look="num"
          inputMode="numeric"
          autoComplete="off"
          required
        />
        <DateInput
          time
          field={fieldOf('promisedAt', answered, promisedAt)}
          label={t('workshop-desk:checkin.promised')}
          required
        />
        <Select
          field={fieldOf('technicianId', answered)}
          label={t('workshop-desk:checkin.technician')}
          placeholder={t('workshop-desk:checkin.later')}
          options={technicians}
        />
      </div>
      {answer?.refusal?.alternatives !== undefined && (
        <Checkbox field={fieldOf('confirmKm', answered)}>{t('workshop-desk:checkin.km_confirm')}</Checkbox>
      )}
      <Textarea
        field={fieldOf('words', answered, booking?.note)}
        label={t('workshop-desk:checkin.words')}
        hint={t('workshop-desk:checkin.words_hint')}
      />
      <RadioCards
        many
        field={fieldOf('jobs', answered)}
        label={t('workshop-desk:checkin.jobs')}
        chosen={Array.isArray(chosen) ? chosen.map(String) : jobs.filter((job) => job.agreed).map((job) => job.value)}
        options={jobs.map(({ value, label }) => ({ value, title: label }))}
      />
      <FileInput
        field={fieldOf('photos', answered)}
        label={t('workshop-desk:checkin.photos')}
        hint={t('workshop-desk:checkin.photos_hint')}
        accept="image/*"
        capture="environment"
        multiple
      />
      <FormActs>
        <SubmitButton>{t('workshop-desk:checkin.submit')}</SubmitButton>
      </FormActs>
    </Form>
  )
}

function Beside() {
  const t = useT()
  const { car, customer, booking, advice, zone } = useLoaderData<typeof loader>()
  const format = useFormat(zone)
  if (!car && !booking) return null
  const plate = car?.plate || booking?.plate
  const shownPlate = plate && <PlateNumber>{plate}</PlateNumber>
  const vin = car?.vin && <Code>{car.vin}</Code>
  return (
    <>
      <Part title={t('workshop-desk:checkin.customer')}>
        <Facts
          of={[
            [t('workshop-desk:order.customer'), customer?.name || car?.owner],
            [t('workshop-desk:order.phone'), customer?.phone],
            [t('workshop-desk:order.car'), car?.name],
            [t('workshop-desk:checkin.plate'), shownPlate],
            [t('workshop-desk:order.vin'), vin],
            [
              t('workshop-desk:order.booking'),
              booking ? `${booking.number} · ${format.dateTime(booking.startsAt, 'monthDay')}` : null,
            ],
          ]}
        />
      </Part>
      {advice.length > 0 && (
        <Part title={t('workshop-desk:checkin.advice')}>
          <Rows>
            {advice.map((one) => (
              <Item
                key={one.id}
                title={one.name}
                sub={[one.dueOn && format.date(one.dueOn), one.dueKm && `${format.number(one.dueKm)} km`, one.note]
                  .filter(Boolean)
                  .join(' · ')}
              />
            ))}
          </Rows>
        </Part>
      )}
    </>
  )
}
