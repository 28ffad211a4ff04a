import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { moveForm } from '~/areas/booking/forms'
import { RefusedNote, TimePicker } from '~/areas/booking/parts/time-picker'
import { because } from '~/areas/booking/parts/words'
import { readOwnBooking } from '~/areas/booking/read-bookings.server'
import { readOwnJobs, readTimes } from '~/areas/booking/read-times.server'
import { rescheduleBooking } from '~/areas/booking/reschedule-booking.server'
import { formatter } from '~/i18n/format'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note, PageTitle } from '~/ui/card'
import { Submission } from '~/ui/form'
import { OwnerPage } from '~/ui/owner-shell'
import { SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'booking:own', params }, async ({ club, actor, params, language, url }) => {
  const booking = await readOwnBooking(club, actor, params.number, language)
  const { id, number, transport, startsAt, vehicleId, dealerId, mayMove, zone } = booking
  if (!vehicleId) throw new NotFound('booking')
  const jobs = await readOwnJobs(club, id)
  const without = { id, number, transport, startsAt }
  const view = await readTimes({
    club,
    actor,
    language,
    vehicleId,
    dealerId,
    jobs,
    day: url.searchParams.get('day') ?? '',
    hold: '',
    without,
  })
  return { ...view, number, startsAt, zone, mayMove }
})

export const action = page({ permission: 'booking:own', params, form: moveForm }, async (handed) => {
  const { club, actor, params, input, submission, language, fail, go } = handed
  const moved = await rescheduleBooking({ club, actor, submission, number: params.number, startsAt: input.start })
  if (!moved.ok) return fail(moved)
  const { zone } = await readOwnBooking(club, actor, params.number, language)
  const when = formatter(language, zone).dateTime(moved.value.startsAt, 'short')
  return go(`/book/${params.number}`, { key: 'booking:one.moved', params: { when } })
})

export default function MoveBooking() {
  const t = useT()
  const view = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(view.zone)
  return (
    <OwnerPage
      back={`/book/${view.number}`}
      title={t('booking:one.move')}
      titled={false}
      foot={
        <SubmitButton full form="move" disabled={!view.mayMove.ok}>
          {t('booking:time.move')}
        </SubmitButton>
      }
    >
      <PageTitle sub={`${t('booking:time.now')}: ${format.dateTime(view.startsAt, 'short')}`}>
        {t('booking:time.move_title')}
      </PageTitle>
      {!view.mayMove.ok && (
        <Note tone="warn" className="mt-4" title={because(t, view.mayMove.reason, view.mayMove.params)} />
      )}
      <RefusedNote refusal={answer?.refusal} />
      <Form method="post" id="move" className="mt-6">
        <Submission />
        <TimePicker view={view} hrefOf={(day) => `/book/${view.number}/time?day=${day}`} start={view.startsAt} />
      </Form>
    </OwnerPage>
  )
}
