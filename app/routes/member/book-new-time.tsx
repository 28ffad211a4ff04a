import { Form, useLoaderData, useSubmit } from '@remix-run/react'
import { BusFront, Coffee, KeyRound, LogOut } from 'lucide-react'
import type { ChangeEvent } from 'react'
import { confirmBooking } from '~/areas/booking/confirm-booking.server'
import { timeForm } from '~/areas/booking/forms'
import { holdSlot } from '~/areas/booking/hold-slot.server'
import { ChosenCard } from '~/areas/booking/parts/chosen-card'
import { HoldClock } from '~/areas/booking/parts/hold-clock'
import { RefusedNote, TimePicker } from '~/areas/booking/parts/time-picker'
import { because, stepHref } from '~/areas/booking/parts/words'
import { readTimes, readWish } from '~/areas/booking/read-times.server'
import { readDealer } from '~/areas/dealers/read.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound, refuse } from '~/kernel/outcome'
import { localDay } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink, TextLink } from '~/ui/button'
import { Note, PageTitle, Part } from '~/ui/card'
import { RadioCards } from '~/ui/choices'
import { Submission } from '~/ui/form'
import { Select, Textarea } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { SubmitButton } from '~/ui/submit'
import { Steps } from '~/ui/timeline'

export const loader = page({ permission: 'booking:own' }, async ({ club, actor, language, url, go }) => {
  const { vehicleId, dealerId, templateIds, jobs } = await readWish(club, url.searchParams)
  if (!jobs) return go(`${stepHref('jobs', { car: vehicleId, dealer: dealerId })}&none`)
  const day = url.searchParams.get('day') ?? ''
  const hold = url.searchParams.get('hold') ?? ''
  const view = await readTimes({ club, actor, language, vehicleId, dealerId, jobs, day, hold })
  if (view.confirmed) return go(`/book/${view.confirmed}`)
  return { ...view, templateIds, holdNumber: hold }
})

export const action = page({ permission: 'booking:own', form: timeForm }, async (handed) => {
  const { club, actor, input, submission, url, fail, go } = handed
  const { vehicleId, dealerId, templateIds } = await readWish(club, url.searchParams)
  const number = url.searchParams.get('hold') ?? ''
  const { act, start, transport, adviser, note } = input
  if (act === 'confirm' && number) {
    const made = await confirmBooking({ club, actor, submission, number, transport, adviserId: adviser ?? null, note })
    return made.ok ? go(`/book/${made.value.number}?made`) : fail(made)
  }
  if (start === undefined) return fail(refuse('booking:time.choose_first', { field: 'start' }))
  const held = await holdSlot({
    club,
    actor,
    submission,
    vehicleId,
    dealerId,
    templateIds,
    startsAt: start,
    transport,
    adviserId: adviser,
    note,
  })
  if (!held.ok) return fail(held)
  const dealer = await readDealer(club, dealerId)
  if (!dealer) throw new NotFound('dealer')
  return go(
    stepHref('time', {
      car: vehicleId,
      dealer: dealerId,
      jobs: templateIds,
      day: localDay(dealer.zone, start),
      hold: held.value.number,
    }),
  )
})

