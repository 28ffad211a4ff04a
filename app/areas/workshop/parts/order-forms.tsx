import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '~/i18n/use'
import { ButtonLink } from '~/ui/button'
import { FieldGroup, type FieldLike } from '~/ui/field'
import { Submission } from '~/ui/form'
import { FileInput, Select, Textarea, TextInput } from '~/ui/inputs'
import { FormActs, SubmitButton } from '~/ui/submit'
import { PAYERS } from '../charges'
import type { JobView, OrderView } from '../read-order.server'
import { FAULT_GROUPS } from '../rules'

/** What was sent last and what is wrong with it, by field. */
export type Answered = { initialValue?: Record<string, unknown> | null; error?: Record<string, string[] | null> | null }
export type Choices = { value: string; label: string }[]

/** A field of one of the order's forms, with what was typed before a refusal. */
export function fieldOf(name: string, answered: Answered | undefined, value?: string | number | null): FieldLike {
  const before = answered?.initialValue?.[name]
  return {
    id: `f-${name}`,
    name,
    errors: answered?.error?.[name] ?? undefined,
    defaultValue: typeof before === 'string' ? before : (value ?? undefined),
  }
}

/** One form of the detail pane: its title, fields, the one filled button, and a way back. */
export function PanelForm({
  act,
  title,
  go,
  back,
  version,
  keep = {},
  upload,
  children,
}: {
  act: string
  title: string
  go: string
  back: string
  version?: number
  keep?: Record<string, string>
  /** Where a form with a file goes. */
  upload?: string
  children?: ReactNode
}) {
  const t = useT()
  return (
    <Form method="post" action={upload} encType={upload ? 'multipart/form-data' : undefined} className="grid gap-4">
      <h2 className="font-semibold">{title}</h2>
      <Submission />
      <input type="hidden" name="act" value={act} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <FormActs>
        <ButtonLink href={back} data-keep-scroll>
          {t('workshop-desk:go.back')}
        </ButtonLink>
        <SubmitButton>{go}</SubmitButton>
      </FormActs>
    </Form>
  )
}

type Fields = { answered?: Answered }

export function PayerField({ answered, value = 'customer' }: Fields & { value?: string }) {
  const t = useT()
  return (
    <Select
      field={fieldOf('payer', answered, value)}
      label={t('workshop-desk:field.payer')}
      options={PAYERS.map((payer) => ({ value: payer, label: t(`workshop-desk:field.payers.${payer}`) }))}
    />
  )
}

/** Fault, cause and remedy of a job. */
export function FaultFields({ answered, job }: Fields & { job: JobView }) {
  const t = useT()
  return (
    <>
      <Select
        field={fieldOf('faultGroup', answered, job.faultGroup)}
        label={t('workshop-desk:field.fault_group')}
        placeholder={t('workshop-desk:field.none')}
        options={FAULT_GROUPS.map((value) => ({ value, label: t(`workshop-desk:fault.${value}`) }))}
      />
      <Textarea
        field={fieldOf('fault', answered, job.fault)}
        label={t('workshop-desk:field.fault')}
        rows={2}
        optional
      />
      <Textarea
        field={fieldOf('cause', answered, job.cause)}
        label={t('workshop-desk:field.cause')}
        rows={2}
        optional
      />
      <Textarea
        field={fieldOf('remedy', answered, job.remedy)}
        label={t('workshop-desk:field.remedy')}
        rows={2}
        optional
      />
    </>
  )
}

export function JobFields({ answered, job, staff, major }: Fields & { job: JobView; staff: Choices; major: string }) {
  const t = useT()
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <TextInput
          field={fieldOf('minutes', answered, job.minutes)}
          label={t('workshop-desk:field.minutes')}
          look="num"
          inputMode="numeric"
        />
        <TextInput
          field={fieldOf('labour', answered, major)}
          label={t('workshop-desk:field.labour')}
          look="num"
          inputMode="decimal"
        />
        <PayerField answered={answered} value={job.payer} />
        <Select
          field={fieldOf('technicianId', answered, job.technicianId)}
          label={t('workshop-desk:field.technician')}
          placeholder={t('workshop-desk:order.nobody')}
          options={staff}
        />
      </div>
      <FaultFields answered={answered} job={job} />
    </>
  )
}

