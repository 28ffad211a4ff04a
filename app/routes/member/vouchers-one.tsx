import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { SaySo } from '~/areas/cases/parts/own/say-so'
import { because, onTop, whereText } from '~/areas/rewards/parts/words'
import { readVoucher } from '~/areas/rewards/read-vouchers.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { ButtonLink, IconButton, TextLink } from '~/ui/button'
import { Card, PageTitle } from '~/ui/card'
import { OwnerPage } from '~/ui/owner-shell'
import { Facts } from '~/ui/rows'
import { Voucher } from '~/ui/voucher'

const params = z.object({ number: z.string().max(64) })

export const loader = page({ permission: 'reward:own', params }, async ({ club, actor, params, language }) => {
  if (!actor.memberId) throw new NotFound('member')
  const { entryId: _, ...voucher } = await readVoucher(club, { memberId: actor.memberId, language }, params.number)
  return voucher
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.name ?? '' }]

export default function OneVoucher() {
  const t = useT()
  const format = useFormat()
  const voucher = useLoaderData<typeof loader>()
  const { standing, dealers, expiresAt, endedAt, code, qr, name } = voucher
  return (
    <OwnerPage back="/vouchers" title={t('rewards:vouchers.title')} titled={false} actions={<PrintButton />}>
      <PageTitle className="sr-only">{name}</PageTitle>
      <Voucher
        state={t(`rewards:standing.${standing}`)}
        name={name}
        terms={
          standing === 'live' ? (
            <>
              {whereText(t, format, dealers)}
              <br />
              {t('rewards:until', { date: format.date(expiresAt - 1) })}
            </>
          ) : (
            endedAt !== null && t(`rewards:ended.${standing}`, { date: format.date(endedAt) })
          )
        }
        code={code}
        off={standing !== 'live'}
        qr={qr ? { matrix: qr, label: t('rewards:qr', { code }) } : undefined}
      />
      {standing === 'live' && <p className="mt-4">{t('rewards:show')}</p>}
      <VoucherFacts />
      <GiveBack />
      <SaySo about={`reward:${voucher.number}`} />
    </OwnerPage>
  )
}

function VoucherFacts() {
  const t = useT()
  const format = useFormat()
  const voucher = useLoaderData<typeof loader>()
  const { points, at, usedAtDealer, number, standing, returnUntil, mayReturn } = voucher
  return (
    <Card pad className="mt-4">
      <Facts
        of={[
          [t('rewards:one.points'), format.number(points)],
          [t('rewards:one.on_top'), onTop(t, format, voucher)],
          [t('rewards:one.redeemed'), format.dateTime(at)],
          [t('rewards:one.used_at'), usedAtDealer],
          [
            t('rewards:one.return_until'),
            standing === 'live' && mayReturn.ok ? format.dateTime(Math.min(returnUntil, voucher.expiresAt)) : null,
          ],
          [t('rewards:one.number'), number],
        ]}
      />
    </Card>
  )
}

/** Back within the days that the reward allows; else the reason. */
function GiveBack() {
  const t = useT()
  const format = useFormat()
  const { mayReturn, number, standing, rewardId } = useLoaderData<typeof loader>()
  if (mayReturn.ok) {
    return (
      <div className="no-print mt-5">
        <ButtonLink full href={`/vouchers/${number}/return`}>
          {t('rewards:give_back')}
        </ButtonLink>
      </div>
    )
  }
  return (
    <p className="no-print mt-4 text-small text-ink-2">
      {standing !== 'ended' && <>{because(t, format, mayReturn)} </>}
      <TextLink href={standing === 'returned' ? '/points' : `/rewards/${rewardId}`}>
        {t(standing === 'returned' ? 'rewards:to_points' : 'rewards:again')}
      </TextLink>
    </p>
  )
}

/** Only where a script can print; otherwise the browser's own menu does. */
function PrintButton() {
  const t = useT()
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  return scripted ? <IconButton icon={Printer} label={t('rewards:print')} onClick={() => print()} /> : null
}
