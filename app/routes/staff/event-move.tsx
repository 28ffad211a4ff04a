import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { moveEvent } from '~/areas/events/change-date.server'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { moveForm } from '~/areas/events/plan-forms'
import { localText, readLocal } from '~/areas/events/plan-times'
import { readReach } from '~/areas/events/read-desk-event.server'
import { readFrame } from '~/areas/events/read-frame.server'
import { readPlan } from '~/areas/events/read-plan.server'
import { isPublic } from '~/areas/events/rules'
import { useFormat, useT } from '~/i18n/use'
import { NotFound, refuse } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { DateInput, TextInput } from '~/ui/inputs'
import { Pane } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })
const FREE_DAYS = 7

export const loader = page(
  { permission: 'event:manage', params },
  async ({ club, actor, params: { number }, language }) => {
    const { event, frame } = await readFrame(club, actor, number, language, 'event:manage')
    if (!isPublic(event.state)) throw new NotFound('event')
    const { sessions } = await readPlan(club, event)
    return {
      frame,
      reach: await readReach(club, event.id),
      sessions: sessions
        .filter(({ active }) => active)
        .map(({ id, title, startsAt, endsAt, pools }) => ({
          ...{ id, title, startsAt, endsAt, taken: pools[0]?.taken ?? 0 },
          typed: { id, startsAt: localText(event.zone, startsAt), endsAt: localText(event.zone, endsAt) },
        })),
    }
  },
)

export const action = page(
  { permission: 'event:manage', params, form: moveForm },
  async ({
    club,
    actor,
    params: { number },
    input: { sessions, freeDays, version },
    submission,
    language,
    fail,
    go,
  }) => {
    const { frame } = await readFrame(club, actor, number, language, 'event:manage')
    const moves: { id: string; startsAt: number; endsAt: number }[] = []
    for (const [at, { id, ...typed }] of sessions.entries()) {
      const start = readLocal(frame.zone, typed.startsAt)
      if (!start.ok) return fail(refuse(`events-desk:refusal.${start.reason}`, { field: `sessions[${at}].startsAt` }))
      const end = readLocal(frame.zone, typed.endsAt)
      if (!end.ok) return fail(refuse(`events-desk:refusal.${end.reason}`, { field: `sessions[${at}].endsAt` }))
      moves.push({ id, startsAt: start.value, endsAt: end.value })
    }
    const moved = await moveEvent({ club, actor, submission, eventNumber: number, version, sessions: moves, freeDays })
    return moved.ok ? go(`/desk/events/${number}`, { key: 'events-desk:toast.moved' }) : fail(moved)
  },
)

/** Another time for an event that people come to, or a date for one that was put off. */
export default function MoveEvent() {
  const t = useT()
  const { frame, reach, sessions } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(frame.zone)
  const [form, fields] = useForm<{ sessions: { id: string; startsAt: string; endsAt: string }[]; freeDays: number }>({
    id: `event-move-${frame.version}`,
    lastResult: answer?.result,
    defaultValue: { sessions: sessions.map(({ typed }) => typed), freeDays: FREE_DAYS },
  })
  return (
    <EventFrame frame={frame} below={{ tab: 'sessions', title: t('events-desk:act.move') }}>
      <Pane label={t('events-desk:act.move')}>
        <Form method="post" {...getFormProps(form)} className="grid max-w-3xl gap-5">
          <Submission />
          <input type="hidden" name="version" value={frame.version} />
          <Note title={t('events-desk:act.touched', { count: reach.parties, people: format.number(reach.people) })}>
            {t('events-desk:move.says')}
          </Note>
          <FormErrors errors={form.errors} />
          {fields.sessions.getFieldList().map((row, at) => {
            const session = sessions[at]
            const { startsAt, endsAt } = row.getFieldset()
            if (!session) return null
            return (
              <fieldset key={row.key} className="grid gap-3 sm:grid-cols-2">
                <legend className="mb-2 font-semibold">
                  {session.title || t('events-desk:move.session', { count: at + 1 })}
                  <span className="num ml-3 font-normal text-ink-2">
                    {format.dateTime(session.startsAt, 'short')} ·{' '}
                    {t('events-desk:move.people', { count: session.taken })}
                  </span>
                </legend>
                <input type="hidden" name={`sessions[${at}].id`} value={session.id} />
                <DateInput time field={startsAt} label={t('events-desk:edit.starts')} required />
                <DateInput time field={endsAt} label={t('events-desk:edit.ends')} required />
              </fieldset>
            )
          })}
          <TextInput
            className="max-w-60"
            field={fields.freeDays}
            label={t('events-desk:move.free')}
            hint={t('events-desk:move.free_hint')}
            unit={t('events-desk:unit.days')}
            look="num"
            inputMode="numeric"
          />
          <FormActs>
            <SubmitButton>{t('events-desk:move.do', { count: reach.parties })}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </EventFrame>
  )
}
