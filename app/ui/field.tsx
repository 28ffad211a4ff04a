import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '~/i18n/use'
import { cx } from './class-names'
import { Icon } from './icon'

/** What a control needs of conform's `FieldMetadata`; a plain `{ id, name }` will do as well. */
export interface FieldLike {
  id: string
  name: string
  key?: string
  errorId?: string
  descriptionId?: string
  errors?: string[]
  initialValue?: unknown
  defaultValue?: unknown
  required?: boolean
  minLength?: number
  maxLength?: number
  min?: string | number
  max?: string | number
  step?: string | number
  pattern?: string
}

/** Words around a control. `error` overrides the field's own first error. */
export interface FieldWords {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** Says "optional" at the end of the label. */
  optional?: boolean
  /** Anything else at the end of the label. */
  end?: ReactNode
  className?: string
}

const idOfHint = (field: FieldLike) => field.descriptionId ?? `${field.id}-hint`
const idOfError = (field: FieldLike) => field.errorId ?? `${field.id}-error`
const errorOf = (field: FieldLike, error: ReactNode) => error ?? field.errors?.[0]

/** Attributes every control of a field carries: name, constraints, and what describes it. */
export function controlProps(field: FieldLike, { hint, error }: Pick<FieldWords, 'hint' | 'error'>) {
  const wrong = errorOf(field, error)
  return {
    id: field.id,
    name: field.name,
    required: field.required,
    minLength: field.minLength,
    maxLength: field.maxLength,
    min: field.min,
    max: field.max,
    step: field.step,
    pattern: field.pattern,
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': wrong ? idOfError(field) : hint ? idOfHint(field) : undefined,
  } as const
}

/** The value a control opens with: what was sent last, else what is stored. */
export function firstValue(field: FieldLike): string | undefined {
  const value = field.initialValue ?? field.defaultValue
  return value === undefined || value === null ? undefined : String(value)
}

function Hint({ field, hint, error }: { field: FieldLike } & Pick<FieldWords, 'hint' | 'error'>) {
  const wrong = errorOf(field, error)
  if (wrong)
    return (
      <p className="hint hint-bad" id={idOfError(field)}>
        <Icon as={CircleAlert} size="s" />
        <span>{wrong}</span>
      </p>
    )
  return hint ? (
    <p className="hint" id={idOfHint(field)}>
      <span>{hint}</span>
    </p>
  ) : null
}

const LabelEnd = ({ optional, end }: Pick<FieldWords, 'optional' | 'end'>) => {
  const t = useT()
  if (end) return <span>{end}</span>
  return optional ? <span>{t('shell:optional')}</span> : null
}

/** Label above, control, hint below; an error takes the hint's place and says what is wrong and what to do. */
export function Field({
  field,
  label,
  hint,
  error,
  optional,
  end,
  className,
  children,
}: FieldWords & { field: FieldLike; children: ReactNode }) {
  return (
    <div className={cx('field', className)}>
      <label className="label" htmlFor={field.id}>
        <span>{label}</span>
        <LabelEnd optional={optional} end={end} />
      </label>
      {children}
      <Hint field={field} hint={hint} error={error} />
    </div>
  )
}

/** The same for several controls under one question. */
export function FieldGroup({
  field,
  label,
  hint,
  error,
  optional,
  end,
  className,
  children,
}: FieldWords & { field: FieldLike; children: ReactNode }) {
  const wrong = errorOf(field, error)
  return (
    <fieldset
      className={cx('field', className)}
      aria-describedby={wrong ? idOfError(field) : hint ? idOfHint(field) : undefined}
      id={field.id}
    >
      <legend className="label">
        <span>{label}</span>
        <LabelEnd optional={optional} end={end} />
      </legend>
      {children}
      <Hint field={field} hint={hint} error={error} />
    </fieldset>
  )
}

/** What is wrong with the form as a whole, above it: a sentence each, linked to the field if there is one. */
export function FormErrors({
  errors,
  title,
  id,
}: {
  errors?: ReadonlyArray<string | { field: string; message: string }>
  title?: ReactNode
  id?: string
}) {
  if (!errors?.length) return null
  return (
    <div className="note note-danger" role="alert" id={id} tabIndex={-1}>
      <Icon as={CircleAlert} />
      <div>
        {title && <p className="note-title">{title}</p>}
        {errors.map((error) =>
          typeof error === 'string' ? (
            <p key={error}>{error}</p>
          ) : (
            <p key={error.field}>
              <a className="link" href={`#${error.field}`}>
                {error.message}
              </a>
            </p>
          ),
        )}
      </div>
    </div>
  )
}
