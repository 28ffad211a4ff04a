import type { ReactNode } from 'react'
import type { FieldLike } from '~/ui/field'
import { TextInput } from '~/ui/inputs'

/** Six digits, which a phone offers from the message by itself. */
export function CodeInput({ field, label, hint }: { field: FieldLike; label: string; hint?: ReactNode }) {
  // Named one by one: conform's fields answer only what they are asked for. What was typed is not offered again.
  const { id, name, key, errorId, descriptionId, errors } = field
  return (
    <TextInput
      field={{ id, name, key, errorId, descriptionId, errors, maxLength: 12 }}
      label={label}
      hint={hint}
      look="code"
      inputMode="numeric"
      autoComplete="one-time-code"
    />
  )
}