export function PartFields({ answered, jobs, jobId }: Fields & { jobs: OrderView['jobs']; jobId: string }) {
  const t = useT()
  return (
    <>
      <Select
        field={fieldOf('jobId', answered, jobId)}
        label={t('workshop-desk:field.job')}
        options={jobs.filter((job) => job.state !== 'dropped').map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput field={fieldOf('name', answered)} label={t('workshop-desk:field.name')} autoComplete="off" required />
      <TextInput
        field={fieldOf('partNumber', answered)}
        label={t('workshop-desk:field.part_number')}
        look="code"
        autoComplete="off"
        optional
      />
      <div className="grid grid-cols-2 gap-3">
        <TextInput
          field={fieldOf('quantity', answered, 1)}
          label={t('workshop-desk:field.quantity')}
          look="num"
          inputMode="decimal"
        />
        <TextInput
          field={fieldOf('price', answered)}
          label={t('workshop-desk:field.unit_price')}
          look="num"
          inputMode="decimal"
          required
        />
      </div>
      <PayerField answered={answered} />
    </>
  )
}

/** Extra work for the owner to decide on. */
export function ProposeFields({ answered, templates }: Fields & { templates: Choices }) {
  const t = useT()
  return (
    <>
      <TextInput field={fieldOf('name', answered)} label={t('workshop-desk:field.name')} autoComplete="off" required />
      <Textarea field={fieldOf('finding', answered)} label={t('workshop-desk:field.finding')} rows={2} />
      <Textarea
        field={fieldOf('consequence', answered)}
        label={t('workshop-desk:field.consequence')}
        rows={2}
        optional
      />
      <div className="grid grid-cols-2 items-end gap-3">
        <TextInput
          field={fieldOf('minutes', answered, 30)}
          label={t('workshop-desk:field.minutes')}
          look="num"
          inputMode="numeric"
        />
        <TextInput
          field={fieldOf('labour', answered)}
          label={t('workshop-desk:field.labour')}
          look="num"
          inputMode="decimal"
        />
        <TextInput
          field={fieldOf('parts', answered)}
          label={t('workshop-desk:field.parts')}
          look="num"
          inputMode="decimal"
        />
      </div>
      <TextInput
        field={fieldOf('newPromisedAt', answered)}
        type="datetime-local"
        label={t('workshop-desk:field.new_promise')}
        optional
      />
      <Select
        field={fieldOf('code', answered)}
        label={t('workshop-desk:field.book_code')}
        placeholder={t('workshop-desk:field.no_code')}
        options={templates}
        optional
      />
      <FileInput
        field={fieldOf('photo', answered)}
        label={t('workshop-desk:field.photo')}
        hint={t('workshop-desk:order.photo_hint')}
        accept="image/*"
        optional
      />
    </>
  )
}

/** The adviser's words and the tread of the tyres. */
export function FindingFields({ answered, order }: Fields & { order: Pick<OrderView, 'closingNote' | 'tyres'> }) {
  const t = useT()
  const places = [
    ['frontLeft', t('workshop-desk:field.front_left')],
    ['frontRight', t('workshop-desk:field.front_right')],
    ['rearLeft', t('workshop-desk:field.rear_left')],
    ['rearRight', t('workshop-desk:field.rear_right')],
  ] as const
  return (
    <>
      <FieldGroup field={{ id: 'f-tyres', name: 'tyres' }} label={t('workshop-desk:field.tyres')} optional>
        <div className="grid grid-cols-2 gap-3">
          {places.map(([place, label]) => (
            <TextInput
              key={place}
              field={fieldOf(place, answered, order.tyres ? (order.tyres[place] / 10).toFixed(1) : undefined)}
              label={label}
              look="num"
              inputMode="decimal"
            />
          ))}
        </div>
      </FieldGroup>
      <Textarea
        field={fieldOf('closingNote', answered, order.closingNote)}
        label={t('workshop-desk:field.closing')}
        hint={t('workshop-desk:field.closing_hint')}
        rows={4}
        optional
      />
    </>
  )
}
