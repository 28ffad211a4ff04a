import type { ReactNode } from 'react'
import type { FieldLike } from '~/ui/field'
import { TextInput } from '~/ui/inputs'

/** Six digits, which a phone offers from the message by itself. */
export function CodeInput({ field, label, hint }: { field: FieldLike; label: string; hint?: ReactNode }) {
  return (
    <TextInput
      field={{ ...field, initialValue: undefined, defaultValue: undefined, maxLength: 12 }}
      label={label}
      hint={hint}
      look="code"
      inputMode="numeric"
      autoComplete="one-time-code"
    />
  )
}
