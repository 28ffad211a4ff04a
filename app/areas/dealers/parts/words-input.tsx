import type { FieldMetadata } from '@conform-to/react'
import { useT } from '~/i18n/use'
import type { Words } from '~/kernel/words'
import { TextInput } from '~/ui/inputs'

/** Text that the club writes, in both languages side by side. */
export function WordsInput({ field, label }: { field: FieldMetadata<Words>; label: string }) {
  const t = useT()
  const { zh, en } = field.getFieldset()
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextInput field={zh} label={label} end={t('shell:language.zh')} lang="zh-CN" required />
      <TextInput field={en} label={label} end={t('shell:language.en')} lang="en" required />
    </div>
  )
}
