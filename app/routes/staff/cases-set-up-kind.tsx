import { useForm } from '@conform-to/react'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CodeFields } from '~/areas/cases/parts/code-fields'
import { type FieldInput, FieldRows, paddedFields } from '~/areas/cases/parts/field-rows'
import { SetUpForm } from '~/areas/cases/parts/set-up-form'
import { SetUpFrame } from '~/areas/cases/parts/set-up-frame'
import { readKindTree } from '~/areas/cases/read-set-up.server'
import { DEPARTMENTS, NATURES, SEVERITIES } from '~/areas/cases/rules'
import { saveKind } from '~/areas/cases/save-kind.server'
import { kindForm } from '~/areas/cases/set-up-forms'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { say, type Words } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Part } from '~/ui/card'
import { RadioCards, Switch } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { useFormId } from '~/ui/form'
import { Select } from '~/ui/inputs'
import { WordsInput } from '~/ui/words-input'

const params = z.object({ kindId: z.string().max(64) })
type Fields = {
  code: string
  name: Words
  parentId: string
  natures: string[]
  severity: string
  department: string
  fields: FieldInput[]
  active: boolean
}

export const loader = page(
  { permission: 'case:set-up', params },
  async ({ club, actor, params: { kindId }, language }) => {
    const kinds = await readKindTree(club, actor)
    const kind = kinds.find(({ id }) => id === kindId)
    if (!kind && kindId !== 'new') throw new NotFound('case-set-up')
    const tops = kinds.filter(({ id, level }) => level === 0 && id !== kindId)
    const parents = tops.map(({ id, name }) => ({ value: id, label: say(name, language) }))
    const fields = paddedFields(kind?.fields ?? [])
    if (!kind)
      return { kindId, title: null, version: 0, parents, values: { active: true, natures: [...NATURES], fields } }
    const { code, name, parentId, natures, severity, department, active, version } = kind
    const values = { code, name, parentId: parentId ?? '', natures, severity, department, active, fields }
    return { kindId, title: say(name, language), version, parents, values }
  },
)

export const action = page(
  { permission: 'case:set-up', params, form: kindForm },
  async ({ club, actor, submission, params: { kindId }, input, fail, go }) => {
    const saved = await saveKind({ club, actor, submission, id: kindId === 'new' ? null : kindId, ...input })
    return saved.ok ? go('/desk/cases/set-up/kinds', { key: 'cases-setup:toast.saved' }) : fail(saved)
  },
)

export default function CaseKind() {
  const t = useT()
  const { kindId, title, version, parents, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<Fields>({
    id: useFormId(`kind-${kindId}`, version, answer),
    lastResult: answer?.result,
    defaultValue: values as Fields,
  })
  const labels = {
    'name.zh': t('cases-setup:name'),
    'name.en': t('cases-setup:name'),
    severity: t('cases-setup:severity'),
    department: t('cases-setup:department'),
    active: t('cases-setup:state'),
  }
  return (
    <SetUpFrame tab="kinds" title={title ?? t('cases-setup:kind.add')}>
      <SetUpForm form={form} version={version} answer={answer} labels={labels}>
        <div className="grid gap-4">
          <WordsInput field={fields.name} label={t('cases-setup:name')} />
          <CodeFields
            code={fields.code}
            isKept={title !== null}
            under={{
              field: fields.parentId,
              label: t('cases-setup:parent'),
              placeholder: t('cases-setup:top'),
              options: parents,
            }}
          />
          <RadioCards
            field={fields.natures}
            label={t('cases-setup:natures')}
            many
            options={NATURES.map((value) => ({ value, title: t(`cases-setup:nature.${value}`) }))}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <Select
              field={fields.severity}
              label={t('cases-setup:severity')}
              hint={t('cases-setup:kind.severity_hint')}
              options={SEVERITIES.map((value) => ({ value, label: t(`cases-setup:severities.${value}`) }))}
            />
            <Select
              field={fields.department}
              label={t('cases-setup:department')}
              placeholder={t('cases-setup:by_rule')}
              options={DEPARTMENTS.map((value) => ({ value, label: t(`cases-setup:departments.${value}`) }))}
            />
          </div>
          <Switch field={fields.active}>{t('cases-setup:kind.active')}</Switch>
        </div>
        <Part title={t('cases-setup:kind.fields')}>
          <p className="mb-4 text-ink-2">{t('cases-setup:kind.fields_text')}</p>
          <FormErrors errors={fields.fields.errors} />
          <FieldRows field={fields.fields} />
        </Part>
      </SetUpForm>
    </SetUpFrame>
  )
}
