import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { type QuestionNames, QuestionRow } from '~/areas/events/parts/question-row'
import { questionsForm } from '~/areas/events/plan-forms'
import { readFrame } from '~/areas/events/read-frame.server'
import { saveQuestions } from '~/areas/events/save-questions.server'
import { useT } from '~/i18n/use'
import type { Stale } from '~/kernel/stale'
import type { Words } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note, Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { useFormId } from '~/ui/form'
import { Select, Textarea } from '~/ui/inputs'
import { Pane } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })
const MORE = 2
const OPTIONS = 4

export const loader = page({ permission: 'event:manage', params }, async ({ club, actor, params, language }) => {
  const { event, frame } = await readFrame(club, actor, params.number, language, 'event:manage')
  const blank = { code: '', text: { zh: '', en: '' } }
  const filled = (options: (typeof event.questions)[number]['options']) =>
    Array.from({ length: Math.max(OPTIONS, options.length + 1) }, (_, at) => options[at] ?? blank)
  return {
    frame,
    values: {
      waiver: event.waiver,
      waiverPer: event.waiverPer,
      questions: [
        ...event.questions.map((question) => ({ ...question, options: filled(question.options) })),
        ...Array.from({ length: MORE }, () => ({
          ...{ ...blank, per: 'party', kind: 'text', required: false, options: filled([]) },
        })),
      ],
    },
  }
})

export const action = page({ permission: 'event:manage', params, form: questionsForm }, async (handed) => {
  const { club, actor, params, input, fail, go } = handed
  const saved = await saveQuestions({ club, actor, eventNumber: params.number, ...input })
  return saved.ok ? go(`/desk/events/${params.number}/questions`, { key: 'events-desk:toast.saved' }) : fail(saved)
})

/** What is asked of who registers, and what they accept. */
export default function EventQuestions() {
  const t = useT()
  const { frame, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form, fields] = useForm<{ questions: QuestionNames[]; waiver: Words; waiverPer: string }>({
    id: useFormId('event-questions', frame.version, answer),
    lastResult: answer?.result,
    defaultValue: values,
  })
  const waiver = fields.waiver.getFieldset()
  if (!frame.mayManage) {
    return (
      <EventFrame frame={frame} tab="questions">
        <Pane label={t('events-desk:tab.questions')}>
          <Note>{t('events-desk:refusal.ended')}</Note>
        </Pane>
      </EventFrame>
    )
  }
  return (
    <EventFrame frame={frame} tab="questions">
      <Pane label={t('events-desk:tab.questions')}>
        <Form method="post" {...getFormProps(form)} className="max-w-3xl">
          <input type="hidden" name="version" value={stale?.version ?? frame.version} />
          <FormErrors errors={[...(form.errors ?? []), ...(fields.questions.errors ?? [])]} />
          <Part title={t('events-desk:questions.title')}>
            <p className="mb-3 text-ink-2">{t('events-desk:questions.text')}</p>
            <div className="grid gap-4">
              {fields.questions.getFieldList().map((field, at) => (
                <QuestionRow key={field.key} field={field} at={at} />
              ))}
            </div>
          </Part>
          <Part title={t('events-desk:questions.waiver')}>
            <p className="mb-3 text-ink-2">{t('events-desk:questions.waiver_text')}</p>
            <div className="grid gap-4 sm:grid-cols-2">
              <Textarea
                field={waiver.zh}
                label={t('events-desk:questions.waiver_words')}
                end={t('shell:language.zh')}
                lang="zh-CN"
                rows={8}
              />
              <Textarea
                field={waiver.en}
                label={t('events-desk:questions.waiver_words')}
                end={t('shell:language.en')}
                lang="en"
                rows={8}
              />
              <Select
                field={fields.waiverPer}
                label={t('events-desk:questions.waiver_per')}
                options={(['party', 'person'] as const).map((value) => ({
                  value,
                  label: t(`events-desk:questions.per_${value}`),
                }))}
              />
            </div>
          </Part>
          <FormActs>
            <SubmitButton>{t('events-desk:save')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </EventFrame>
  )
}
