import { useForm } from '@conform-to/react'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { SetUpForm } from '~/areas/cases/parts/set-up-form'
import { SetUpFrame } from '~/areas/cases/parts/set-up-frame'
import { readKindTree, readRoutes, readSolverChoices } from '~/areas/cases/read-set-up.server'
import { DEPARTMENTS, NATURES, SEVERITIES } from '~/areas/cases/rules'
import { saveRoute } from '~/areas/cases/save-route.server'
import { routeForm } from '~/areas/cases/set-up-forms'
import { readDealers } from '~/areas/dealers/read.server'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { say, type Words } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Part } from '~/ui/card'
import { Switch } from '~/ui/choices'
import { useFormId } from '~/ui/form'
import { Select } from '~/ui/inputs'
import { WordsInput } from '~/ui/words-input'

const params = z.object({ routeId: z.string().max(64) })
const CHOICES = ['pool', 'person', 'last-solver', 'least-load'] as const
type Fields = {
  name: Words
  nature: string
  kindId: string
  dealerId: string
  language: string
  severity: string
  department: string
  choose: string
  userId: string
  active: boolean
}

export const loader = page(
  { permission: 'case:set-up', params },
  async ({ club, actor, params: { routeId }, language }) => {
    const route = (await readRoutes(club, actor)).find(({ id }) => id === routeId)
    if (!route && routeId !== 'new') throw new NotFound('case-set-up')
    const kinds = await readKindTree(club, actor)
    const dealers = await readDealers(club)
    const choices = {
      kinds: kinds.map(({ id, name, level }) => ({
        value: id,
        label: `${level === 1 ? '— ' : ''}${say(name, language)}`,
      })),
      dealers: dealers.map(({ id, name }) => ({ value: id, label: say(name, language) })),
      people: (await readSolverChoices(club, '')).map(({ userId, name }) => ({ value: userId, label: name })),
    }
    if (!route) return { routeId, title: null, version: 0, choices, values: { active: true, choose: 'pool' } }
    const { id: _, position: __, version, userId, ...values } = route
    return { routeId, title: say(route.name, language), version, choices, values: { ...values, userId: userId ?? '' } }
  },
)

export const action = page(
  { permission: 'case:set-up', params, form: routeForm },
  async ({ club, actor, submission, params: { routeId }, input, fail, go }) => {
    const saved = await saveRoute({ club, actor, submission, id: routeId === 'new' ? null : routeId, ...input })
    return saved.ok ? go('/desk/cases/set-up/routes', { key: 'cases-setup:toast.saved' }) : fail(saved)
  },
)

export default function CaseRoute() {
  const t = useT()
  const { routeId, title, version, choices, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<Fields>({
    id: useFormId(`route-${routeId}`, version, answer),
    lastResult: answer?.result,
    defaultValue: values as Fields,
  })
  const any = t('cases-setup:route.any')
  const labels = { department: t('cases-setup:department'), choose: t('cases-setup:route.solver') }
  return (
    <SetUpFrame tab="routes" title={title ?? t('cases-setup:route.add')}>
      <SetUpForm form={form} version={version} answer={answer} labels={labels}>
        <WordsInput field={fields.name} label={t('cases-setup:name')} />
        <Part title={t('cases-setup:route.fits')}>
          <p className="mb-4 text-ink-2">{t('cases-setup:route.fits_text')}</p>
          <div className="grid gap-4 sm:grid-cols-2">
            <Select
              field={fields.nature}
              label={t('cases-setup:nature_label')}
              placeholder={any}
              options={NATURES.map((value) => ({ value, label: t(`cases-setup:nature.${value}`) }))}
            />
            <Select
              field={fields.kindId}
              label={t('cases-setup:kind_label')}
              placeholder={any}
              options={choices.kinds}
            />
            <Select
              field={fields.dealerId}
              label={t('cases-setup:dealer')}
              placeholder={any}
              options={choices.dealers}
            />
            <Select
              field={fields.language}
              label={t('cases-setup:language')}
              placeholder={any}
              options={[
                { value: 'zh-CN', label: t('shell:language.zh') },
                { value: 'en', label: t('shell:language.en') },
              ]}
            />
            <Select
              field={fields.severity}
              label={t('cases-setup:severity')}
              placeholder={any}
              options={SEVERITIES.map((value) => ({ value, label: t(`cases-setup:severities.${value}`) }))}
            />
          </div>
        </Part>
        <Part title={t('cases-setup:route.gets')}>
          <div className="grid gap-4 sm:grid-cols-2">
            <Select
              field={fields.department}
              label={t('cases-setup:department')}
              options={DEPARTMENTS.map((value) => ({ value, label: t(`cases-setup:departments.${value}`) }))}
            />
            <Select
              field={fields.choose}
              label={t('cases-setup:route.solver')}
              options={CHOICES.map((value) => ({ value, label: t(`cases-setup:choose.${value}`) }))}
            />
            <Select
              field={fields.userId}
              label={t('cases-setup:route.person')}
              hint={t('cases-setup:route.person_hint')}
              placeholder={t('cases-setup:route.nobody')}
              options={choices.people}
            />
          </div>
          <div className="mt-4">
            <Switch field={fields.active}>{t('cases-setup:route.active')}</Switch>
          </div>
        </Part>
      </SetUpForm>
    </SetUpFrame>
  )
}
