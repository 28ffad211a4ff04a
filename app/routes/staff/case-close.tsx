import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { closeCase } from '~/areas/cases/close-case.server'
import { closeForm } from '~/areas/cases/desk-case-forms'
import { NotNow } from '~/areas/cases/parts/not-now'
import { readCauseChoices } from '~/areas/cases/read-choices.server'
import { requireDeskCase } from '~/areas/cases/read-desk-case.server'
import { useT } from '~/i18n/use'
import { majorText, parseMoney } from '~/kernel/money'
import { refuse } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Select, Textarea, TextInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'case:work', params }, async ({ club, actor, params, language }) => {
  const row = await requireDeskCase(club, actor, params.number, 'case:work')
  return {
    isNow: row.state === 'confirmed',
    ...{ number: row.number, title: row.title, version: row.version, cause: row.cause, causeId: row.causeId ?? '' },
    ...{ outcome: row.outcome, currency: row.currency },
    wantsCause: row.nature === 'complaint' || row.recoveryOf !== null,
    cost: row.costMinor === 0 ? '' : majorText(row.costMinor, row.currency),
    causes: (await readCauseChoices(club, language)).map(({ id, label }) => ({ value: id, label })),
  }
})

export const action = page({ permission: 'case:work', params, form: closeForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { currency } = await requireDeskCase(club, actor, params.number, 'case:work')
  const cost = parseMoney(input.cost || '0', currency)
  if (!cost.ok) return fail(refuse('cases-desk:propose.amount_wrong', { field: 'cost' }))
  const closed = await closeCase({
    ...{ club, actor, submission, number: params.number, version: input.version, cause: input.cause },
    ...{ outcome: input.outcome, causeId: input.causeId || null, costMinor: cost.value.minor },
  })
  if (!closed.ok) return fail(closed)
  return go(`/desk/cases/${params.number}`, { key: 'cases-desk:closing.done', params: { number: params.number } })
})

/** What a case goes back to, what was done about it, and what it cost. */
export default function CloseCase() {
  const t = useT()
  const view = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const typed = answer?.result.initialValue as Record<string, string> | undefined
  const errorOf = (name: string) => answer?.result.error?.[name]?.[0]
  return (
    <StaffPage
      path={[
        { label: t('cases-desk:title'), href: '/desk/cases' },
        { label: view.number, href: `/desk/cases/${view.number}` },
      ]}
      title={t('cases-desk:closing.title')}
      beside={<span className="text-ink-2">{view.title}</span>}
    >
      <Pane label={t('cases-desk:closing.title')}>
        <Form method="post" className="grid max-w-2xl gap-4">
          <Submission />
          <input type="hidden" name="version" value={view.version} />
          <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
          {!view.isNow && <NotNow number={view.number} />}
          <Select
            field={{ id: 'causeId', name: 'causeId', defaultValue: typed?.causeId ?? view.causeId }}
            label={t('cases-desk:closing.cause_id')}
            placeholder={t('cases-desk:closing.cause_choose')}
            options={view.causes}
            error={errorOf('causeId')}
            required={view.wantsCause}
          />
          <Textarea
            field={{ id: 'cause', name: 'cause', defaultValue: typed?.cause ?? view.cause, maxLength: 2_000 }}
            label={t('cases-desk:closing.cause')}
            error={errorOf('cause')}
          />
          <Textarea
            field={{
              ...{ id: 'outcome', name: 'outcome', defaultValue: typed?.outcome ?? view.outcome, maxLength: 2_000 },
              required: view.wantsCause,
            }}
            label={t('cases-desk:closing.outcome')}
            hint={t('cases-desk:closing.outcome_hint')}
            error={errorOf('outcome')}
            rows={4}
          />
          <TextInput
            field={{ id: 'cost', name: 'cost', defaultValue: typed?.cost ?? view.cost }}
            label={t('cases-desk:closing.cost')}
            error={errorOf('cost')}
            unit={view.currency}
            look="num"
            inputMode="decimal"
            autoComplete="off"
          />
          <FormActs>
            <SubmitButton disabled={!view.isNow}>{t('cases-desk:closing.submit')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
