import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { QuestionFields, type QuestionInput } from '~/areas/rescue/parts/question-fields'
import { readSetUp, saveService } from '~/areas/rescue/set-up.server'
import { serviceForm } from '~/areas/rescue/set-up-forms'
import { SKILLS } from '~/areas/rescue/skills'
import { useT } from '~/i18n/use'
import { minorDigits } from '~/kernel/money'
import { NotFound } from '~/kernel/outcome'
import type { Stale } from '~/kernel/stale'
import { say, type Words } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Part } from '~/ui/card'
import { Switch } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { useFormId } from '~/ui/form'
import { Select, TextInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { StaleNote } from '~/ui/stale-note'
import { FormActs, SubmitButton } from '~/ui/submit'
import { WordsInput } from '~/ui/words-input'

const params = z.object({ code: z.string().max(20) })
const QUESTIONS = 3
const OPTIONS = 4

/** Filled up with empty rows, so that a question and an answer more can be written without JavaScript. */
function padded(questions: readonly QuestionInput[]): QuestionInput[] {
  const empty = () => ({ code: '', text: { zh: '', en: '' } })
  const asked = [...questions]
  while (asked.length < QUESTIONS) asked.push({ ...empty(), options: [] })
  return asked.map(({ code, text, options }) => ({
    code,
    text,
    options: [...options, ...Array.from({ length: Math.max(1, OPTIONS - options.length) }, empty)].slice(0, 6),
  }))
}

export const loader = page(
  { permission: 'rescue:set-up', params },
  async ({ club, actor, params: { code }, language }) => {
    const { isClub, services } = await readSetUp(club, actor)
    const service = services.find((one) => one.code === code)
    if (!isClub || !service) throw new NotFound('rescue-service')
    const { name, skill, includedKm, nightBp, active, version, currency } = service
    const digits = minorDigits(currency)
    const amount = (minor: number) => (minor / 10 ** digits).toFixed(digits)
    const [base, perKm] = [amount(service.baseMinor), amount(service.perKmMinor)]
    return {
      code,
      title: say(name, language),
      version,
      currency,
      values: {
        ...{ name, skill, includedKm, base, perKm, active, night: nightBp / 100 },
        questions: padded(service.questions),
      },
    }
  },
)

export const action = page(
  { permission: 'rescue:set-up', params, form: serviceForm },
  async ({ club, actor, params: { code }, input, fail, go }) => {
    const saved = await saveService({ club, actor, code, ...input })
    return saved.ok ? go('/desk/rescue/set-up', { key: 'rescue-desk:setUp.toast' }) : fail(saved)
  },
)

type Fields = {
  name: Words
  skill: string
  base: string
  includedKm: number
  perKm: string
  night: number
  active: boolean
  questions: QuestionInput[]
}

export default function RescueService() {
  const t = useT()
  const { code, title, version, currency, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form, fields] = useForm<Fields>({
    id: useFormId(`service-${code}`, version, answer),
    lastResult: answer?.result,
    defaultValue: values,
  })
  const labels = {
    'name.zh': t('rescue-desk:setUp.name'),
    'name.en': t('rescue-desk:setUp.name'),
    skill: t('rescue-desk:setUp.service.skill'),
    includedKm: t('rescue-desk:setUp.service.included'),
  }
  return (
    <StaffPage path={[{ label: t('rescue-desk:setUp.title'), href: '/desk/rescue/set-up' }]} title={title}>
      <Pane>
        <Form method="post" {...getFormProps(form)} className="max-w-3xl">
          <input type="hidden" name="version" value={stale?.version ?? version} />
          <FormErrors errors={form.errors} />
          {stale && <StaleNote typed={answer?.result.initialValue ?? {}} current={stale.current} labels={labels} />}
          <Part title={t('rescue-desk:setUp.service.what')}>
            <div className="grid gap-4">
              <WordsInput field={fields.name} label={t('rescue-desk:setUp.name')} />
              <Select
                field={fields.skill}
                label={t('rescue-desk:setUp.service.skill')}
                options={SKILLS.map((value) => ({ value, label: t(`rescue-desk:setUp.skill.${value}`) }))}
              />
              <Switch field={fields.active}>{t('rescue-desk:setUp.service.offered')}</Switch>
            </div>
          </Part>
          <Part title={t('rescue-desk:setUp.service.tariff', { currency })}>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextInput field={fields.base} label={t('rescue-desk:setUp.service.base')} look="num" required />
              <TextInput
                field={fields.includedKm}
                label={t('rescue-desk:setUp.service.included')}
                unit={t('rescue-desk:setUp.unit.km')}
                look="num"
                inputMode="numeric"
                required
              />
              <TextInput field={fields.perKm} label={t('rescue-desk:setUp.service.per_km')} look="num" required />
              <TextInput
                field={fields.night}
                label={t('rescue-desk:setUp.service.night')}
                hint={t('rescue-desk:setUp.service.night_hint')}
                unit="%"
                look="num"
                inputMode="numeric"
                required
              />
            </div>
          </Part>
          <Part title={t('rescue-desk:setUp.service.questions')}>
            <p className="mb-4 text-ink-2">{t('rescue-desk:setUp.service.questions_text')}</p>
            {fields.questions.errors?.map((error) => (
              <p key={error} className="hint hint-bad" role="alert">
                {error}
              </p>
            ))}
            <QuestionFields field={fields.questions} />
          </Part>
          <FormActs className="mt-6">
            <SubmitButton>{t('rescue-desk:setUp.save')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
