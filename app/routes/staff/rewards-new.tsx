import { getFormProps, useForm } from '@conform-to/react'
import type { MetaFunction } from '@remix-run/react'
import { Form, useLoaderData } from '@remix-run/react'
import { readDealers } from '~/areas/dealers/read.server'
import { TIERS } from '~/areas/points/tiers'
import { newRewardForm } from '~/areas/rewards/forms'
import { addReward } from '~/areas/rewards/keep-reward.server'
import { type RewardFieldNames, RewardFields } from '~/areas/rewards/parts/reward-fields'
import { useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

export const loader = page({ permission: 'reward:manage' }, async ({ club, t, language }) => ({
  title: t('rewards-desk:add'),
  today: localDay(CLUB_ZONE, club.clock.now()),
  dealers: (await readDealers(club)).map(({ id, name }) => ({ id, name: say(name, language) })),
  tiers: [...TIERS],
}))

export const action = page(
  { permission: 'reward:manage', form: newRewardForm },
  async ({ club, actor, input, submission, fail, go }) => {
    const { perMember, stock, ...given } = input
    const added = await addReward({
      ...{ club, actor, submission, ...given },
      perMember: perMember ?? null,
      stock: stock ?? null,
    })
    return added.ok ? go(`/desk/rewards/${added.value.rewardId}`, { key: 'rewards-desk:toast.added' }) : fail(added)
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function NewReward() {
  const t = useT()
  const { title, today, dealers, tiers } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<RewardFieldNames>({
    lastResult: answer?.result,
    defaultValue: {
      kind: 'goods',
      art: 'gift',
      currency: 'CNY',
      extra: '0',
      minTier: 'classic',
      opensOn: today,
      voucherDays: 180,
      returnDays: 14,
      position: 0,
    },
  })
  return (
    <StaffPage path={[{ label: t('desk:place.rewards'), href: '/desk/rewards' }]} title={title}>
      <Pane>
        <Form method="post" {...getFormProps(form)} className="max-w-3xl">
          <FormErrors errors={form.errors} />
          <RewardFields fields={fields} dealers={dealers} tiers={tiers} />
          <Part title={t('rewards-desk:col.stock')}>
            <TextInput
              className="max-w-60"
              field={fields.stock}
              label={t('rewards-desk:form.stock')}
              hint={t('rewards-desk:form.stock_hint')}
              look="num"
              inputMode="numeric"
              optional
            />
          </Part>
          <FormActs>
            <Submission />
            <SubmitButton>{t('rewards-desk:form.add')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
