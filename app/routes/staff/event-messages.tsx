import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { countAudience } from '~/areas/events/audience.server'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { partyChoices } from '~/areas/events/party-choices.server'
import { noticeForm } from '~/areas/events/plan-forms'
import { readFrame } from '~/areas/events/read-frame.server'
import { readNotices } from '~/areas/events/read-notices.server'
import { PARTY_STATES, TIERS_UP } from '~/areas/events/rules'
import { sendNotice } from '~/areas/events/send-notice.server'
import { useFormat, useT } from '~/i18n/use'
import type { Words } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note, Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { Filters } from '~/ui/filters'
import { Submission } from '~/ui/form'
import { Select } from '~/ui/inputs'
import { Item, Rows } from '~/ui/rows'
import { Pane } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'
import { WordsInput } from '~/ui/words-input'

const params = z.object({ number: z.string().max(20) })
const text = z.string().trim().min(1).max(64).optional().catch(undefined)
const search = z.object({
  state: z
    .enum(['live', ...PARTY_STATES])
    .default('live')
    .catch('live'),
  session: text,
  kind: text,
  tier: z.enum(TIERS_UP).optional().catch(undefined),
  unpaid: z.literal('1').optional().catch(undefined),
})

export const loader = page({ permission: 'event:manage', params, search }, async (handed) => {
  const { club, actor, params, search, language } = handed
  const { event, frame } = await readFrame(club, actor, params.number, language, 'event:manage')
  return {
    ...{ frame, filter: search },
    reach: await countAudience(club, event.id, search),
    notices: await readNotices(club, event.id, language),
    ...(await partyChoices(club, event, language)),
  }
})

export const action = page({ permission: 'event:manage', params, form: noticeForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { subject, body, expected, ...filter } = input
  const on = { club, actor, submission, eventNumber: params.number }
  const sent = await sendNotice({ ...on, filter, expected, subject, body })
  return sent.ok ? go(`/desk/events/${params.number}/messages`, { key: 'events-desk:toast.notice' }) : fail(sent)
})

/** A message to all or some of the parties: whom first, then the words, with how many it reaches on the button. */
export default function EventMessages() {
  const t = useT()
  const { frame, filter, reach, notices, sessions, kinds } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(frame.zone)
  const here = `/desk/events/${frame.number}/messages`
  const [form, fields] = useForm<{ subject: Words; body: Words }>({
    id: `event-notice-${notices.length}`,
    lastResult: answer?.result,
  })
  const field = (name: keyof typeof filter) => ({
    ...{ id: `to-${name}`, name, key: filter[name] ?? '' },
    ...(filter[name] ? { defaultValue: filter[name] } : {}),
  })
  const any = t('events-desk:any')
  return (
    <EventFrame frame={frame} tab="messages">
      <Pane label={t('events-desk:messages.title')}>
        <Part title={t('events-desk:messages.to')}>
          <Filters auto action={here} clear={here}>
            <Select
              field={field('state')}
              label={t('events-desk:guests.state')}
              options={[
                { value: 'live', label: t('events-desk:messages.all_live') },
                ...PARTY_STATES.map((value) => ({ value, label: t(`events-desk:party_state.${value}`) })),
              ]}
            />
            {sessions.length > 1 && (
              <Select
                field={field('session')}
                label={t('events-desk:guests.session')}
                placeholder={any}
                options={sessions.map(({ id, name, startsAt }) => ({
                  value: id,
                  label: `${format.dateTime(startsAt, 'monthDay')} ${name}`.trim(),
                }))}
              />
            )}
            <Select field={field('kind')} label={t('events-desk:guests.kind')} placeholder={any} options={kinds} />
            <Select
              field={field('tier')}
              label={t('events-desk:guests.tier')}
              placeholder={any}
              options={TIERS_UP.map((value) => ({ value, label: t(`points:tier.${value}`) }))}
            />
            <Select
              field={field('unpaid')}
              label={t('events-desk:guests.money')}
              placeholder={any}
              options={[{ value: '1', label: t('events-desk:messages.unpaid') }]}
            />
          </Filters>
          <Note
            className="mt-4"
            title={t('events-desk:messages.reaches', { count: reach.parties, people: format.number(reach.people) })}
          >
            {t('events-desk:messages.note')}
          </Note>
        </Part>
        <Form method="post" {...getFormProps(form)} className="mt-6 grid max-w-3xl gap-4">
          <Submission />
          {Object.entries(filter).map(
            ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
          )}
          <input type="hidden" name="expected" value={reach.parties} />
          <FormErrors errors={form.errors} />
          <WordsInput field={fields.subject} label={t('events-desk:messages.subject')} />
          <WordsInput field={fields.body} label={t('events-desk:messages.body')} long />
          <FormActs>
            <SubmitButton disabled={reach.parties === 0}>
              {t('events-desk:messages.send', { count: reach.parties })}
            </SubmitButton>
          </FormActs>
        </Form>
      </Pane>
      <Pane kind="detail" label={t('events-desk:messages.history')}>
        <Part title={t('events-desk:messages.history')}>
          {notices.length === 0 ? (
            <EmptyState title={t('events-desk:messages.none')} level={3}>
              {t('events-desk:messages.none_text')}
            </EmptyState>
          ) : (
            <Rows>
              {notices.map(({ id, subject, at, sent, by }) => (
                <Item
                  key={id}
                  title={subject}
                  sub={[format.dateTime(at, 'monthDay'), by].filter(Boolean).join(' · ')}
                  end={t('events-desk:messages.sent', { count: sent })}
                />
              ))}
            </Rows>
          )}
        </Part>
      </Pane>
    </EventFrame>
  )
}
