import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { closeEvent } from '~/areas/events/close-event.server'
import { ClosingLists } from '~/areas/events/parts/closing-lists'
import { readClosing } from '~/areas/events/read-closing.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Note } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Stats } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'event:manage', params }, async ({ club, actor, params, language }) =>
  readClosing(club, actor, params.number, language),
)

export const action = page({ permission: 'event:manage', params, form: z.strictObject({}) }, async (handed) => {
  const { club, actor, params, submission, fail, go } = handed
  const closed = await closeEvent({ club, actor, submission, eventNumber: params.number })
  return closed.ok
    ? go(`/desk/events/${params.number}/report`, { key: 'events-after:close.done', params: closed.value })
    : fail(closed)
})

/** Who came and who did not, before it is written down for good; afterwards the same as it stands. */
export default function CloseEvent() {
  const t = useT()
  const closing = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(closing.zone)
  const { number, state, isOver, people, attended, open, cameParties, missedParties } = closing
  const isClosed = state === 'closed'
  const mayClose = state === 'published' && isOver
  return (
    <StaffPage
      path={[
        { label: t('events-after:events'), href: '/desk/events' },
        { label: closing.title, href: `/desk/events/${number}` },
      ]}
      title={t(isClosed ? 'events-after:close.closed_title' : 'events-after:close.title')}
      acts={
        isClosed ? (
          <ButtonLink href={`/desk/events/${number}/report`} kind="go">
            {t('events-after:report.title')}
          </ButtonLink>
        ) : null
      }
      withoutSearch
    >
      <Pane label={t('events-after:close.title')}>
        <div className="grid gap-6">
          <Stats
            of={[
              { label: t('events-after:close.came'), value: format.number(cameParties) },
              { label: t('events-after:close.missed'), value: format.number(missedParties) },
              {
                label: t('events-after:close.people'),
                value: format.number(attended),
                sub: t('events-after:close.of', { count: people }),
              },
              { label: t('events-after:close.open'), value: format.number(open) },
            ]}
          />
          {isClosed ? (
            <Note title={t('events-after:close.is_closed', { at: format.dateTime(closing.endedAt ?? closing.endsAt) })}>
              {t('events-after:close.late')}
            </Note>
          ) : mayClose ? (
            <Form method="post" className="grid max-w-[640px] gap-4">
              <Submission />
              <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
              <Note tone={missedParties > 0 ? 'warn' : 'quiet'} title={t('events-after:close.once')}>
                {t('events-after:close.consequence')}
              </Note>
              <FormActs>
                <SubmitButton>{t('events-after:close.submit')}</SubmitButton>
                <ButtonLink href={`/desk/events/${number}/door`}>{t('events-after:close.to_door')}</ButtonLink>
              </FormActs>
            </Form>
          ) : (
            <Note tone="warn">
              {state === 'published'
                ? t('events-after:close.not_over', { at: format.dateTime(closing.endsAt) })
                : t('events-after:refusal.not_held')}
            </Note>
          )}
          <ClosingLists closing={closing} />
        </div>
      </Pane>
    </StaffPage>
  )
}
