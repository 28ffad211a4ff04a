import type { FieldMetadata } from '@conform-to/react'
import { useT } from '~/i18n/use'
import type { Words } from '~/kernel/words'
import { Checkbox } from '~/ui/choices'
import { Select, TextInput } from '~/ui/inputs'

export type FieldInput = {
  code: string
  label: Words
  kind: string
  required: boolean
  options: { code: string; text: Words }[]
}

const ROWS = 6
const OPTIONS = 4
const empty = () => ({ zh: '', en: '' })

/** Filled up with empty rows, so that a field and an answer more can be written without script. */
export function paddedFields(fields: readonly FieldInput[]): FieldInput[] {
  const rows = [...fields]
  while (rows.length < Math.min(ROWS, fields.length + 2)) {
    rows.push({ code: '', label: empty(), kind: 'text', required: false, options: [] })
  }
  return rows.map((row) => ({
    ...row,
    options: [
      ...row.options,
      ...Array.from({ length: Math.max(1, OPTIONS - row.options.length) }, () => ({ code: '', text: empty() })),
    ].slice(0, 8),
  }))
}

/** What is asked when a case of a kind is filed; what is left empty falls away. */
export function FieldRows({ field }: { field: FieldMetadata<FieldInput[]> }) {
  const t = useT()
  return (
    <div className="grid gap-8">
      {field.getFieldList().map((row, at) => {
        const { code, label, kind, required, options } = row.getFieldset()
        return (
          <fieldset key={row.key} className="grid gap-3">
            <legend className="mb-2 font-semibold">{t('cases-setup:kind.field', { number: at + 1 })}</legend>
            <input type="hidden" name={code.name} defaultValue={code.initialValue} />
            <Both field={label} label={t('cases-setup:kind.label')} />
            <div className="grid items-end gap-3 sm:grid-cols-2">
              <Select
                field={kind}
                label={t('cases-setup:kind.kind')}
                options={(['text', 'number', 'date', 'choice'] as const).map((value) => ({
                  value,
                  label: t(`cases-setup:kind.of.${value}`),
                }))}
              />
              <Checkbox field={required}>{t('cases-setup:kind.required')}</Checkbox>
            </div>
            <details open={kind.initialValue === 'choice'}>
              <summary className="link">{t('cases-setup:kind.options')}</summary>
              <div className="mt-3 grid gap-3">
                {options.getFieldList().map((option, place) => {
                  const parts = option.getFieldset()
                  return (
                    <div key={option.key}>
                      <input type="hidden" name={parts.code.name} defaultValue={parts.code.initialValue} />
                      <Both field={parts.text} label={t('cases-setup:kind.option', { number: place + 1 })} />
                    </div>
                  )
                })}
              </div>
            </details>
          </fieldset>
        )
      })}
    </div>
  )
}

function Both({ field, label }: { field: FieldMetadata<Words>; label: string }) {
  const t = useT()
  const { zh, en } = field.getFieldset()
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextInput field={zh} label={label} end={t('shell:language.zh')} lang="zh-CN" />
      <TextInput field={en} label={label} end={t('shell:language.en')} lang="en" />
    </div>
  )
}
