import { getFormProps, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '~/i18n/use'
import type { Stale } from '~/kernel/stale'
import type { Words } from '~/kernel/words'
import type { Failed } from '~/platform/forms.server'
import { RadioCards } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission, useFormId } from '~/ui/form'
import { Select, Textarea, TextInput } from '~/ui/inputs'
import { StaleNote } from '~/ui/stale-note'
import { FormActs, SubmitButton } from '~/ui/submit'
import { AUDIENCES } from '../desk-rules'

export type ArticleValues = { audience: string; topic: string; caseNumber: string; title: Words; body: Words }

interface FormProps {
  id: string
  version: number
  values: ArticleValues
  topics: readonly { value: string; label: string }[]
  answer: Pick<Failed, 'result' | 'refusal'> | undefined
}

/** An article in both languages side by side. */
export function ArticleForm({ id, version, values, topics, answer }: FormProps) {
  const t = useT()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form, fields] = useForm<ArticleValues>({
    id: useFormId(id, version, answer),
    lastResult: answer?.result,
    defaultValue: values,
  })
  const [title, body] = [fields.title.getFieldset(), fields.body.getFieldset()]
  const labels = {
    ...{ audience: t('knowledge-desk:audience_label'), topic: t('knowledge-desk:topic') },
    ...{ 'title.zh': t('knowledge-desk:form.title'), 'title.en': t('knowledge-desk:form.title') },
    ...{ 'body.zh': t('knowledge-desk:form.body'), 'body.en': t('knowledge-desk:form.body') },
  }
  const languages = [
    ['zh', 'zh-CN'],
    ['en', 'en'],
  ] as const
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-5xl">
      <Submission />
      <input type="hidden" name="version" value={stale?.version ?? version} />
      <input type="hidden" name={fields.caseNumber.name} value={values.caseNumber} />
      <FormErrors errors={form.errors} />
      {stale && <StaleNote typed={answer?.result.initialValue ?? {}} current={stale.current} labels={labels} />}
      <div className="grid gap-6 desk:grid-cols-2">
        {languages.map(([key, lang]) => (
          <div key={key} className="grid content-start gap-4">
            <TextInput
              field={title[key]}
              label={t('knowledge-desk:form.title')}
              end={t(`shell:language.${key}`)}
              lang={lang}
              maxLength={80}
              required
            />
            <Textarea
              field={body[key]}
              label={t('knowledge-desk:form.body')}
              hint={t('knowledge-desk:form.body_hint')}
              end={t(`shell:language.${key}`)}
              lang={lang}
              rows={14}
              required
            />
          </div>
        ))}
      </div>
      <div className="mt-6 grid gap-4 desk:grid-cols-2">
        <RadioCards
          field={fields.audience}
          label={t('knowledge-desk:audience_label')}
          options={AUDIENCES.map((value) => ({
            ...{ value, title: t(`knowledge-desk:audience.${value}`) },
            sub: t(`knowledge-desk:audience_sub.${value}`),
          }))}
        />
        <Select
          field={fields.topic}
          label={t('knowledge-desk:topic')}
          hint={t('knowledge-desk:form.topic_hint')}
          placeholder={t('knowledge-desk:form.no_topic')}
          options={topics}
        />
      </div>
      <FormActs className="mt-6">
        <SubmitButton>{t('knowledge-desk:form.save')}</SubmitButton>
      </FormActs>
    </Form>
  )
}
