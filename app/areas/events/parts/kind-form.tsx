import { getFormProps, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useFormat, useLanguage, useT } from '~/i18n/use'
import { majorText } from '~/kernel/money'
import { say, type Words } from '~/kernel/words'
import { Chip } from '~/ui/chip'
import { Checkbox, Switch } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission, useFormId } from '~/ui/form'
import { Select, TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import { WordsInput } from '~/ui/words-input'
import type { PlanKind } from '../read-plan.server'
import { SEAT_KINDS, type SeatKind } from '../rules'
import { deskPrice } from './desk-words'
import type { FormAnswer } from './session-form'

/** Energies and bodies that a ticket may ask of its car. */
const CAR_CLASSES = [
  'petrol',
  'diesel',
  'hybrid',
  'plug_in_hybrid',
  'battery',
  'saloon',
  'suv',
  'estate',
  'hatchback',
  'mpv',
] as const

type Fields = {
  name: Words
  who: string
  withCar: boolean
  carClass: string
  points: number
  price: string
  capacity: number
  active: boolean
}

/** A ticket in one line: for whom, with what, for how much, and how many have one. */
export function KindLine({ kind, currency }: { kind: PlanKind; currency: string }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <h3 className="font-semibold">{say(kind.name, language)}</h3>
      <span className="text-ink-2">{t(`events-desk:kinds.who.${kind.who as SeatKind}`)}</span>
      {kind.withCar && (
        <span className="text-ink-2">
          {kind.carClass
            ? t('events-desk:kinds.with_class', { class: t(`events-desk:car.${kind.carClass as 'suv'}`) })
            : t('events-desk:kinds.with_car')}
        </span>
      )}
      {!kind.active && <Chip>{t('events-desk:kinds.off')}</Chip>}
      <span className="num ml-auto">{deskPrice(t, format, kind, currency)}</span>
      <span className="num w-24 text-right text-ink-2">{t('events-desk:kinds.sold', { count: kind.sold })}</span>
    </div>
  )
}

/** One ticket kind, folded until it is wanted; without a kind it adds one. */
export function KindForm({
  kind,
  version,
  currency,
  answer,
  open,
}: {
  kind?: PlanKind
  version: number
  currency: string
  answer: FormAnswer
  open: boolean
}) {
  const t = useT()
  const [form, fields] = useForm<Fields>({
    id: useFormId(`kind-${kind?.id ?? 'new'}`, version, answer),
    lastResult: answer?.result,
    defaultValue: kind
      ? { ...kind, price: majorText(kind.priceMinor, currency) }
      : { who: 'member', points: 0, price: '0', active: true },
  })
  return (
    <details className="mt-3" open={open || undefined}>
      <summary className="link link-alone">{t(kind ? 'events-desk:kinds.change' : 'events-desk:kinds.add')}</summary>
      <Form method="post" {...getFormProps(form)} className="mt-3 grid max-w-3xl gap-4">
        <Submission />
        <input type="hidden" name="act" value="kind" />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="kindId" value={kind?.id ?? ''} />
        <input type="hidden" name="currency" value={currency} />
        <FormErrors errors={form.errors} />
        <WordsInput field={fields.name} label={t('events-desk:kinds.name')} />
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <Select
            field={fields.who}
            label={t('events-desk:kinds.for')}
            options={SEAT_KINDS.map((value) => ({ value, label: t(`events-desk:kinds.who.${value}`) }))}
          />
          <TextInput field={fields.points} label={t('events-desk:kinds.points')} look="num" inputMode="numeric" />
          <TextInput
            field={fields.price}
            label={t('events-desk:kinds.price', { currency })}
            look="num"
            inputMode="decimal"
          />
          <Checkbox field={fields.withCar} className="sm:pt-7">
            {t('events-desk:kinds.takes_car')}
          </Checkbox>
          <Select
            field={fields.carClass}
            label={t('events-desk:kinds.class')}
            placeholder={t('events-desk:kinds.any_car')}
            options={CAR_CLASSES.map((value) => ({ value, label: t(`events-desk:car.${value}`) }))}
          />
          {!kind && (
            <TextInput
              field={fields.capacity}
              label={t('events-desk:kinds.capacity')}
              hint={t('events-desk:sessions.no_limit')}
              look="num"
              inputMode="numeric"
              optional
            />
          )}
        </div>
        {kind ? (
          <>
            <Switch field={fields.active}>{t('events-desk:kinds.on_sale')}</Switch>
            {kind.sold > 0 && <p className="text-ink-2">{t('events-desk:kinds.kept', { count: kind.sold })}</p>}
          </>
        ) : (
          <input type="hidden" name="active" value="on" />
        )}
        <div>
          <SubmitButton kind="line">{t(kind ? 'events-desk:save' : 'events-desk:kinds.add')}</SubmitButton>
        </div>
      </Form>
    </details>
  )
}
