import type { FieldMetadata } from '@conform-to/react'
import { useT } from '~/i18n/use'
import type { Words } from '~/kernel/words'
import { Checkbox } from '~/ui/choices'
import { Select, TextInput } from '~/ui/inputs'

export type QuestionNames = {
  code: string
  text: Words
  per: string
  kind: string
  required: boolean
  options: { code: string; text: Words }[]
}

/** One question with its answers; left empty it is none. */
export function QuestionRow({ field, at }: { field: FieldMetadata<QuestionNames>; at: number }) {
  const t = useT()
  const question = field.getFieldset()
  const text = question.text.getFieldset()
  const isChoice = question.kind.value === 'choice'
  return (
    <fieldset className="card card-pad grid gap-3">
      <legend className="sr-only">{t('events-desk:questions.one', { count: at + 1 })}</legend>
      <input type="hidden" name={question.code.name} value={String(question.code.initialValue ?? '')} />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextInput field={text.zh} label={t('events-desk:questions.words')} end={t('shell:language.zh')} lang="zh-CN" />
        <TextInput field={text.en} label={t('events-desk:questions.words')} end={t('shell:language.en')} lang="en" />
      </div>
      <div className="grid items-end gap-3 sm:grid-cols-3">
        <Select
          field={question.kind}
          label={t('events-desk:questions.kind')}
          options={(['text', 'choice', 'yes'] as const).map((value) => ({
            value,
            label: t(`events-desk:questions.kind_${value}`),
          }))}
        />
        <Select
          field={question.per}
          label={t('events-desk:questions.per')}
          options={(['party', 'person'] as const).map((value) => ({
            value,
            label: t(`events-desk:questions.per_${value}`),
          }))}
        />
        <Checkbox field={question.required}>{t('events-desk:questions.required')}</Checkbox>
      </div>
      <details open={isChoice || undefined}>
        <summary className="link link-alone">{t('events-desk:questions.options')}</summary>
        <div className="mt-2 grid gap-2">
          {question.options.getFieldList().map((option, number) => {
            const one = option.getFieldset()
            const words = one.text.getFieldset()
            const label = t('events-desk:questions.option', { count: number + 1 })
            return (
              <div key={option.key} className="grid gap-3 sm:grid-cols-2">
                <input type="hidden" name={one.code.name} value={String(one.code.initialValue ?? '')} />
                <TextInput field={words.zh} label={label} end={t('shell:language.zh')} lang="zh-CN" />
                <TextInput field={words.en} label={label} end={t('shell:language.en')} lang="en" />
              </div>
            )
          })}
        </div>
      </details>
    </fieldset>
  )
}
