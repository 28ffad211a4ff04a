import type { MetaFunction } from '@remix-run/react'
import { Form, useLoaderData } from '@remix-run/react'
import { CircleAlert } from 'lucide-react'
import { z } from 'zod'
import { redeemForm } from '~/areas/rewards/forms'
import { RewardArt } from '~/areas/rewards/parts/reward-art'
import { because, onTop, whereText } from '~/areas/rewards/parts/words'
import { readOffer } from '~/areas/rewards/read-catalogue.server'
import { redeemReward } from '~/areas/rewards/redeem-reward.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Card, Note, PageTitle } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Gauge } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { OwnerPage } from '~/ui/owner-shell'
import { Facts } from '~/ui/rows'
import { SubmitButton } from '~/ui/submit'

const params = z.object({ rewardId: z.string().max(64) })

export const loader = page({ permission: 'reward:own', params }, async ({ club, actor, params, language }) => {
  if (!actor.memberId) throw new NotFound('member')
  return readOffer(club, { memberId: actor.memberId, language }, params.rewardId)
})

export const action = page({ permission: 'reward:own', params, form: redeemForm }, async (handed) => {
  const { club, actor, params, submission, fail, go } = handed
  const redeemed = await redeemReward({ club, actor, submission, rewardId: params.rewardId })
  if (!redeemed.ok) return fail(redeemed)
  return go(`/vouchers/${redeemed.value.number}`, { key: 'rewards:toast.redeemed' })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.name ?? '' }]

export default function Reward() {
  const t = useT()
  const offer = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat()
  return (
    <OwnerPage back="/rewards" title={t('rewards:title')} titled={false}>
      <div className="card grid h-44 place-items-center bg-canvas">
        <RewardArt art={offer.art} className="scale-140" />
      </div>
      <PageTitle className="mt-5" sub={offer.detail}>
        {offer.name}
      </PageTitle>
      <p className="mt-4">
        <Gauge unit={t('rewards:points')}>{format.number(offer.points)}</Gauge>
      </p>
      {offer.extra > 0 && <p className="num mt-1">{onTop(t, format, offer)}</p>}
      <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
      <Redeem />
      <Terms />
    </OwnerPage>
  )
}

/** The one thing to do, or why not and what helps. */
function Redeem() {
  const t = useT()
  const format = useFormat()
  const { verdict, points, available } = useLoaderData<typeof loader>()
  if (!verdict.ok) {
    const next = verdict.nextStep && verdict.nextStep !== '/rewards' ? verdict.nextStep : null
    return (
      <Note
        className="mt-5"
        icon={CircleAlert}
        title={because(t, format, verdict)}
        acts={<ButtonLink href={next ?? '/rewards'}>{t(NEXT[next ?? '/rewards'] ?? 'rewards:next.others')}</ButtonLink>}
      >
        <p className="num">{t('rewards:available', { points: format.number(available) })}</p>
      </Note>
    )
  }
  return (
    <Form method="post" className="mt-5">
      <Submission />
      <SubmitButton full>{t('rewards:redeem', { points: format.number(points) })}</SubmitButton>
      <p className="num mt-2 text-small text-ink-2">
        {t('rewards:balance', { now: format.number(available), after: format.number(available - points) })}
      </p>
    </Form>
  )
}

const NEXT: Record<string, 'rewards:next.earn' | 'rewards:next.tiers' | 'rewards:next.vouchers'> = {
  '/points/earn': 'rewards:next.earn',
  '/points/tiers': 'rewards:next.tiers',
  '/vouchers': 'rewards:next.vouchers',
}

function Terms() {
  const t = useT()
  const format = useFormat()
  const offer = useLoaderData<typeof loader>()
  const { had, perMember, left, closesAt, opensAt, minTier, voucherDays, returnDays, dealers } = offer
  const limit = perMember && t('rewards:terms.limit_value', { count: perMember, had: format.number(had) })
  return (
    <Card pad className="mt-6">
      <Facts
        left
        of={[
          [t('rewards:terms.where'), whereText(t, format, dealers)],
          [t('rewards:terms.voucher'), t('rewards:terms.voucher_value', { count: voucherDays })],
          [
            t('rewards:terms.return'),
            returnDays > 0 ? t('rewards:terms.return_value', { count: returnDays }) : t('rewards:terms.no_return'),
          ],
          [t('rewards:terms.stock'), left === null ? null : t('rewards:left', { count: left })],
          [t('rewards:terms.limit'), limit],
          [t('rewards:terms.opens'), opensAt && format.date(opensAt)],
          [t('rewards:terms.closes'), closesAt && format.date(closesAt - 1)],
          [t('rewards:terms.tier'), minTier === 'classic' ? null : t(`points:tier.${minTier}` as 'points:tier.gold')],
        ]}
      />
      <p className="mt-3 text-small text-ink-2">{t('rewards:terms.draws')}</p>
    </Card>
  )
}
