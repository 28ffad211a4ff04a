import type { FieldMetadata } from '@conform-to/react'
import { useT } from '~/i18n/use'
import { Select, TextInput } from '~/ui/inputs'

interface Props {
  code: FieldMetadata<string>
  /** A code that is there stays. */
  isKept: boolean
  /** What it belongs to, beside the code. */
  under: Pick<Parameters<typeof Select>[0], 'field' | 'label' | 'placeholder' | 'options'>
}

/** The code of a thing of the set-up, given once, and where it stands. */
export function CodeFields({ code, isKept, under }: Props) {
  const t = useT()
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextInput
        field={code}
        label={t('cases-setup:code')}
        hint={t('cases-setup:code_hint')}
        look="code"
        readOnly={isKept}
        required
      />
      <Select {...under} />
    </div>
  )
}
