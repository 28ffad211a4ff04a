import { ChevronDown, Eye, EyeOff } from 'lucide-react'
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useEffect,
  useState,
} from 'react'
import { useT } from '~/i18n/use'
import { cx } from './class-names'
import { controlProps, Field, type FieldLike, type FieldWords, firstValue } from './field'
import { Icon, type IconType } from './icon'

type Words = FieldWords & { field: FieldLike }
type InputRest = Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldWords | 'id' | 'name' | 'size'>

/** Splits the words around a control from the attributes of the control itself. */
function parted<Rest extends object>({ field, label, hint, error, optional, end, className, ...rest }: Words & Rest) {
  return {
    words: { field, label, hint, error, optional, end, className },
    control: controlProps(field, { hint, error }),
    rest,
  }
}

interface TextInputExtras {
  /** An icon before the text or a unit after it. */
  icon?: IconType
  unit?: ReactNode
  /** `num` aligns figures right, `code` is for VIN, voucher and the like. */
  look?: 'num' | 'code'
}

/** One line of text: `<TextInput field={fields.plate} label={t('garage:plate')} hint={…} autoComplete="off" />`. */
export function TextInput(props: Words & InputRest & TextInputExtras) {
  const { words, control, rest } = parted(props)
  const { icon, unit, look, type = 'text', ...input } = rest
  const box = (
    <input
      key={words.field.key}
      defaultValue={input.value === undefined ? firstValue(words.field) : undefined}
      {...input}
      {...control}
      type={type}
      className={cx('input', look && `input-${look}`)}
    />
  )
  return (
    <Field {...words}>
      {icon || unit ? (
        <span className="affix">
          {icon && (
            <span className="before">
              <Icon as={icon} size="s" />
            </span>
          )}
          {box}
          {unit && <span className="after text-small">{unit}</span>}
        </span>
      ) : (
        box
      )}
    </Field>
  )
}

/** A day as the browser's own picker; the value is YYYY-MM-DD. With `time` it is a local date and time. */
export function DateInput({ time, ...props }: Words & InputRest & { time?: boolean }) {
  return <TextInput {...props} type={time ? 'datetime-local' : 'date'} />
}

/** Several lines; grows with what is written. */
export function Textarea(
  props: Words & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldWords | 'id' | 'name'>,
) {
  const { words, control, rest } = parted(props)
  const { min: _min, max: _max, step: _step, pattern: _pattern, ...area } = control
  return (
    <Field {...words}>
      <textarea
        key={words.field.key}
        defaultValue={rest.value === undefined ? firstValue(words.field) : undefined}
        rows={3}
        {...rest}
        {...area}
        className="input"
      />
    </Field>
  )
}

/** One of a list that the club keeps. */
export interface Choice {
  value: string
  label: string
  disabled?: boolean
}

interface SelectExtras {
  options: ReadonlyArray<Choice | { label: string; options: readonly Choice[] }>
  /** The first line while nothing is chosen. */
  placeholder?: string
}

/** The browser's own list. */
export function Select(
  props: Words & SelectExtras & Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof FieldWords | 'id' | 'name'>,
) {
  const { words, control, rest } = parted(props)
  const { options, placeholder, ...select } = rest
  const {
    min: _min,
    max: _max,
    step: _step,
    pattern: _pattern,
    minLength: _short,
    maxLength: _long,
    ...shared
  } = control
  return (
    <Field {...words}>
      <span className="select">
        <select
          key={words.field.key}
          defaultValue={select.value === undefined ? (firstValue(words.field) ?? '') : undefined}
          {...select}
          {...shared}
          className="input"
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) =>
            'options' in option ? (
              <optgroup key={option.label} label={option.label}>
                {option.options.map(optionOf)}
              </optgroup>
            ) : (
              optionOf(option)
            ),
          )}
        </select>
        <Icon as={ChevronDown} size="s" />
      </span>
    </Field>
  )
}

const optionOf = (choice: Choice) => (
  <option key={choice.value} value={choice.value} disabled={choice.disabled}>
    {choice.label}
  </option>
)

/** A password with an eye that shows it; without script it stays hidden. */
export function PasswordInput(props: Words & InputRest) {
  const t = useT()
  const { words, control, rest } = parted(props)
  const [scripted, setScripted] = useState(false)
  const [shown, setShown] = useState(false)
  useEffect(() => setScripted(true), [])
  return (
    <Field {...words}>
      <span className="affix">
        <input
          key={words.field.key}
          autoCapitalize="none"
          spellCheck={false}
          {...rest}
          {...control}
          type={shown ? 'text' : 'password'}
          className="input"
        />
        {scripted && (
          <button
            type="button"
            className="iconbtn"
            aria-pressed={shown}
            aria-label={t('shell:password.show')}
            onClick={() => setShown(!shown)}
          >
            <Icon as={shown ? EyeOff : Eye} />
          </button>
        )}
      </span>
    </Field>
  )
}

/** A file with its limits in the hint; the form needs `encType="multipart/form-data"`. */
export function FileInput(props: Words & InputRest) {
  const { words, control, rest } = parted(props)
  const {
    min: _min,
    max: _max,
    step: _step,
    pattern: _pattern,
    minLength: _short,
    maxLength: _long,
    ...shared
  } = control
  return (
    <Field {...words}>
      <span className="file">
        <input key={words.field.key} {...rest} {...shared} type="file" />
      </span>
    </Field>
  )
}
