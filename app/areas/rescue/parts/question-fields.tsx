import type { FieldMetadata } from '@conform-to/react'
import { useT } from '~/i18n/use'
import type { Words } from '~/kernel/words'
import { TextInput } from '~/ui/inputs'

export type QuestionInput = { code: string; text: Words; options: { code: string; text: Words }[] }

/** The questions of a kind of help with their answers; what is left empty falls away. */
export function QuestionFields({ field }: { field: FieldMetadata<QuestionInput[]> }) {
  const t = useT()
  return (
    <div className="grid gap-6">
      {field.getFieldList().map((question, index) => {
        const { code, text, options } = question.getFieldset()
        return (
          <fieldset key={question.key} className="grid gap-3">
            <legend className="font-semibold">{t('rescue-desk:setUp.service.question', { number: index + 1 })}</legend>
            <input type="hidden" name={code.name} defaultValue={code.initialValue} />
            <BothLanguages field={text} label={t('rescue-desk:setUp.service.asked')} />
            <div className="grid gap-3 pl-4">
              {options.getFieldList().map((option, place) => {
                const parts = option.getFieldset()
                return (
                  <div key={option.key}>
                    <input type="hidden" name={parts.code.name} defaultValue={parts.code.initialValue} />
                    <BothLanguages
                      field={parts.text}
                      label={t('rescue-desk:setUp.service.answer', { number: place + 1 })}
                    />
                  </div>
                )
              })}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}

function BothLanguages({ field, label }: { field: FieldMetadata<Words>; label: string }) {
  const t = useT()
  const { zh, en } = field.getFieldset()
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextInput field={zh} label={label} end={t('shell:language.zh')} lang="zh-CN" />
      <TextInput field={en} label={label} end={t('shell:language.en')} lang="en" />
    </div>
  )
}
