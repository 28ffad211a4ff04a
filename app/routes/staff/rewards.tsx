import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { ClipboardList, Plus } from 'lucide-react'
import { readRewards } from '~/areas/rewards/read-rewards.server'
import { useFormat, useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { ButtonLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { type Column, DataTable } from '~/ui/table'

/** The catalogue of the desk: price, stock and what has been sold. */
export const loader = page({ permission: 'reward:read' }, async ({ club, actor, t, language }) => ({
  title: t('desk:place.rewards'),
  mayManage: can(actor, 'reward:manage'),
  rows: await readRewards(club, language),
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]
type Row = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

export default function DeskRewards() {
  const t = useT()
  const { title, mayManage, rows } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={title}
      acts={
        <>
          <ButtonLink size="s" icon={ClipboardList} href="/desk/rewards/orders">
            {t('rewards-desk:orders.title')}
          </ButtonLink>
          {mayManage && (
            <ButtonLink kind="go" size="s" icon={Plus} href="/desk/rewards/new">
              {t('rewards-desk:add')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Pane pad={false}>
        <DataTable
          inset
          caption={title}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => (mayManage ? `/desk/rewards/${id}` : `/desk/rewards/orders?reward=${id}`)}
          columns={useColumns()}
          empty={<EmptyState title={t('rewards-desk:empty.title')}>{t('rewards-desk:empty.text')}</EmptyState>}
        />
      </Pane>
    </StaffPage>
  )
}

function useColumns(): Column<Row>[] {
  const t = useT()
  const format = useFormat()
  return [
    { id: 'name', head: t('rewards-desk:col.name'), cell: ({ name }) => name },
    { id: 'kind', head: t('rewards-desk:col.kind'), cell: ({ kind }) => t(`rewards:kind.${kind}`) },
    {
      id: 'points',
      head: t('rewards-desk:col.points'),
      figure: true,
      phone: 'key',
      cell: ({ points }) => format.number(points),
    },
    {
      id: 'extra',
      head: t('rewards-desk:col.extra'),
      figure: true,
      phone: 'off',
      cell: ({ extra, currency }) => (extra > 0 ? format.money(extra, currency) : ''),
    },
    {
      id: 'stock',
      head: t('rewards-desk:col.stock'),
      figure: true,
      cell: ({ stock, state }) =>
        stock === null ? (
          <span className="text-ink-2">{t('rewards-desk:no_limit')}</span>
        ) : stock === 0 && state === 'open' ? (
          <Chip tone="warn">{t('rewards-desk:sold_out')}</Chip>
        ) : (
          format.number(stock)
        ),
    },
    {
      id: 'redeemed',
      head: t('rewards-desk:col.redeemed'),
      figure: true,
      cell: ({ redeemed }) => format.number(redeemed),
    },
    {
      id: 'used',
      head: t('rewards-desk:col.used'),
      figure: true,
      phone: 'off',
      cell: ({ used }) => format.number(used),
    },
    {
      id: 'returned',
      head: t('rewards-desk:col.returned'),
      figure: true,
      phone: 'off',
      cell: ({ returned }) => format.number(returned),
    },
    {
      id: 'tier',
      head: t('rewards-desk:col.tier'),
      phone: 'off',
      cell: ({ minTier }) => t(`points:tier.${minTier}` as 'points:tier.gold'),
    },
    {
      id: 'state',
      head: t('rewards-desk:col.state'),
      tight: true,
      cell: ({ state }) =>
        state === 'open' ? t('rewards-desk:state.open') : <Chip>{t(`rewards-desk:state.${state}`)}</Chip>,
    },
  ]
}
