import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { teamForm } from '~/areas/events/plan-forms'
import { readFrame } from '~/areas/events/read-frame.server'
import { readTeam } from '~/areas/events/read-team.server'
import { saveTeam } from '~/areas/events/save-team.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { Select } from '~/ui/inputs'
import { Pane } from '~/ui/staff-shell'
import { SubmitButton } from '~/ui/submit'
import { DataTable } from '~/ui/table'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'event:manage', params }, async ({ club, actor, params, language }) => {
  const { event, frame } = await readFrame(club, actor, params.number, language, 'event:manage')
  return { frame, ...(await readTeam(club, actor, event, language)) }
})

export const action = page({ permission: 'event:manage', params, form: teamForm }, async (handed) => {
  const { club, actor, params, input, fail, go } = handed
  const role = input.role === 'none' ? null : input.role
  const saved = await saveTeam({ club, actor, eventNumber: params.number, userId: input.userId, role })
  return saved.ok ? go(`/desk/events/${params.number}/team`, { key: 'events-desk:toast.team' }) : fail(saved)
})

/** People of the house who work at the event. */
export default function EventTeam() {
  const t = useT()
  const { frame, team, people } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(frame.zone)
  const [form, fields] = useForm<{ userId: string; role: string }>({
    id: `event-team-${team.length}`,
    lastResult: answer?.result,
    defaultValue: { role: 'door' },
  })
  return (
    <EventFrame frame={frame} tab="team">
      <Pane label={t('events-desk:tab.team')}>
        <p className="mb-4 text-ink-2">{t('events-desk:team.text')}</p>
        <DataTable
          caption={t('events-desk:team.title')}
          rows={team}
          rowKey={({ userId }) => userId}
          empty={<EmptyState title={t('events-desk:team.empty')} />}
          columns={[
            { id: 'name', head: t('events-desk:team.person'), phone: 'lead', cell: ({ name }) => name },
            {
              id: 'role',
              head: t('events-desk:team.role'),
              phone: 'key',
              cell: ({ role }) => t(`events-desk:team.${role}`),
            },
            {
              id: 'since',
              head: t('events-desk:team.since'),
              cell: ({ addedAt }) => <span className="num">{format.date(addedAt)}</span>,
            },
            {
              id: 'out',
              head: <span className="sr-only">{t('events-desk:team.none')}</span>,
              tight: true,
              cell: ({ userId, name }) =>
                frame.mayManage && (
                  <Form method="post">
                    <input type="hidden" name="userId" value={userId} />
                    <SubmitButton
                      kind="line"
                      size="s"
                      name="role"
                      value="none"
                      aria-label={t('events-desk:team.remove', { name })}
                    >
                      {t('events-desk:team.none')}
                    </SubmitButton>
                  </Form>
                ),
            },
          ]}
        />
      </Pane>
      {frame.mayManage && (
        <Pane kind="detail" label={t('events-desk:team.add')}>
          <Part title={t('events-desk:team.add')}>
            <Form method="post" {...getFormProps(form)} className="grid gap-4">
              <FormErrors errors={form.errors} />
              <Select
                field={fields.userId}
                label={t('events-desk:team.person')}
                placeholder={t('events-desk:new.choose')}
                options={people}
                required
              />
              <Select
                field={fields.role}
                label={t('events-desk:team.role')}
                options={(['door', 'lead'] as const).map((value) => ({ value, label: t(`events-desk:team.${value}`) }))}
              />
              <SubmitButton>{t('events-desk:team.add')}</SubmitButton>
            </Form>
          </Part>
        </Pane>
      )}
    </EventFrame>
  )
}
