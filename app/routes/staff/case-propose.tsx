import { Form, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { z } from 'zod'
import { proposeForm } from '~/areas/cases/desk-case-forms'
import { givenSoFar } from '~/areas/cases/given.server'
import { NotNow } from '~/areas/cases/parts/not-now'
import { type NewRemedy, proposeRemedy } from '~/areas/cases/proposals.server'
import { requireDeskCase } from '~/areas/cases/read-desk-case.server'
import { readPolicy } from '~/areas/cases/read-policy.server'
import { limitsOf } from '~/areas/cases/tell-case.server'
import { approvalFor } from '~/areas/cases/told'
import { readRewards } from '~/areas/rewards/read-rewards.server'
import { useFormat, useT } from '~/i18n/use'
import { minorDigits, parseMoney } from '~/kernel/money'
import { refuse } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note } from '~/ui/card'
import { FieldGroup, FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Select, Textarea, TextInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'case:work', params }, async ({ club, actor, params, language }) => {
  const row = await requireDeskCase(club, actor, params.number, 'case:work')
  const rewards = (row.memberId ? await readRewards(club, language) : []).filter(
    ({ state, stock }) => state === 'open' && (stock === null || stock > 0),
  )
  const { terms } = await readPolicy(club, row.policyId)
  const limits = await limitsOf({ tx: club.store.read, schema: club.schema }, row, terms)
  return {
    isNow: row.state === 'analysed',
    ...{ number: row.number, title: row.title, version: row.version, currency: row.currency },
    isMember: row.memberId !== null,
    soFar: await givenSoFar({ tx: club.store.read, schema: club.schema }, row.id),
    limits: { ...limits, pointMinor: terms.pointMinor },
    rewards: rewards.map(({ id, name, points }) => ({ value: id, label: name, points })),
  }
})

export const action = page({ permission: 'case:work', params, form: proposeForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { currency } = await requireDeskCase(club, actor, params.number, 'case:work')
  const remedies: NewRemedy[] = []
  if (input.points > 0) remedies.push({ kind: 'points', points: input.points })
  if (input.rewardId) remedies.push({ kind: 'voucher', rewardId: input.rewardId })
  for (const kind of ['money', 'repair'] as const) {
    if (input[kind] === '') continue
    const amount = parseMoney(input[kind], currency)
    if (!amount.ok) return fail(refuse('cases-desk:propose.amount_wrong', { field: kind }))
    const note = kind === 'money' ? input.moneyNote : input.repairNote
    if (amount.value.minor > 0) remedies.push({ kind, amountMinor: amount.value.minor, note })
  }
  const on = { club, actor, submission, number: params.number, version: input.version }
  const proposed = await proposeRemedy({ ...on, words: input.words, remedies })
  if (!proposed.ok) return fail(proposed)
  const key = proposed.value.approval === '' ? 'cases-desk:propose.sent' : 'cases-desk:propose.asked'
  return go(`/desk/cases/${params.number}`, { key })
})

/** What is offered to the owner, and whose approval that needs. */
export default function Propose() {
  const t = useT()
  const format = useFormat()
  const view = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const typed = answer?.result.initialValue as Record<string, string> | undefined
  const errorOf = (name: string) => answer?.result.error?.[name]?.[0]
  const [given, setGiven] = useState({
    ...{ points: typed?.points ?? '', rewardId: typed?.rewardId ?? '' },
    ...{ money: typed?.money ?? '', repair: typed?.repair ?? '' },
  })
  const { limits, currency } = view
  const minor = (text: string) => Math.round((Number(text.replace(/[,，]/g, '')) || 0) * 10 ** minorDigits(currency))
  const reward = view.rewards.find(({ value }) => value === given.rewardId)?.points ?? 0
  const worth = ((Number(given.points) || 0) + reward) * limits.pointMinor + minor(given.money) + minor(given.repair)
  const needs = approvalFor(view.soFar + worth, limits) || ('none' as const)
  const field = (name: keyof typeof given) => ({
    field: { id: name, name },
    error: errorOf(name),
    value: given[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setGiven({ ...given, [name]: event.currentTarget.value }),
  })
  return (
    <StaffPage
      path={[
        { label: t('cases-desk:title'), href: '/desk/cases' },
        { label: view.number, href: `/desk/cases/${view.number}` },
      ]}
      title={t('cases-desk:propose.title')}
      beside={<span className="text-ink-2">{view.title}</span>}
    >
      <Pane label={t('cases-desk:propose.title')}>
        <Form method="post" className="grid max-w-2xl gap-4">
          <Submission />
          <input type="hidden" name="version" value={view.version} />
          <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
          {!view.isNow && <NotNow number={view.number} />}
          <Textarea
            field={{ id: 'words', name: 'words', required: true, maxLength: 10_000, defaultValue: typed?.words }}
            label={t('cases-desk:propose.words')}
            hint={t('cases-desk:propose.words_hint')}
            error={errorOf('words')}
            rows={5}
          />
          <FieldGroup
            field={{ id: 'gives', name: 'gives' }}
            label={t('cases-desk:propose.gives')}
            hint={t(view.isMember ? 'cases-desk:propose.gives_hint' : 'cases-desk:propose.no_member')}
          >
            <div className="grid items-end gap-3 desk:grid-cols-2">
              {view.isMember && (
                <>
                  <TextInput
                    {...field('points')}
                    label={t('cases-desk:propose.points')}
                    look="num"
                    inputMode="numeric"
                    autoComplete="off"
                  />
                  <Select
                    {...field('rewardId')}
                    label={t('cases-desk:propose.reward')}
                    placeholder={t('cases-desk:propose.reward_none')}
                    options={view.rewards}
                  />
                </>
              )}
              <TextInput
                {...field('money')}
                label={t('cases-desk:propose.money')}
                unit={currency}
                look="num"
                inputMode="decimal"
                autoComplete="off"
              />
              <TextInput
                field={{ id: 'moneyNote', name: 'moneyNote', maxLength: 200, defaultValue: typed?.moneyNote }}
                label={t('cases-desk:propose.money_note')}
                autoComplete="off"
              />
              <TextInput
                {...field('repair')}
                label={t('cases-desk:propose.repair')}
                unit={currency}
                look="num"
                inputMode="decimal"
                autoComplete="off"
              />
              <TextInput
                field={{ id: 'repairNote', name: 'repairNote', maxLength: 200, defaultValue: typed?.repairNote }}
                label={t('cases-desk:propose.repair_note')}
                autoComplete="off"
              />
            </div>
          </FieldGroup>
          <Note tone={needs === 'none' ? 'quiet' : 'warn'} role="status">
            <p className="font-semibold">{t('cases-desk:propose.worth', { amount: format.money(worth, currency) })}</p>
            {view.soFar > 0 && <p>{t('cases-desk:propose.so_far', { amount: format.money(view.soFar, currency) })}</p>}
            <p>{t(`cases-desk:propose.needs.${needs}`)}</p>
            <p className="text-ink-2">
              {t('cases-desk:propose.limit.free', { amount: format.money(limits.approveAboveMinor, currency) })};{' '}
              {t('cases-desk:propose.limit.manager', { amount: format.money(limits.hqAboveMinor, currency) })}
            </p>
          </Note>
          <FormActs>
            <SubmitButton disabled={!view.isNow}>{t('cases-desk:propose.submit')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
