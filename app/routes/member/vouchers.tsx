import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { placeText, vouchersSearch } from '~/areas/rewards/forms'
import { whereText } from '~/areas/rewards/parts/words'
import { readVouchers } from '~/areas/rewards/read-vouchers.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { PageTitle, Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { OwnerPage } from '~/ui/owner-shell'
import { Paging } from '~/ui/paging'
import { Item, Rows } from '~/ui/rows'
import { Voucher } from '~/ui/voucher'

/** What can still be used, with its code, then what is over. */
export const loader = page(
  { permission: 'reward:own', search: vouchersSearch },
  async ({ club, actor, search, t, language }) => {
    if (!actor.memberId) throw new NotFound('member')
    const { live, past, older } = await readVouchers(club, { memberId: actor.memberId, language }, search.before)
    return {
      title: t('rewards:vouchers.title'),
      live,
      past,
      older: older && `/vouchers?before=${placeText(older)}`,
      newer: search.before ? '/vouchers' : null,
    }
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function Vouchers() {
  const t = useT()
  const format = useFormat()
  const { live, past, older, newer } = useLoaderData<typeof loader>()
  return (
    <OwnerPage back="/rewards" title={t('rewards:vouchers.title')} titled={false}>
      <PageTitle>{t('rewards:vouchers.title')}</PageTitle>
      {live.length === 0 && past.length === 0 && (
        <EmptyState
          className="mt-5"
          title={t('rewards:vouchers.empty')}
          act={
            <ButtonLink kind="go" href="/rewards">
              {t('rewards:all')}
            </ButtonLink>
          }
        >
          {t('rewards:vouchers.empty_text')}
        </EmptyState>
      )}
      {live.length > 0 && (
        <ul className="mt-5 grid gap-4">
          {live.map((voucher) => (
            <li key={voucher.number}>
              <a href={`/vouchers/${voucher.number}`} className="block">
                <Voucher
                  state={t('rewards:standing.live')}
                  name={voucher.name}
                  terms={
                    <>
                      {whereText(t, format, voucher.dealers)}
                      <br />
                      {t('rewards:until', { date: format.date(voucher.expiresAt - 1) })}
                    </>
                  }
                  code={voucher.code}
                  qr={{ matrix: voucher.qr, label: t('rewards:qr', { code: voucher.code }) }}
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <Part title={t('rewards:vouchers.past')}>
          <Rows card>
            {past.map((voucher) => (
              <Item
                key={voucher.number}
                href={`/vouchers/${voucher.number}`}
                title={voucher.name}
                sub={
                  <span className="num">
                    {voucher.endedAt === null
                      ? t(`rewards:standing.${voucher.standing}`)
                      : t(`rewards:ended.${voucher.standing}`, { date: format.date(voucher.endedAt) })}
                  </span>
                }
                end={
                  <span className="num text-ink-2">
                    {t('rewards:for_points', { points: format.number(voucher.points) })}
                  </span>
                }
              />
            ))}
          </Rows>
        </Part>
      )}
      <Paging className="mt-4" prev={newer} next={older} />
    </OwnerPage>
  )
}
