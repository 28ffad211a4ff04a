import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readSetUp, saveEntitlement } from '~/areas/rescue/set-up.server'
import { entitlementForm } from '~/areas/rescue/set-up-forms'
import { useT } from '~/i18n/use'
import { minorDigits } from '~/kernel/money'
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

const params = z.object({ tier: z.string().max(20), kind: z.enum(['tow', 'roadside']) })

export const loader = page({ permission: 'rescue:set-up', params }, async ({ club, actor, params: { tier, kind } }) => {
  const { isClub, entitlements, services } = await readSetUp(club, actor)
  const row = entitlements.find((one) => one.tier === tier && one.kind === kind)
  if (!isClub || !row) throw new NotFound('rescue-entitlement')
  const digits = minorDigits(services[0]?.currency ?? 'CNY')
  const cover = (row.coverMinor / 10 ** digits).toFixed(digits)
  return { tier: row.tier, kind, version: row.version, values: { perYear: row.perYear, cover } }
})

export const action = page(
  { permission: 'rescue:set-up', params, form: entitlementForm },
  async ({ club, actor, params: { tier, kind }, input, fail, go }) => {
    const saved = await saveEntitlement({ club, actor, tier, kind, ...input })
    return saved.ok ? go('/desk/rescue/set-up', { key: 'rescue-desk:setUp.toast' }) : fail(saved)
  },
)

export default function RescueEntitlement() {
  const t = useT()
  const { tier, kind, version, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form, fields] = useForm<{ perYear: number; cover: string }>({
    id: useFormId(`entitlement-${tier}-${kind}`, version, answer),
    lastResult: answer?.result,
    defaultValue: values,
  })
  return (
    <StaffPage
      path={[{ label: t('rescue-desk:setUp.title'), href: '/desk/rescue/set-up' }]}
      title={`${t(`points:tier.${tier}` as 'points:tier.gold')} · ${t(`rescue-desk:setUp.free.${kind}`)}`}
    >
      <Pane>
        <p className="mb-4 text-ink-2">{t('rescue-desk:setUp.entitlement.text')}</p>
        <Form method="post" {...getFormProps(form)} className="grid max-w-xl gap-4">
          <input type="hidden" name="version" value={stale?.version ?? version} />
          <FormErrors errors={form.errors} />
          {stale && (
            <StaleNote
              typed={answer?.result.initialValue ?? {}}
              current={stale.current}
              labels={{ perYear: t('rescue-desk:setUp.entitlement.per_year') }}
            />
          )}
          <TextInput
            field={fields.perYear}
            label={t('rescue-desk:setUp.entitlement.per_year')}
            look="num"
            inputMode="numeric"
            required
          />
          <TextInput
            field={fields.cover}
            label={t('rescue-desk:setUp.entitlement.cover')}
            hint={t('rescue-desk:setUp.entitlement.cover_hint')}
            look="num"
            inputMode="decimal"
            required
          />
          <FormActs>
            <SubmitButton>{t('rescue-desk:setUp.save')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
