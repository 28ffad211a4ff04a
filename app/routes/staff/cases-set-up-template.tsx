import { useForm } from '@conform-to/react'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { FILLED } from '~/areas/cases/filled'
import { CodeFields } from '~/areas/cases/parts/code-fields'
import { SetUpForm } from '~/areas/cases/parts/set-up-form'
import { SetUpFrame } from '~/areas/cases/parts/set-up-frame'
import { readAllTemplates } from '~/areas/cases/read-set-up.server'
import { saveTemplate } from '~/areas/cases/save-route.server'
import { templateForm } from '~/areas/cases/set-up-forms'
import { readDealers } from '~/areas/dealers/read.server'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { say, type Words } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Switch } from '~/ui/choices'
import { useFormId } from '~/ui/form'
import { Facts } from '~/ui/rows'
import { WordsInput } from '~/ui/words-input'

const params = z.object({ templateId: z.string().max(64) })
type Fields = { code: string; name: Words; body: Words; dealerId: string; active: boolean }

export const loader = page(
  { permission: 'case:set-up', params },
  async ({ club, actor, params: { templateId }, language }) => {
    const template = (await readAllTemplates(club, actor)).find(({ id }) => id === templateId)
    if (!template && templateId !== 'new') throw new NotFound('case-set-up')
    const dealers = (await readDealers(club)).map(({ id, name }) => ({ value: id, label: say(name, language) }))
    if (!template) return { templateId, title: null, version: 0, dealers, values: { active: true } }
    const { id: _, version, ...values } = template
    return { templateId, title: say(template.name, language), version, dealers, values }
  },
)

export const action = page(
  { permission: 'case:set-up', params, form: templateForm },
  async ({ club, actor, submission, params: { templateId }, input, fail, go }) => {
    const saved = await saveTemplate({
      club,
      actor,
      submission,
      id: templateId === 'new' ? null : templateId,
      ...input,
    })
    return saved.ok ? go('/desk/cases/set-up/templates', { key: 'cases-setup:toast.saved' }) : fail(saved)
  },
)

export default function CaseTemplate() {
  const t = useT()
  const { templateId, title, version, dealers, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<Fields>({
    id: useFormId(`template-${templateId}`, version, answer),
    lastResult: answer?.result,
    defaultValue: values as Fields,
  })
  const words = t('cases-setup:template.words')
  const labels = { 'name.zh': t('cases-setup:name'), 'body.zh': words, 'body.en': words }
  return (
    <SetUpFrame tab="templates" title={title ?? t('cases-setup:template.add')}>
      <SetUpForm form={form} version={version} answer={answer} labels={labels}>
        <div className="grid gap-4">
          <WordsInput field={fields.name} label={t('cases-setup:name')} />
          <WordsInput field={fields.body} label={words} long />
          <div className="card card-pad">
            <p className="mb-2 font-semibold">{t('cases-setup:template.filled')}</p>
            <Facts left of={FILLED.map((name) => [`{${name}}`, t(`cases-setup:template.of.${name}`)] as const)} />
          </div>
          <CodeFields
            code={fields.code}
            isKept={title !== null}
            under={{
              field: fields.dealerId,
              label: t('cases-setup:dealer'),
              placeholder: t('cases-setup:template.everywhere'),
              options: dealers,
            }}
          />
          <Switch field={fields.active}>{t('cases-setup:template.active')}</Switch>
        </div>
      </SetUpForm>
    </SetUpFrame>
  )
}
