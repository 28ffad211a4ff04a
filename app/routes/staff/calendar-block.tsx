import { useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { blockUnit } from '~/areas/booking/block-unit.server'
import { openDesk } from '~/areas/booking/desk.server'
import { blockForm } from '~/areas/booking/forms'
import { BLOCK_KINDS } from '~/areas/booking/needs'
import { readUnits } from '~/areas/dealers/read.server'
import { useT } from '~/i18n/use'
import { isDay } from '~/kernel/dates'
import { instantOf, localDay, minuteOf } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { DateInput, Select, TextInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

export const loader = page({ permission: 'booking:manage' }, async (handed) => {
  const { club, url } = handed
  const dealer = await openDesk(handed)
  const wanted = url.searchParams.get('day') ?? ''
  const day = isDay(wanted) ? wanted : localDay(dealer.zone, club.clock.now())
  const units = await readUnits(club, dealer.id)
  return { day, units: units.map(({ id, kind, name }) => ({ id, kind, name })) }
})

export const action = page({ permission: 'booking:manage', form: blockForm }, async (handed) => {
  const { club, actor, input, submission, fail, go } = handed
  const dealer = await openDesk(handed)
  const at = (text: string) => {
    const [day = '', time = ''] = text.split('T')
    return instantOf(dealer.zone, day, minuteOf(time) ?? 0)
  }
  const { unitId, kind, reason } = input
  const blocked = await blockUnit({
    club,
    actor,
    submission,
    dealerId: dealer.id,
    unitId,
    kind,
    reason,
    startsAt: at(input.from),
    endsAt: at(input.to),
  })
  if (!blocked.ok) return fail(blocked)
  const count = blocked.value.affected.length
  if (count > 0) return go('/desk/calendar/affected', { key: 'booking-desk:affected.note', params: { count } })
  return go(`/desk/calendar?day=${input.from.slice(0, 10)}`, { key: 'booking-desk:block.done' })
})

export default function BlockUnit() {
  const t = useT()
  const { day, units } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm({
    lastResult: answer?.result,
    constraint: {
      unitId: { required: true },
      from: { required: true, step: 900 },
      to: { required: true, step: 900 },
      reason: { maxLength: 200 },
    },
    defaultValue: { from: `${day}T08:00`, to: `${day}T18:00`, kind: 'leave', unitId: '', reason: '' },
  })
  const options = (['technician', 'bay', 'loaner', 'shuttle', 'waiter'] as const).map((kind) => ({
    label: t(`dealers-desk:kind.${kind}`),
    options: units.filter((unit) => unit.kind === kind).map((unit) => ({ value: unit.id, label: unit.name })),
  }))
  return (
    <StaffPage
      path={[{ label: t('booking-desk:cal.title'), href: `/desk/calendar?day=${day}` }]}
      title={t('booking-desk:block.open')}
      withoutSearch
    >
      <Pane>
        <Form method="post" id={form.id} className="grid max-w-xl gap-5">
          <Submission />
          <FormErrors errors={form.errors} />
          <p className="text-ink-2">{t('booking-desk:block.text')}</p>
          <Select
            field={fields.unitId}
            label={t('booking-desk:block.unit')}
            options={options.filter((group) => group.options.length > 0)}
          />
          <div className="grid gap-3 desk:grid-cols-2">
            <DateInput time field={fields.from} label={t('booking-desk:block.from')} />
            <DateInput time field={fields.to} label={t('booking-desk:block.to')} />
          </div>
          <Select
            field={fields.kind}
            label={t('booking-desk:block.kind')}
            options={BLOCK_KINDS.map((value) => ({ value, label: t(`booking-desk:block.kinds.${value}`) }))}
          />
          <TextInput field={fields.reason} label={t('booking-desk:block.reason')} optional />
          <FormActs>
            <SubmitButton>{t('booking-desk:block.submit')}</SubmitButton>
            <ButtonLink href={`/desk/calendar?day=${day}`}>{t('booking-desk:new.back')}</ButtonLink>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
