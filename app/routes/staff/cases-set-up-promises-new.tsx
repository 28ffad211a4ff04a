import { type FieldMetadata, getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { TARGETS } from '~/areas/cases/parts/promise-table'
import { SetUpFrame } from '~/areas/cases/parts/set-up-frame'
import { publishPolicy } from '~/areas/cases/publish-policy.server'
import { currentPolicy } from '~/areas/cases/read-policy.server'
import { NATURES, SEVERITIES } from '~/areas/cases/rules'
import { policyForm } from '~/areas/cases/set-up-forms'
import { requireSetUp } from '~/areas/cases/set-up-rows.server'
import { TIERS } from '~/areas/points/tiers'
import { useT } from '~/i18n/use'
import { majorText } from '~/kernel/money'
import type { Stale } from '~/kernel/stale'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note, Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Submission, useFormId } from '~/ui/form'
import { Select, Textarea, TextInput } from '~/ui/inputs'
import { FormActs, SubmitButton } from '~/ui/submit'

type Target = { severity: string; tier: string; nature: string } & Record<(typeof TARGETS)[number], number>
const SPARE = 3
const EMPTY: Target = {
  ...{ severity: '', tier: '', nature: '' },
  ...{ acknowledge: 0, form: 0, contact: 0, proposal: 0, resolve: 0, reply: 0 },
}
const LABELS = {
  warnPercent: ['promises.warn', 'percent'],
  crm: ['promises.crm', 'minutes'],
  manager: ['promises.manager', 'minutes'],
  hq: ['promises.hq', 'minutes'],
  silentMinutes: ['promises.silent', 'minutes'],
  approveAbove: ['dealers.limit', 'yuan'],
  hqAbove: ['dealers.hq_limit', 'yuan'],
  point: ['promises.point', 'yuan'],
  confirmDays: ['promises.confirm', 'days'],
  reopenDays: ['promises.reopen', 'days'],
  askAfterHours: ['promises.ask_after', 'hours'],
  askAgainDays: ['promises.ask_again', 'days'],
  badScore: ['promises.bad', 'score'],
} as const
const NUMBERS = Object.keys(LABELS) as (keyof typeof LABELS)[]
type Fields = { note: string; targets: Target[] } & Record<(typeof NUMBERS)[number], number | string>

export const loader = page({ permission: 'case:set-up' }, async ({ club, actor }) => {
  requireSetUp(actor)
  const policy = await currentPolicy(club)
  if (!policy) return { base: 0, values: { targets: SEVERITIES.map((severity) => ({ ...EMPTY, severity })) } }
  const { targets, escalateAfter, approveAboveMinor, hqAboveMinor, pointMinor, ...rest } = policy.terms
  const limits = { approveAbove: majorText(approveAboveMinor, 'CNY'), hqAbove: majorText(hqAboveMinor, 'CNY') }
  const rows = [...targets, ...Array.from({ length: SPARE }, () => EMPTY)]
  const values = { ...rest, ...escalateAfter, ...limits, point: majorText(pointMinor, 'CNY'), targets: rows }
  return { base: policy.edition, values }
})

export const action = page(
  { permission: 'case:set-up', form: policyForm },
  async ({ club, actor, submission, input, fail, go }) => {
    const published = await publishPolicy({ club, actor, submission, ...input })
    if (!published.ok) return fail(published)
    const params = { edition: published.value.edition }
    return go('/desk/cases/set-up/promises', { key: 'cases-setup:toast.published', params })
  },
)

/** The terms that are to hold from now on, written from those that hold. */
export default function CasePromisesNew() {
  const t = useT()
  const { base, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form, fields] = useForm<Fields>({
    id: useFormId('promises', base, answer),
    lastResult: answer?.result,
    defaultValue: values as unknown as Fields,
  })
  return (
    <SetUpFrame tab="promises" title={t('cases-setup:promises.write')}>
      <Form method="post" {...getFormProps(form)} className="max-w-5xl">
        <Submission />
        <input type="hidden" name="base" value={stale?.version ?? base} />
        <FormErrors errors={[...(form.errors ?? []), ...(fields.targets.errors ?? [])]} />
        {stale && (
          <Note tone="warn" role="alert" className="mb-4" title={t('desk:stale.title')}>
            {t('cases-setup:promises.stale', { edition: stale.version })}
          </Note>
        )}
        <Note className="mb-4">{t('cases-setup:promises.keeps')}</Note>
        <Part title={t('cases-setup:promises.targets')}>
          <p className="mb-4 text-ink-2">{t('cases-setup:promises.targets_text')}</p>
          <div className="grid gap-5">
            {fields.targets.getFieldList().map((target) => (
              <TargetRow key={target.key} field={target} />
            ))}
          </div>
        </Part>
        <Part title={t('cases-setup:promises.rest')}>
          <div className="grid gap-4 sm:grid-cols-2 desk:grid-cols-3">
            {NUMBERS.map((name) => (
              <TextInput
                key={name}
                field={fields[name]}
                label={t(`cases-setup:${LABELS[name][0]}`)}
                unit={t(`cases-setup:unit.${LABELS[name][1]}`)}
                look="num"
                inputMode="decimal"
                required
              />
            ))}
          </div>
        </Part>
        <Part title={t('cases-setup:promises.why')}>
          <Textarea
            field={fields.note}
            label={t('cases-setup:promises.note')}
            hint={t('cases-setup:promises.note_hint')}
            required
          />
        </Part>
        <FormActs className="mt-6">
          <SubmitButton>{t('cases-setup:promises.publish', { edition: (stale?.version ?? base) + 1 })}</SubmitButton>
        </FormActs>
      </Form>
    </SetUpFrame>
  )
}

function TargetRow({ field }: { field: FieldMetadata<Target> }) {
  const t = useT()
  const times = field.getFieldset()
  const { severity, tier, nature } = times
  const any = t('cases-setup:route.any')
  return (
    <fieldset className="grid grid-cols-3 gap-3 desk:grid-cols-9">
      <Select
        field={severity}
        label={t('cases-setup:severity')}
        placeholder={t('cases-setup:promises.no_line')}
        options={SEVERITIES.map((value) => ({ value, label: t(`cases-setup:severities.${value}`) }))}
      />
      <Select
        field={tier}
        label={t('cases-setup:promises.tier')}
        placeholder={any}
        options={TIERS.map((value) => ({ value, label: t(`points:tier.${value}`) }))}
      />
      <Select
        field={nature}
        label={t('cases-setup:nature_label')}
        placeholder={any}
        options={NATURES.map((value) => ({ value, label: t(`cases-setup:nature.${value}`) }))}
      />
      {TARGETS.map((kind) => (
        <TextInput
          key={kind}
          field={times[kind]}
          label={t(`cases-setup:promises.short.${kind}`)}
          look="num"
          inputMode="numeric"
        />
      ))}
    </fieldset>
  )
}
