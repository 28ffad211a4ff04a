import type { InputHTMLAttributes, ReactNode } from 'react'
import { cx } from './class-names'
import { controlProps, FieldGroup, type FieldLike, type FieldWords, firstValue } from './field'
import { Icon, type IconType } from './icon'

type BoxRest = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name' | 'type' | 'children'>
const isOn = (field: FieldLike) =>
  field.initialValue === true || field.initialValue === 'on' || field.initialValue === 'true'

interface CheckboxProps extends BoxRest {
  field: FieldLike
  /** The sentence that is agreed to or wanted; links inside it work. */
  children: ReactNode
  hint?: ReactNode
  error?: ReactNode
}

/** One yes or no that is sent with the form. */
export function Checkbox({ field, children, hint, error, className, ...rest }: CheckboxProps) {
  const wrong = error ?? field.errors?.[0]
  const { required, 'aria-invalid': invalid, 'aria-describedby': described } = controlProps(field, { hint, error })
  return (
    <div className={cx('field', className)}>
      <label className="check">
        <input
          key={field.key}
          defaultChecked={isOn(field)}
          {...rest}
          type="checkbox"
          id={field.id}
          name={field.name}
          required={required}
          aria-invalid={invalid}
          aria-describedby={described}
        />
        <span>{children}</span>
      </label>
      {wrong ? (
        <p className="hint hint-bad" id={field.errorId ?? `${field.id}-error`}>
          {wrong}
        </p>
      ) : (
        hint && (
          <p className="hint" id={field.descriptionId ?? `${field.id}-hint`}>
            {hint}
          </p>
        )
      )}
    </div>
  )
}

/** The same as a switch, for a setting that holds from now on. */
export function Switch({ field, children, className, ...rest }: CheckboxProps) {
  return (
    <label className={cx('switch', className)}>
      <span>{children}</span>
      <input
        key={field.key}
        defaultChecked={isOn(field)}
        {...rest}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its state by itself
        role="switch"
        id={field.id}
        name={field.name}
      />
    </label>
  )
}

/** One card of a choice. What cannot be had stays visible, with the reason in `sub`. */
export interface Card {
  value: string
  title: ReactNode
  sub?: ReactNode
  icon?: IconType
  end?: ReactNode
  off?: boolean
}

interface CardsProps extends FieldWords {
  field: FieldLike
  options: readonly Card[]
  /** Several may be chosen; the name is sent once for each. */
  many?: boolean
  /** What is chosen at first, over the field's own value. */
  chosen?: string | readonly string[]
}

/** One question, its answers as rows; the whole row is the target. */
export function RadioCards({ field, options, many, chosen, ...words }: CardsProps) {
  const first = chosen ?? (many ? valuesOf(field) : firstValue(field))
  const isChosen = (value: string) => (Array.isArray(first) ? first.includes(value) : first === value)
  const invalid = Boolean(words.error ?? field.errors?.length)
  return (
    <FieldGroup field={field} {...words}>
      <div className="card rows">
        {options.map((option) => (
          <label key={option.value} className="pick">
            <input
              type={many ? 'checkbox' : 'radio'}
              name={field.name}
              value={option.value}
              defaultChecked={isChosen(option.value)}
              disabled={option.off}
              required={!many && field.required}
              aria-invalid={invalid || undefined}
            />
            <span className="pick-text">
              <span className="pick-title">{option.title}</span>
              {option.sub && <span className="pick-sub">{option.sub}</span>}
            </span>
            {option.end}
            {option.icon && <Icon as={option.icon} />}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

const valuesOf = (field: FieldLike): readonly string[] => {
  const value = field.initialValue ?? field.defaultValue
  return Array.isArray(value) ? value.map(String) : value === undefined || value === null ? [] : [String(value)]
}

interface SegmentedProps extends FieldWords {
  field: FieldLike
  options: ReadonlyArray<{ value: string; label: ReactNode }>
  full?: boolean
}

/** One of two to four short answers side by side. */
export function Segmented({ field, options, full, ...words }: SegmentedProps) {
  return (
    <FieldGroup field={field} {...words}>
      <div className={cx('seg', full && 'seg-full')}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={field.name}
              value={option.value}
              defaultChecked={firstValue(field) === option.value}
              required={field.required}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
