import type { FieldMetadata } from '@conform-to/react'
import { useT } from '~/i18n/use'
import type { Words } from '~/kernel/words'
import { Textarea, TextInput } from './inputs'

interface WordsInputProps {
  field: FieldMetadata<Words>
  label: string
  /** More than a line of text. */
  long?: boolean
}

/** Text that the club writes, in both languages side by side. */
export function WordsInput({ field, label, long = false }: WordsInputProps) {
  const t = useT()
  const { zh, en } = field.getFieldset()
  const Input = long ? Textarea : TextInput
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Input field={zh} label={label} end={t('shell:language.zh')} lang="zh-CN" required />
      <Input field={en} label={label} end={t('shell:language.en')} lang="en" required />
    </div>
  )
}
