import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { cancelBooking } from '~/areas/booking/cancel-booking.server'
import { cancelForm } from '~/areas/booking/forms'
import { because } from '~/areas/booking/parts/words'
import { readOwnBooking } from '~/areas/booking/read-bookings.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Note, PageTitle } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Textarea } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'booking:own', params }, async ({ club, actor, params, language }) => {
  const { number, startsAt, zone, mayCancel } = await readOwnBooking(club, actor, params.number, language)
  return { number, startsAt, zone, mayCancel }
})

export const action = page({ permission: 'booking:own', params, form: cancelForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const cancelled = await cancelBooking({ club, actor, submission, number: params.number, reason: input.reason })
  return cancelled.ok ? go('/book', { key: 'booking:one.cancelled' }) : fail(cancelled)
})

export default function CancelBooking() {
  const t = useT()
  const { number, startsAt, zone, mayCancel } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(zone)
  return (
    <OwnerPage back={`/book/${number}`} title={t('booking:one.cancel')} titled={false}>
      <PageTitle sub={t('booking:cancel.text')}>
        {t('booking:cancel.title', { when: format.dateTime(startsAt, 'short') })}
      </PageTitle>
      <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
      {!mayCancel.ok && (
        <Note
          tone="warn"
          className="mt-4"
          title={because(t, mayCancel.reason || 'flow_wrong_state', mayCancel.params)}
        />
      )}
      <Form method="post" className="mt-6 grid gap-5">
        <Submission />
        <Textarea
          field={{ id: 'reason', name: 'reason', maxLength: 300 }}
          label={t('booking:cancel.reason')}
          optional
        />
        <FormActs>
          <SubmitButton kind="danger" disabled={!mayCancel.ok}>
            {t('booking:cancel.submit')}
          </SubmitButton>
          <ButtonLink href={`/book/${number}`}>{t('booking:cancel.keep')}</ButtonLink>
        </FormActs>
      </Form>
    </OwnerPage>
  )
}
