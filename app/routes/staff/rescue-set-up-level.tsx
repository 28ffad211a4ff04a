import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readSetUp, saveLevel } from '~/areas/rescue/set-up.server'
import { levelForm } from '~/areas/rescue/set-up-forms'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import type { Stale } from '~/kernel/stale'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { FormErrors } from '~/ui/field'
import { useFormId } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { StaleNote } from '~/ui/stale-note'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ priority: z.string().max(20) })

export const loader = page({ permission: 'rescue:set-up', params }, async ({ club, actor, params: { priority } }) => {
  const { isClub, levels } = await readSetUp(club, actor)
  const level = levels.find((one) => one.priority === priority)
  if (!isClub || !level) throw new NotFound('rescue-level')
  const { acknowledgeMinutes, assignMinutes, arriveMinutes, onSceneMinutes, offerSeconds, version } = level
  return {
    priority,
    version,
    values: { acknowledgeMinutes, assignMinutes, arriveMinutes, onSceneMinutes, offerSeconds },
  }
})

export const action = page(
  { permission: 'rescue:set-up', params, form: levelForm },
  async ({ club, actor, params: { priority }, input, fail, go }) => {
    const saved = await saveLevel({ club, actor, priority, ...input })
    return saved.ok ? go('/desk/rescue/set-up', { key: 'rescue-desk:setUp.toast' }) : fail(saved)
  },
)

const FIELDS = [
  ['acknowledgeMinutes', 'acknowledge', 'minutes'],
  ['assignMinutes', 'assign', 'minutes'],
  ['arriveMinutes', 'arrive', 'minutes'],
  ['onSceneMinutes', 'on_scene', 'minutes'],
  ['offerSeconds', 'offer', 'seconds'],
] as const

export default function RescueLevel() {
  const t = useT()
  const { priority, version, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form, fields] = useForm<typeof values>({
    id: useFormId(`level-${priority}`, version, answer),
    lastResult: answer?.result,
    defaultValue: values,
  })
  const labels = Object.fromEntries(FIELDS.map(([name, id]) => [name, t(`rescue-desk:setUp.level.${id}`)]))
  return (
    <StaffPage
      path={[{ label: t('rescue-desk:setUp.title'), href: '/desk/rescue/set-up' }]}
      title={t(`rescue-desk:setUp.priority.${priority as 'now'}`)}
    >
      <Pane>
        <p className="mb-4 text-ink-2">{t('rescue-desk:setUp.level.text')}</p>
        <Form method="post" {...getFormProps(form)} className="grid max-w-xl gap-4">
          <input type="hidden" name="version" value={stale?.version ?? version} />
          <FormErrors errors={form.errors} />
          {stale && <StaleNote typed={answer?.result.initialValue ?? {}} current={stale.current} labels={labels} />}
          {FIELDS.map(([name, id, unit]) => (
            <TextInput
              key={name}
              field={fields[name]}
              label={t(`rescue-desk:setUp.level.${id}`)}
              unit={t(`rescue-desk:setUp.unit.${unit}`)}
              look="num"
              inputMode="numeric"
              required
            />
          ))}
          <FormActs>
            <SubmitButton>{t('rescue-desk:setUp.save')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
