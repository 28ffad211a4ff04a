import type { MetaFunction } from '@remix-run/react'
import { Form, useLoaderData } from '@remix-run/react'
import { Hourglass } from 'lucide-react'
import { z } from 'zod'
import { cancelParty } from '~/areas/events/cancel-party.server'
import { cancelForm } from '~/areas/events/own-forms'
import { readCancel, readOwnParty, requireOwnParty } from '~/areas/events/read-own-party.server'
import { formatter } from '~/i18n/format'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Card, Note, PageTitle, Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Figure } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { Textarea } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { Facts, Item, Rows } from '~/ui/rows'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ party: z.string().max(20) })

/** What cancelling would do, before it is done. */
export const loader = page({ permission: 'event:own', params }, async ({ club, actor, params, language }) => {
  const party = await readOwnParty(club, actor, params.party, language)
  const { number, mayCancel, event, seats, paidPoints, paidMinor } = party
  const back = mayCancel ? await readCancel(club, actor, number) : null
  return { number, mayCancel, event, people: seats.length, isPaid: paidPoints > 0 || paidMinor > 0, back }
})

export const action = page({ permission: 'event:own', params, form: cancelForm }, async (handed) => {
  const { club, actor, params, input, submission, language, fail, go } = handed
  const { number } = await requireOwnParty(club, actor, params.party)
  const cancelled = await cancelParty({ club, actor, submission, number, reason: input.reason })
  if (!cancelled.ok) return fail(cancelled)
  const { points } = cancelled.value
  return go(`/events/mine/${number}`, {
    key: points > 0 ? 'events:toast.cancelled_points' : 'events:toast.cancelled',
    params: { points: formatter(language, 'UTC').number(points) },
  })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.event.title ?? '' }]

export default function CancelParty() {
  const t = useT()
  const { number, mayCancel, event, back, people, isPaid } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const here = `/events/mine/${number}`
  return (
    <OwnerPage back={here} title={event.title} titled={false}>
      <PageTitle sub={t('events:cancel.people', { count: people })}>
        {t('events:cancel.title', { event: event.title })}
      </PageTitle>
      <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
      {!mayCancel && (
        <Note
          className="mt-5"
          tone="warn"
          title={t('events:change.late')}
          acts={<ButtonLink href={here}>{t('events:change.back')}</ButtonLink>}
        />
      )}
      {back && (
        <>
          {isPaid ? <Back /> : <p className="mt-4 text-ink-2">{t('events:refund.free')}</p>}
          <Form method="post" className="form mt-6">
            <Submission />
            <Textarea
              field={{ id: 'reason', name: 'reason' }}
              label={t('events:cancel.reason')}
              optional
              rows={2}
              maxLength={200}
            />
            <FormActs>
              <SubmitButton kind="danger">{t('events:cancel.submit')}</SubmitButton>
              <ButtonLink href={here}>{t('events:cancel.keep')}</ButtonLink>
            </FormActs>
          </Form>
        </>
      )}
    </OwnerPage>
  )
}

/** What comes back and what does not; points by the date of their lots. */
function Back() {
  const t = useT()
  const { event, back } = useLoaderData<typeof loader>()
  const format = useFormat(event.zone)
  if (!back) return null
  const { percent, points, priceMinor, lost, lots, ended, until } = back
  return (
    <>
      <p className="mt-5 text-small text-ink-2">{t('events:cancel.back')}</p>
      <Figure>{format.percent(percent / 100)}</Figure>
      {until !== null && percent > 0 && (
        <p className="num mt-1 text-small text-ink-2">
          {t('events:cancel.until', { at: format.dateTime(until, 'short') })}
        </p>
      )}
      <Card pad className="mt-4">
        <Facts
          of={[
            [
              t('events:cancel.points'),
              points + lost.points > 0 ? t('events:price.points', { points: format.number(points) }) : null,
            ],
            [
              t('events:cancel.points_lost'),
              lost.points > 0 ? t('events:price.points', { points: format.number(lost.points) }) : null,
            ],
            [
              t('events:cancel.money'),
              priceMinor + lost.priceMinor > 0 ? format.money(priceMinor, event.currency) : null,
            ],
            [t('events:cancel.money_lost'), lost.priceMinor > 0 ? format.money(lost.priceMinor, event.currency) : null],
          ]}
        />
        {priceMinor > 0 && <p className="mt-3 text-small text-ink-2">{t('events:cancel.money_how')}</p>}
      </Card>
      {lots.length > 0 && (
        <Part title={t('rewards:return.lots')}>
          <Rows card>
            {lots.map((lot) => (
              <Item
                key={lot.expiresAt}
                title={<span className="num">{t('rewards:for_points', { points: format.number(lot.points) })}</span>}
                sub={
                  <span className="num">
                    {t(lot.past ? 'rewards:return.lot_past' : 'rewards:return.lot', {
                      date: format.date(lot.expiresAt - 1),
                    })}
                  </span>
                }
                off={lot.past}
              />
            ))}
          </Rows>
        </Part>
      )}
      {ended > 0 && (
        <Note tone="warn" icon={Hourglass} className="mt-4">
          <p className="num">{t('rewards:return.lost', { points: format.number(ended) })}</p>
        </Note>
      )}
    </>
  )
}
