import { getFormProps, useForm } from '@conform-to/react'
import type { MetaFunction } from '@remix-run/react'
import { Form, useLoaderData } from '@remix-run/react'
import { ClipboardList } from 'lucide-react'
import { z } from 'zod'
import { readDealers } from '~/areas/dealers/read.server'
import { TIERS } from '~/areas/points/tiers'
import { rewardForm } from '~/areas/rewards/forms'
import { editReward } from '~/areas/rewards/keep-reward.server'
import { keepStock, moveStock } from '~/areas/rewards/keep-stock.server'
import { type RewardFieldNames, RewardFields } from '~/areas/rewards/parts/reward-fields'
import { StockPane } from '~/areas/rewards/parts/stock-pane'
import { readReward, valuesOf } from '~/areas/rewards/read-rewards.server'
import { useT } from '~/i18n/use'
import type { Stale } from '~/kernel/stale'
import { say } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Switch } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { StaleNote } from '~/ui/stale-note'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ rewardId: z.string().max(64) })

export const loader = page({ permission: 'reward:manage', params }, async ({ club, params, language }) => ({
  id: params.rewardId,
  ...(await readReward(club, params.rewardId, language)),
  dealers: (await readDealers(club)).map(({ id, name }) => ({ id, name: say(name, language) })),
  tiers: [...TIERS],
}))

export const action = page({ permission: 'reward:manage', params, form: rewardForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { rewardId } = params
  const here = `/desk/rewards/${rewardId}`
  if (input.act === 'stock') {
    const { delta, reason } = input
    const moved = await moveStock({ club, actor, submission, rewardId, delta, reason })
    return moved.ok ? go(here, { key: 'rewards-desk:toast.stock', params: { stock: moved.value.stock } }) : fail(moved)
  }
  if (input.act !== 'edit') {
    const stock = input.act === 'count' ? input.stock : null
    const kept = await keepStock({ club, actor, submission, rewardId, stock, reason: input.reason })
    return kept.ok ? go(here, { key: `rewards-desk:toast.${input.act}` }) : fail(kept)
  }
  const { act: _, perMember, ...given } = input
  const saved = await editReward({ club, actor, rewardId, ...given, perMember: perMember ?? null })
  if (saved.ok) return go('/desk/rewards', { key: 'rewards-desk:toast.saved' })
  const stale = saved.alternatives as { version: number; current: Parameters<typeof valuesOf>[0] } | undefined
  return fail(stale ? { ...saved, alternatives: { ...stale, current: valuesOf(stale.current) } } : saved)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function OneReward() {
  const t = useT()
  const { id, title, version, values, dealers, tiers, ...stock } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const act = String(answer?.result.initialValue?.act ?? '')
  const isStock = act !== '' && act !== 'edit'
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form, fields] = useForm<RewardFieldNames>({
    id: 'reward',
    lastResult: isStock ? undefined : answer?.result,
    defaultValue: values,
  })
  return (
    <StaffPage
      path={[{ label: t('desk:place.rewards'), href: '/desk/rewards' }]}
      title={title}
      acts={
        <ButtonLink size="s" icon={ClipboardList} href={`/desk/rewards/orders?reward=${id}`}>
          {t('rewards-desk:orders.title')}
        </ButtonLink>
      }
    >
      <Pane>
        <Form method="post" {...getFormProps(form)} className="max-w-3xl">
          <FormErrors errors={form.errors} />
          {stale && (
            <StaleNote typed={answer?.result.initialValue ?? {}} current={stale.current} labels={labelsOf(t)} />
          )}
          <RewardFields fields={fields} dealers={dealers} tiers={tiers} />
          <div className="mt-4">
            <Switch field={fields.active}>{t('rewards-desk:form.active')}</Switch>
          </div>
          <FormActs>
            <Submission />
            <input type="hidden" name="act" value="edit" />
            <input type="hidden" name="version" value={stale?.version ?? version} />
            <SubmitButton>{t('rewards-desk:form.save')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
      <Pane kind="detail" label={t('rewards-desk:col.stock')}>
        <StockPane {...stock} act={act} lastResult={isStock ? answer?.result : undefined} />
      </Pane>
    </StaffPage>
  )
}

/** Names of the fields that a stale form is compared by. */
const labelsOf = (t: ReturnType<typeof useT>) => ({
  'name.zh': `${t('rewards-desk:form.name')} ${t('shell:language.zh')}`,
  'name.en': `${t('rewards-desk:form.name')} ${t('shell:language.en')}`,
  'detail.zh': `${t('rewards-desk:form.detail')} ${t('shell:language.zh')}`,
  'detail.en': `${t('rewards-desk:form.detail')} ${t('shell:language.en')}`,
  kind: t('rewards-desk:col.kind'),
  art: t('rewards-desk:form.art'),
  points: t('rewards-desk:col.points'),
  extra: t('rewards-desk:form.extra'),
  currency: t('rewards-desk:form.currency'),
  minTier: t('rewards-desk:form.tier'),
  perMember: t('rewards-desk:form.per_member'),
  opensOn: t('rewards-desk:form.opens'),
  closesOn: t('rewards-desk:form.closes'),
  voucherDays: t('rewards-desk:form.voucher_days'),
  returnDays: t('rewards-desk:form.return_days'),
  position: t('rewards-desk:form.position'),
  active: t('rewards-desk:form.active'),
})