export default function ChooseTime() {
  const t = useT()
  const view = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(view.dealer.zone)
  const submit = useSubmit()
  const { car, dealer, hold, templateIds: jobs, gate } = view
  const chosen = { car: car.id, dealer: dealer.id, jobs }
  const hrefOf = (day: string) => stepHref('time', { ...chosen, day, hold: hold?.number })
  const left = hold ? (view.slots.find((slot) => slot.startsAt === hold.startsAt)?.left ?? view.left) : view.left
  const ways = (
    [
      ['wait', Coffee],
      ['shuttle', BusFront],
      ['loaner', KeyRound],
    ] as const
  ).map(([value, icon]) => {
    const mine = hold?.transport === value
    const count = left[value]
    return {
      value,
      icon,
      title: t(`booking:time.transport_${value}`),
      sub: count > 0 || mine ? t('booking:time.left', { count: Math.max(count, 1) }) : t('booking:time.left_none'),
      off: count === 0 && !mine,
    }
  })
  const takeTime = (event: ChangeEvent<HTMLFormElement>) => {
    const target: unknown = event.target
    if (!(target instanceof HTMLInputElement) || target.name !== 'start') return
    const data = new FormData(event.currentTarget)
    data.set('act', 'hold')
    submit(data, { method: 'post', preventScrollReset: true })
  }
  return (
    <OwnerPage
      back={stepHref('jobs', chosen)}
      title={t('booking:new')}
      titled={false}
      foot={
        <>
          <div className="mb-3 flex items-start justify-between gap-3">
            {hold ? (
              <div>
                <p className="num font-semibold">
                  {format.dateTime(hold.startsAt, 'short')} –{' '}
                  {view.slots.find((slot) => slot.startsAt === hold.startsAt)?.nextDay
                    ? format.dateTime(hold.readyAt, 'weekday')
                    : format.time(hold.readyAt)}
                </p>
                <p className="num text-small text-ink-2">
                  {t('booking:time.estimate', { amount: format.money(view.estimateMinor, dealer.currency) })}
                </p>
              </div>
            ) : (
              <p className="text-ink-2">{t('booking:time.choose_first')}</p>
            )}
            {hold && <HoldClock key={hold.number} until={hold.heldUntil} now={view.now} />}
          </div>
          <SubmitButton full form="time" name="act" value={hold ? 'confirm' : 'hold'} disabled={gate !== null}>
            {hold ? t('booking:time.confirm') : t('booking:time.hold')}
          </SubmitButton>
        </>
      }
    >
      <Steps count={4} at={4} label={t('booking:step', { at: 4, count: 4 })} />
      <PageTitle className="mt-6">{t('booking:time.title')}</PageTitle>
      <ChosenCard
        view={view}
        jobsHref={stepHref('jobs', chosen)}
        dealerHref={stepHref('dealer', { car: car.id, jobs })}
      />
      {gate && (
        <Note
          tone="warn"
          className="mt-4"
          title={because(t, gate.reason, gate.params)}
          acts={
            <ButtonLink size="s" href={gate.nextStep ?? `tel:${dealer.phone}`}>
              {t(gate.nextStep ? 'booking:time.gate_next' : 'booking:time.gate_call')}
            </ButtonLink>
          }
        />
      )}
      {view.holdOver && !answer?.refusal && (
        <Note tone="warn" className="mt-4" role="status" title={t('booking:time.over_title')}>
          {t('booking:time.over_text')}
        </Note>
      )}
      <RefusedNote refusal={answer?.refusal}>
        <input type="hidden" name="act" value="hold" />
      </RefusedNote>
      <Form method="post" id="time" onChange={takeTime} className="mt-8">
        <Submission />
        <TimePicker view={view} hrefOf={hrefOf} start={hold?.startsAt} />
        <p className="mt-3.5 text-small text-ink-2">
          {t('booking:time.none_suits')}{' '}
          <TextLink href={stepHref('wait', { ...chosen, day: view.chosen })}>{t('booking:time.join')}</TextLink>
          {t('booking:time.join_after')}
        </p>
        <Part className="mt-8">
          <RadioCards
            key={hold?.number}
            field={{ id: 'transport', name: 'transport', defaultValue: hold?.transport ?? 'none' }}
            label={t('booking:time.while')}
            options={[{ value: 'none', icon: LogOut, title: t('booking:time.transport_none') }, ...ways]}
          />
        </Part>
        <Part className="mt-6 grid gap-5">
          <Select
            field={{ id: 'adviser', name: 'adviser', defaultValue: view.lastAdviser?.userId ?? '' }}
            label={t('booking:time.adviser')}
            options={[
              { value: '', label: t('booking:time.adviser_any') },
              ...view.advisers.map(({ userId, name }) => ({
                value: userId,
                label: userId === view.lastAdviser?.userId ? t('booking:time.adviser_last', { name }) : name,
              })),
            ]}
          />
          <Textarea
            field={{ id: 'note', name: 'note', maxLength: 500 }}
            label={t('booking:time.note')}
            hint={t('booking:time.note_hint')}
            optional
          />
        </Part>
      </Form>
    </OwnerPage>
  )
}
