import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '~/i18n/use'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { type Choice, Select, TextInput } from '~/ui/inputs'
import { FormActs, SubmitButton } from '~/ui/submit'

type SeatNames = { id: string; kindId: string; name: string; phone: string; vehicleId: string; plate: string }
type Names = { sessionId: string; seats: SeatNames[]; orWait: boolean }

interface Props {
  answer: { result: SubmissionResult<string[]> } | undefined
  values: { sessionId: string; seats: Partial<SeatNames>[] }
  sessions: readonly Choice[]
  kinds: readonly Choice[]
  cars: readonly Choice[]
  memberName: string
  submit: string
  children?: ReactNode
}

/** The people of a party as a table that is filled from the keyboard; the first row is the member. */
export function DeskPartyForm({ answer, values, sessions, kinds, cars, memberName, submit, children }: Props) {
  const t = useT()
  const [form, fields] = useForm<Names>({ id: 'desk-party', lastResult: answer?.result, defaultValue: values })
  const rows = fields.seats.getFieldList()
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-5xl">
      <Submission />
      <FormErrors errors={form.errors} />
      <Select
        className="mb-4 max-w-sm"
        field={fields.sessionId}
        label={t('events-desk:guests.session')}
        options={sessions}
      />
      <p className="mb-2 text-ink-2">{t('events-desk:register.who_text')}</p>
      <div className="grid gap-4 desk:gap-2">
        {rows.map((row, at) => {
          const seat = row.getFieldset()
          const isMember = at === 0
          return (
            <fieldset
              key={row.key}
              className="grid grid-cols-2 items-end gap-x-3 gap-y-2 desk:grid-cols-[1.5rem_1.2fr_1.2fr_1fr_1.2fr_1fr]"
            >
              <legend className="sr-only">{t('events-desk:register.row', { count: at + 1 })}</legend>
              <input type="hidden" name={`seats[${at}].id`} value={values.seats[at]?.id ?? ''} />
              <span className="num pb-2 text-ink-2 max-desk:hidden" aria-hidden>
                {at + 1}
              </span>
              <Select
                field={seat.kindId}
                label={t('events-desk:guests.kind')}
                placeholder={t(values.seats[at]?.id ? 'events-desk:register.left_out' : 'events-desk:register.nobody')}
                options={kinds}
              />
              {isMember ? (
                <div className="pb-2 font-medium">{memberName}</div>
              ) : (
                <TextInput field={seat.name} label={t('events-desk:guests.name')} autoComplete="off" />
              )}
              {isMember ? (
                <span />
              ) : (
                <TextInput field={seat.phone} label={t('events-desk:guests.phone')} type="tel" autoComplete="off" />
              )}
              <Select
                field={seat.vehicleId}
                label={t('events-desk:register.garage')}
                placeholder={t('events-desk:register.no_car')}
                options={cars}
              />
              <TextInput field={seat.plate} label={t('events-desk:register.other')} look="code" autoComplete="off" />
            </fieldset>
          )
        })}
      </div>
      {children}
      <FormActs className="mt-6">
        <SubmitButton>{submit}</SubmitButton>
      </FormActs>
    </Form>
  )
}
