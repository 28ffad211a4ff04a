import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { costForm } from '~/areas/events/plan-forms'
import { readOverview } from '~/areas/events/read-desk-event.server'
import { readFrame } from '~/areas/events/read-frame.server'
import { readCosts, removeCost, saveCost } from '~/areas/events/save-cost.server'
import { useFormat, useT } from '~/i18n/use'
import { majorText } from '~/kernel/money'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { Note, Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { Stats } from '~/ui/rows'
import { Pane } from '~/ui/staff-shell'
import { SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'event:manage', params }, async ({ club, actor, params, language }) => {
  const { event, frame } = await readFrame(club, actor, params.number, language, 'event:manage')
  const { money, sessions } = await readOverview(club, event, language)
  return {
    frame,
    money,
    budgetMinor: event.budgetMinor,
    people: sessions.reduce((sum, { pools }) => sum + (pools[0]?.taken ?? 0), 0),
    mayWrite: can(actor, 'event:manage', { dealerId: event.dealerId }),
    costs: await readCosts(club, event.id),
  }
})

export const action = page({ permission: 'event:manage', params, form: costForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const on = { club, actor, submission, eventNumber: params.number }
  const done =
    input.act === 'remove'
      ? await removeCost({ ...on, costId: input.costId })
      : await saveCost({
          ...on,
          ...{ costId: input.costId || null, label: input.label },
          ...{ plannedMinor: input.plannedMinor, actualMinor: input.actualMinor },
        })
  return done.ok ? go(`/desk/events/${params.number}/budget`, { key: 'events-desk:toast.cost' }) : fail(done)
})

type Cost = { id: string; label: string; plannedMinor: number; actualMinor: number | null }
type Answer = { result: SubmissionResult<string[]> } | undefined

/** What was planned, what it cost, and what is left. */
export default function EventBudget() {
  const t = useT()
  const { frame, money, budgetMinor, people, costs, mayWrite } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(frame.zone)
  const amount = (minor: number) => format.money(minor, frame.currency)
  const expected = costs.reduce((sum, { plannedMinor, actualMinor }) => sum + (actualMinor ?? plannedMinor), 0)
  const left = budgetMinor - expected
  return (
    <EventFrame frame={frame} tab="budget">
      <Pane label={t('events-desk:tab.budget')}>
        <Stats
          of={[
            { label: t('events-desk:budget.budget'), value: amount(budgetMinor) },
            { label: t('events-desk:budget.planned'), value: amount(money.plannedMinor) },
            { label: t('events-desk:budget.actual'), value: amount(money.actualMinor) },
            {
              label: t(left < 0 ? 'events-desk:budget.over' : 'events-desk:budget.left'),
              value: amount(Math.abs(left)),
              sub: people > 0 ? `${t('events-desk:budget.head')} ${amount(Math.round(expected / people))}` : undefined,
            },
          ]}
        />
        {left < 0 && budgetMinor > 0 && (
          <Note tone="warn" className="mt-4">
            {t('events-desk:budget.over')} {amount(-left)}
          </Note>
        )}
        <Part title={t('events-desk:budget.title')}>
          {costs.length === 0 && <p className="mb-3 text-ink-2">{t('events-desk:budget.empty_text')}</p>}
          <div className="grid gap-3">
            {costs.map((cost) => (
              <CostRow key={cost.id} cost={cost} currency={frame.currency} answer={answer} off={!mayWrite} />
            ))}
            {mayWrite && <CostRow key={`new-${costs.length}`} currency={frame.currency} answer={answer} off={false} />}
          </div>
        </Part>
      </Pane>
    </EventFrame>
  )
}

function CostRow({ cost, currency, answer, off }: { cost?: Cost; currency: string; answer: Answer; off: boolean }) {
  const t = useT()
  const typed = answer?.result.initialValue
  const mine = typed && (typed.costId ?? '') === (cost?.id ?? '') ? answer : undefined
  const major = (minor: number | null | undefined) =>
    minor === null || minor === undefined ? '' : majorText(minor, currency)
  const [form, fields] = useForm<{ label: string; planned: string; actual: string }>({
    id: `cost-${cost?.id ?? 'new'}-${cost?.plannedMinor ?? ''}-${cost?.actualMinor ?? ''}`,
    lastResult: mine?.result,
    defaultValue: cost ? { label: cost.label, planned: major(cost.plannedMinor), actual: major(cost.actualMinor) } : {},
  })
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="grid max-w-4xl grid-cols-2 items-end gap-3 sm:grid-cols-[minmax(0,1fr)_8rem_8rem_11rem]"
    >
      <Submission />
      <input type="hidden" name="costId" value={cost?.id ?? ''} />
      <input type="hidden" name="currency" value={currency} />
      <FormErrors errors={form.errors} />
      <TextInput
        className="max-sm:col-span-2"
        field={fields.label}
        label={t('events-desk:budget.label')}
        disabled={off}
        required
      />
      <TextInput
        field={fields.planned}
        label={t('events-desk:budget.plan')}
        look="num"
        inputMode="decimal"
        disabled={off}
      />
      <TextInput
        field={fields.actual}
        label={t('events-desk:budget.real')}
        look="num"
        inputMode="decimal"
        disabled={off}
      />
      {!off && (
        <div className="flex gap-2 max-sm:col-span-2">
          <SubmitButton kind={cost ? 'line' : 'go'} name="act" value="save">
            {t(cost ? 'events-desk:budget.save' : 'events-desk:budget.add')}
          </SubmitButton>
          {cost && (
            <SubmitButton kind="plain" name="act" value="remove" formNoValidate>
              {t('events-desk:budget.remove')}
            </SubmitButton>
          )}
        </div>
      )}
    </Form>
  )
}
