import { useForm } from '@conform-to/react'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CodeFields } from '~/areas/cases/parts/code-fields'
import { SetUpForm } from '~/areas/cases/parts/set-up-form'
import { SetUpFrame } from '~/areas/cases/parts/set-up-frame'
import { readCauseTree } from '~/areas/cases/read-set-up.server'
import { saveCause } from '~/areas/cases/save-kind.server'
import { causeForm } from '~/areas/cases/set-up-forms'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { say, type Words } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Switch } from '~/ui/choices'
import { useFormId } from '~/ui/form'
import { WordsInput } from '~/ui/words-input'

const params = z.object({ causeId: z.string().max(64) })
type Fields = {
  code: string
  name: Words
  parentId: string
  active: boolean
}

export const loader = page(
  { permission: 'case:set-up', params },
  async ({ club, actor, params: { causeId }, language }) => {
    const causes = await readCauseTree(club, actor)
    const cause = causes.find(({ id }) => id === causeId)
    if (!cause && causeId !== 'new') throw new NotFound('case-set-up')
    const tops = causes.filter(({ id, level }) => level === 0 && id !== causeId)
    const parents = tops.map(({ id, name }) => ({ value: id, label: say(name, language) }))
    if (!cause) return { causeId, title: null, version: 0, parents, values: { active: true } }
    const { code, name, parentId, active, version } = cause
    const values = { code, name, parentId: parentId ?? '', active }
    return { causeId, title: say(name, language), version, parents, values }
  },
)

export const action = page(
  { permission: 'case:set-up', params, form: causeForm },
  async ({ club, actor, submission, params: { causeId }, input, fail, go }) => {
    const saved = await saveCause({ club, actor, submission, id: causeId === 'new' ? null : causeId, ...input })
    return saved.ok ? go('/desk/cases/set-up/causes', { key: 'cases-setup:toast.saved' }) : fail(saved)
  },
)

export default function CaseCause() {
  const t = useT()
  const { causeId, title, version, parents, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<Fields>({
    id: useFormId(`cause-${causeId}`, version, answer),
    lastResult: answer?.result,
    defaultValue: values as Fields,
  })
  const labels = {
    'name.zh': t('cases-setup:name'),
    'name.en': t('cases-setup:name'),
    active: t('cases-setup:state'),
  }
  return (
    <SetUpFrame tab="causes" title={title ?? t('cases-setup:cause.add')}>
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
          <Switch field={fields.active}>{t('cases-setup:cause.active')}</Switch>
        </div>
      </SetUpForm>
    </SetUpFrame>
  )
}
