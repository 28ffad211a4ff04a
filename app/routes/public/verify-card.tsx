import { useLoaderData } from '@remix-run/react'
import { ShieldCheck, ShieldX } from 'lucide-react'
import { z } from 'zod'
import { verifyCard } from '~/areas/membership/member-card.server'
import { useFormat, useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { checkThrottle, countFailure, throttleKeys } from '~/platform/throttle.server'
import { useBrand } from '~/ui/brand'
import { Card, Note, PageTitle } from '~/ui/card'
import { Icon } from '~/ui/icon'
import { PlainShell } from '~/ui/public-shell'
import { Facts } from '~/ui/rows'

/** What anyone who scans a card sees, live. Wrong codes are counted against the address. */
export const loader = page(
  { permission: 'public', params: z.object({ token: z.string().max(200) }) },
  async ({ club, params, context }) => {
    const keys = throttleKeys('card', { address: context.address })
    const open = await checkThrottle(club, keys)
    const at = club.clock.now()
    if (!open.ok) return { state: 'paused' as const, minutes: Number(open.params?.count ?? 1), at }
    const verdict = await verifyCard(club, params.token)
    if (verdict.valid) return { state: 'valid' as const, name: verdict.name, tier: verdict.tier, at }
    await countFailure(club, keys)
    return { state: 'invalid' as const, at }
  },
)

export default function VerifyCard() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const format = useFormat()
  const brand = useBrand()
  if (data.state === 'paused') {
    return (
      <PlainShell>
        <Note tone="warn">{t('membership:verify.paused', { count: data.minutes })}</Note>
      </PlainShell>
    )
  }
  if (data.state === 'invalid') {
    return (
      <PlainShell>
        <Icon as={ShieldX} size="l" className="text-danger" />
        <PageTitle className="mt-3" sub={t('membership:verify.invalidText')}>
          {t('membership:verify.invalid')}
        </PageTitle>
      </PlainShell>
    )
  }
  return (
    <PlainShell>
      <Icon as={ShieldCheck} size="l" />
      <PageTitle
        className="mt-3"
        sub={t('membership:verify.validText', { club: brand.name, at: format.dateTime(data.at) })}
      >
        {t('membership:verify.valid')}
      </PageTitle>
      <Card pad className="mt-5">
        <Facts
          of={[
            [t('membership:verify.club'), brand.name],
            [t('membership:verify.name'), data.name],
            [t('membership:verify.tier'), t(`membership:tier.${data.tier}` as 'membership:tier.gold')],
          ]}
        />
      </Card>
    </PlainShell>
  )
}
