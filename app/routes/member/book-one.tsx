import { Form, useLoaderData } from '@remix-run/react'
import { CalendarPlus, Check, Hourglass } from 'lucide-react'
import { z } from 'zod'
import { acceptOffer, declineOffer } from '~/areas/booking/answer-offer.server'
import { offerForm } from '~/areas/booking/forms'
import { HoldClock } from '~/areas/booking/parts/hold-clock'
import { RefusedNote } from '~/areas/booking/parts/time-picker'
import { because, stepHref, toneOf } from '~/areas/booking/parts/words'
import { readOwnBooking } from '~/areas/booking/read-bookings.server'
import { SaySo } from '~/areas/cases/parts/own/say-so'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink, TextLink } from '~/ui/button'
import { Car, shapeOf } from '~/ui/car'
import { Card, Note, PageTitle, Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Code, PlateNumber } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { OwnerPage } from '~/ui/owner-shell'
import { Facts } from '~/ui/rows'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'booking:own', params }, async ({ club, actor, params, language, url }) => ({
  ...(await readOwnBooking(club, actor, params.number, language)),
  made: url.searchParams.has('made'),
}))

export const action = page({ permission: 'booking:own', params, form: offerForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  if (input.act === 'decline') {
    const declined = await declineOffer({ club, actor, number: params.number })
    return declined.ok ? go('/book', { key: 'booking:one.declined' }) : fail(declined)
  }
  const taken = await acceptOffer({ club, actor, submission, number: params.number })
  return taken.ok ? go(`/book/${params.number}?made`) : fail(taken)
})

export default function OneBooking() {
  const t = useT()
  const booking = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(booking.zone)
  const { state, number, offer, mayCancel, mayMove, dealer, car } = booking
  const again = stepHref('dealer', { car: booking.vehicleId ?? '', jobs: booking.templateIds })
  const held = state === 'held'
  return (
    <OwnerPage back="/book" title={t('booking:one.back')} titled={false}>
      {booking.made && state === 'booked' && (
        <Note tone="now" icon={Check} role="status" className="mb-5" title={t('booking:one.made')}>
          {t('booking:one.made_text')}
        </Note>
      )}
      {answer?.refusal && <RefusedNote refusal={{ message: answer.refusal.message }} />}
      <div className="flex items-center justify-between gap-3">
        <Chip tone={toneOf(state)} icon={held ? Hourglass : undefined}>
          {t(`booking:state.${state}`)}
        </Chip>
        <Code className="text-ink-2">{number}</Code>
      </div>
      {car && <Car body={shapeOf(car.body)} className="mx-auto mt-4 max-w-80" />}
      <PageTitle className="mt-4">
        <span className="num">{format.dateTime(booking.startsAt, 'full')}</span>
      </PageTitle>
      {held && offer && (
        <Note
          tone="warn"
          icon={Hourglass}
          className="mt-4"
          title={t('booking:one.offer_title', { time: format.dateTime(booking.heldUntil, 'short') })}
        >
          {t('booking:one.offer_text')}
        </Note>
      )}
      {held && !offer && (
        <Note
          tone="warn"
          icon={Hourglass}
          className="mt-4"
          title={t('booking:one.continue_text', { time: format.time(booking.heldUntil) })}
        />
      )}
      {state === 'lapsed' && <p className="mt-3 text-ink-2">{t('booking:one.lapsed_text')}</p>}
      {state === 'missed' && <p className="mt-3 text-ink-2">{t('booking:one.missed_text')}</p>}
      <Card pad className="mt-5">
        <Facts
          left
          of={[
            [
              t('booking:one.ready'),
              <span key="r" className="num">
                {format.dateTime(booking.readyAt, 'short')}
              </span>,
            ],
            [
              t('booking:one.place'),
              <>
                {dealer.name}
                <br />
                <span className="text-ink-2">
                  {dealer.city}, {dealer.address}
                </span>
              </>,
            ],
            [
              t('booking:one.car'),
              car && (
                <>
                  {car.name} {car.plate && <PlateNumber>{car.plate}</PlateNumber>}
                </>
              ),
            ],
            [t('booking:one.jobs'), booking.jobs.map((job) => job.name).join(t('booking:join'))],
            [t('booking:one.transport'), t(`booking:time.transport_${booking.transport}`)],
            [t('booking:one.adviser'), booking.adviser],
            [t('booking:one.note'), booking.note],
            [
              t('booking:one.estimate'),
              <span key="e" className="num">
                {format.money(booking.estimateMinor, booking.currency)}
              </span>,
            ],
          ]}
        />
      </Card>
      {held && (
        <Form method="post" className="mt-5">
          <Submission />
          <div className="mb-3">
            <HoldClock until={booking.heldUntil} now={booking.now} />
          </div>
          {offer ? (
            <FormActs>
              <SubmitButton name="act" value="accept">
                {t('booking:one.accept')}
              </SubmitButton>
              <SubmitButton kind="line" name="act" value="decline">
                {t('booking:one.decline')}
              </SubmitButton>
            </FormActs>
          ) : (
            <ButtonLink
              kind="go"
              full
              href={stepHref('time', {
                car: booking.vehicleId ?? '',
                dealer: booking.dealerId,
                jobs: booking.templateIds,
                hold: number,
              })}
            >
              {t('booking:list.resume')}
            </ButtonLink>
          )}
        </Form>
      )}
      {state === 'booked' && (
        <Part className="mt-6">
          <div className="grid gap-3">
            <ButtonLink full icon={CalendarPlus} href={`/book/${number}/calendar.ics`} download>
              {t('booking:one.add')}
            </ButtonLink>
            <div className="grid grid-cols-2 gap-3">
              {mayMove.ok && <ButtonLink href={`/book/${number}/time`}>{t('booking:one.move')}</ButtonLink>}
              {mayCancel.ok && (
                <ButtonLink kind="danger" href={`/book/${number}/cancel`}>
                  {t('booking:one.cancel')}
                </ButtonLink>
              )}
            </div>
          </div>
          <p className="mt-3 text-small text-ink-2">
            {mayCancel.ok
              ? t('booking:one.rule', { when: format.dateTime(booking.changeUntil, 'short'), count: booking.movesLeft })
              : because(t, mayCancel.reason, mayCancel.params)}{' '}
            <TextLink href={`tel:${dealer.phone}`}>{t('booking:one.call', { phone: dealer.phone })}</TextLink>
          </p>
        </Part>
      )}
      {(state === 'lapsed' || state === 'missed' || state === 'cancelled' || state === 'done') && (
        <ButtonLink kind={state === 'done' ? 'line' : 'go'} full className="mt-6" href={again}>
          {t('booking:one.again')}
        </ButtonLink>
      )}
      <SaySo about={`booking:${number}`} />
    </OwnerPage>
  )
}
