import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { readDealers } from '~/areas/dealers/read.server'
import { ordersSearch, placeText } from '~/areas/rewards/forms'
import { toneOf } from '~/areas/rewards/parts/words'
import { readOrders } from '~/areas/rewards/read-orders.server'
import { readRewards } from '~/areas/rewards/read-rewards.server'
import { STANDINGS } from '~/areas/rewards/rules'
import { useFormat, useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { scopeOf } from '~/platform/permissions'
import { ButtonLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { Code } from '~/ui/figures'
import { Filters } from '~/ui/filters'
import { DateInput, Select } from '~/ui/inputs'
import { Paging } from '~/ui/paging'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { type Column, DataTable } from '~/ui/table'

/** What was redeemed, newest first; the filters are the address. */
export const loader = page({ permission: 'reward:read', search: ordersSearch }, async (handed) => {
  const { club, actor, search, t, language } = handed
  const { before, after, ...filters } = search
  const scope = scopeOf(actor, 'reward:read')
  const { orders, older, newer } = await readOrders(club, actor, filters, language, { before, after })
  const dealers = await readDealers(club, { closed: true })
  return {
    title: t('rewards-desk:orders.title'),
    filters,
    orders,
    older: older && placeText(older),
    newer: newer && placeText(newer),
    isWholeClub: scope === 'club',
    rewards: (await readRewards(club, language)).map(({ id, name }) => ({ value: id, label: name })),
    dealers: dealers
      .filter(({ id }) => scope === 'club' || (scope instanceof Set && scope.has(id)))
      .map(({ id, name }) => ({ value: id, label: say(name, language) })),
  }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

type Data = ReturnType<typeof useLoaderData<typeof loader>>
type Order = Data['orders'][number]
type Filter = Data['filters']

const addressOf = (filters: Filter & { before?: string; after?: string }, page = '/desk/rewards/orders') => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value)
  return query.size > 0 ? `${page}?${query}` : page
}

export default function Orders() {
  const t = useT()
  const { title, filters, orders, older, newer, isWholeClub } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      path={[{ label: t('desk:place.rewards'), href: '/desk/rewards' }]}
      title={title}
      acts={
        <ButtonLink size="s" icon={Download} href={addressOf(filters, '/desk/rewards/orders.csv')} data-document>
          {t('rewards-desk:orders.export')}
        </ButtonLink>
      }
    >
      <Pane>
        <OrderFilters />
        {!isWholeClub && <p className="mt-3 text-ink-2">{t('rewards-desk:orders.own_dealers')}</p>}
        <DataTable
          className="mt-4"
          caption={title}
          columns={useColumns()}
          rows={orders}
          rowKey={({ number }) => number}
          empty={
            <EmptyState className="mt-4" title={t('rewards-desk:orders.empty')}>
              {t('rewards-desk:orders.empty_text')}
            </EmptyState>
          }
        />
        <Paging
          prev={newer && addressOf({ ...filters, after: newer })}
          next={older && addressOf({ ...filters, before: older })}
        />
      </Pane>
    </StaffPage>
  )
}

function useColumns(): Column<Order>[] {
  const t = useT()
  const format = useFormat()
  return [
    { id: 'number', head: t('rewards-desk:col.number'), tight: true, cell: ({ number }) => <Code>{number}</Code> },
    {
      id: 'at',
      head: t('rewards-desk:col.at'),
      tight: true,
      phone: 'key',
      cell: ({ at }) => <span className="whitespace-nowrap">{format.dateTime(at)}</span>,
    },
    { id: 'reward', head: t('rewards-desk:col.name'), phone: 'lead', cell: ({ reward }) => reward },
    {
      id: 'member',
      head: t('rewards-desk:col.member'),
      cell: ({ member, memberNumber }) => (
        <>
          {member} <Code className="text-ink-2">{memberNumber}</Code>
        </>
      ),
    },
    { id: 'points', head: t('rewards-desk:col.points'), figure: true, cell: ({ points }) => format.number(points) },
    {
      id: 'state',
      head: t('rewards-desk:col.state'),
      tight: true,
      cell: ({ standing }) => <Chip tone={toneOf(standing)}>{t(`rewards-desk:standing.${standing}`)}</Chip>,
    },
    {
      id: 'ended',
      head: t('rewards-desk:col.ended'),
      phone: 'off',
      cell: ({ endedAt }) => (endedAt === null ? '' : format.date(endedAt)),
    },
    { id: 'dealer', head: t('rewards-desk:col.dealer'), phone: 'off', cell: ({ dealer }) => dealer ?? '' },
  ]
}

function OrderFilters() {
  const t = useT()
  const format = useFormat()
  const { filters, rewards, dealers } = useLoaderData<typeof loader>()
  const nameIn = (list: Data['rewards'], value: string | undefined) => list.find((one) => one.value === value)?.label
  const shown: Record<keyof Filter, string | undefined> = {
    state: filters.state && t(`rewards-desk:standing.${filters.state}`),
    reward: nameIn(rewards, filters.reward),
    dealer: nameIn(dealers, filters.dealer),
    from: filters.from && t('rewards-desk:orders.from_chip', { date: format.date(filters.from) }),
    to: filters.to && t('rewards-desk:orders.to_chip', { date: format.date(filters.to) }),
  }
  const chips = (['state', 'reward', 'dealer', 'from', 'to'] as const).flatMap((name) => {
    const label = shown[name]
    return label ? [{ label, href: addressOf({ ...filters, [name]: undefined }) }] : []
  })
  const field = (name: keyof Filter) => ({
    id: `orders-${name}`,
    name,
    key: filters[name],
    defaultValue: filters[name],
  })
  return (
    <Filters action="/desk/rewards/orders" chips={chips} clear="/desk/rewards/orders" auto>
      <Select
        field={field('state')}
        label={t('rewards-desk:col.state')}
        placeholder={t('rewards-desk:orders.any')}
        options={STANDINGS.map((value) => ({ value, label: t(`rewards-desk:standing.${value}`) }))}
      />
      <Select
        field={field('reward')}
        label={t('rewards-desk:col.name')}
        placeholder={t('rewards-desk:orders.any')}
        options={rewards}
      />
      <Select
        field={field('dealer')}
        label={t('rewards-desk:col.dealer')}
        placeholder={t('rewards-desk:orders.any')}
        options={dealers}
      />
      <DateInput field={field('from')} label={t('rewards-desk:orders.from')} />
      <DateInput field={field('to')} label={t('rewards-desk:orders.to')} />
    </Filters>
  )
}
