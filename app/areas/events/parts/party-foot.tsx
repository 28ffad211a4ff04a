import { useEffect, useState } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { SubmitButton } from '~/ui/submit'
import type { PartyDraft } from '../own-forms'
import type { PartyFormView } from '../read-join.server'
import { FORM_ID } from './party-form'
import { priceText } from './words'

type Sum = { points: number; priceMinor: number; people: number }

function sumOf(form: PartyFormView, kindIds: readonly string[]): Sum {
  const kinds = kindIds.flatMap((id) => form.kinds.find((kind) => kind.id === id) ?? [])
  return {
    points: kinds.reduce((sum, one) => sum + one.points, 0),
    priceMinor: kinds.reduce((sum, one) => sum + one.priceMinor, 0),
    people: kindIds.length,
  }
}

/** What the party costs as it is filled in; without a script as it was sent last. */
export function useSum(form: PartyFormView, draft: PartyDraft): [Sum, (of: FormData) => void] {
  const [sum, setSum] = useState(() =>
    sumOf(
      form,
      draft.seats.map(({ kindId }) => kindId),
    ),
  )
  useEffect(
    () =>
      setSum(
        sumOf(
          form,
          draft.seats.map(({ kindId }) => kindId),
        ),
      ),
    [form, draft],
  )
  return [
    sum,
    (data) => {
      const kindIds = [...data].flatMap(([name, value]) => (/^seats\[\d+\]\.kindId$/.test(name) ? String(value) : []))
      setSum(sumOf(form, kindIds))
    },
  ]
}

/** The sum and the one button; the points that are there stand beside those that are wanted. */
export function PartyFoot({ form, sum, label }: { form: PartyFormView; sum: Sum; label: string }) {
  const t = useT()
  const format = useFormat(form.zone)
  const isShort = sum.points > form.available
  return (
    <div className="flex items-center justify-between gap-4">
      <p className="min-w-0" aria-live="polite">
        <span className="num block font-semibold">{priceText(t, format, sum, form.currency)}</span>
        <span className={`num block text-small ${isShort ? 'text-warn' : 'text-ink-2'}`}>
          {sum.points > 0
            ? t('events:join.available', { points: format.number(form.available) })
            : t('events:people', { count: sum.people })}
        </span>
      </p>
      <SubmitButton form={FORM_ID} name="act" value="register">
        {label}
      </SubmitButton>
    </div>
  )
}
