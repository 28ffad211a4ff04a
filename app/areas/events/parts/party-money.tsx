import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useFormat, useT } from '~/i18n/use'
import { majorText } from '~/kernel/money'
import { Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Submission, useFormId } from '~/ui/form'
import { Select, TextInput } from '~/ui/inputs'
import { Facts } from '~/ui/rows'
import { SubmitButton } from '~/ui/submit'
import type { DeskParty } from '../read-desk-party.server'
import { dueOf, PAY_METHODS, type PayMethod } from '../rules'
import { UndoPayment } from './undo-payment'

type Answer = { result: SubmissionResult<string[]> } | undefined

/** What a party costs, what came in, what is open, and the two forms that settle it. */
export function PartyMoney({
  party,
  currency,
  answer,
  mayManage,
}: {
  party: DeskParty
  currency: string
  answer: Answer
  mayManage: boolean
}) {
  const t = useT()
  const format = useFormat()
  const due = dueOf(party)
  const money = (minor: number) => format.money(minor, currency)
  return (
    <Part title={t('events-desk:party.money')}>
      <Facts
        of={[
          [t('events-desk:party.price'), money(party.priceMinor)],
          [t('events-desk:party.paid'), money(party.paidMinor)],
          [t('events-desk:party.due'), due > 0 ? <b key="due">{money(due)}</b> : null],
          [t('events-desk:party.owed'), party.owedMinor > 0 ? <b key="owed">{money(party.owedMinor)}</b> : null],
          [
            t('events-desk:party.points'),
            party.spent > 0 || party.points > 0
              ? `${format.number(party.spent || party.points)}${
                  party.returned > 0
                    ? ` · ${t('events-desk:party.points_back', { points: format.number(party.returned) })}`
                    : ''
                }`
              : null,
          ],
        ]}
      />
      {due > 0 && <MoneyForm act="pay" minor={due} {...{ currency, answer }} version={party.version} />}
      {mayManage && party.owedMinor > 0 && (
        <MoneyForm act="refund" minor={party.owedMinor} {...{ currency, answer }} version={party.version} />
      )}
      {party.payments.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 font-semibold">{t('events-desk:party.payments')}</h3>
          <ul className="rows">
            {party.payments.map(({ id, amountMinor, method, at, by, undone }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-3 py-1.5">
                <span className="num text-ink-2">
                  {format.dateTime(at, 'monthDay')} · {t(`events-desk:method.${method as PayMethod}`)}
                  {by && ` · ${by}`}
                </span>
                <span className="flex items-center gap-3">
                  {undone && <span className="text-ink-2">{t('events-desk:party.undone')}</span>}
                  <span className="num">{money(amountMinor)}</span>
                  {mayManage && amountMinor > 0 && !undone && (
                    <UndoPayment paymentId={id} amount={money(amountMinor)} answer={answer} />
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Part>
  )
}

function MoneyForm({
  act,
  minor,
  currency,
  answer,
  version,
}: {
  act: 'pay' | 'refund'
  minor: number
  currency: string
  answer: Answer
  version: number
}) {
  const t = useT()
  const mine = answer?.result.initialValue?.act === act ? answer : undefined
  const [form, fields] = useForm<{ amount: string; method: string }>({
    id: useFormId(act, version, mine),
    lastResult: mine?.result,
    defaultValue: { amount: majorText(minor, currency), method: 'wechat' },
  })
  return (
    <Form method="post" {...getFormProps(form)} className="mt-3 grid gap-3">
      <Submission />
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="currency" value={currency} />
      <FormErrors errors={[...(form.errors ?? []), ...(form.allErrors.amountMinor ?? [])]} />
      <div className="grid grid-cols-2 gap-3">
        <TextInput
          field={fields.amount}
          label={t('events-desk:party.amount')}
          look="num"
          inputMode="decimal"
          required
        />
        <Select
          field={fields.method}
          label={t('events-desk:party.method')}
          options={PAY_METHODS.map((value) => ({ value, label: t(`events-desk:method.${value}`) }))}
        />
      </div>
      <div>
        <SubmitButton kind={act === 'pay' ? 'go' : 'line'}>{t(`events-desk:party.${act}`)}</SubmitButton>
      </div>
    </Form>
  )
}
