import { useLoaderData } from '@remix-run/react'
import { Gauge, LogIn } from 'lucide-react'
import { z } from 'zod'
import { readStaff } from '~/areas/dealers/read-staff.server'
import { findOrders } from '~/areas/workshop/find-orders.server'
import { workshopTopic } from '~/areas/workshop/live-visit.server'
import { visitLook } from '~/areas/workshop/parts/state-look'
import { TimeChip } from '~/areas/workshop/parts/time-chip'
import { inWork, listOrders, readyToHandOver } from '~/areas/workshop/read-orders.server'
import { ORDER_STATES, type OrderState } from '~/areas/workshop/rules'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { liveTopics } from '~/platform/topics.server'
import { ButtonLink } from '~/ui/button'
import { Chip, StatusChip } from '~/ui/chip'
import { Checkbox } from '~/ui/choices'
import { EmptyState } from '~/ui/empty'
import { Code, PlateNumber } from '~/ui/figures'
import { type FilterChip, Filters, SearchBox } from '~/ui/filters'
import { Select } from '~/ui/inputs'
import { Paging } from '~/ui/paging'
import { Pane, StaffPage, Sums } from '~/ui/staff-shell'
import { DataTable } from '~/ui/table'

const PAGE = 50
const search = z.object({
  state: z
    .enum(['open', ...ORDER_STATES, 'all'])
    .catch('open')
    .default('open'),
  technician: z.string().max(64).optional(),
  late: z.literal('on').optional().catch(undefined),
  repeat: z.literal('on').optional().catch(undefined),
  q: z.string().max(60).optional(),
  before: z.string().max(80).optional(),
})

export const loader = page({ permission: 'workshop:read', search }, async (handed) => {
  const { club, actor, search, language, deskDealerId } = handed
  // The right may be held at another dealer than the one whose desk is open; '' wants it for the whole club.
  if (!can(actor, 'workshop:read', { dealerId: deskDealerId })) throw new NotFound('dealer')
  const topics = deskDealerId ? await liveTopics(club, [workshopTopic(deskDealerId)]) : []
  const [at, id] = (search.before ?? '').split('_')
  const after = at && id && /^\d+$/.test(at) ? { createdAt: Number(at), id } : undefined
  const text = search.q?.trim() ?? ''
  const found = await listOrders(
    club,
    {
      dealerId: deskDealerId,
      state: text || search.state === 'all' ? undefined : (search.state as OrderState | 'open'),
      technicianId: search.technician || undefined,
      late: search.late === 'on',
      repeat: search.repeat === 'on',
      ...(text ? await findOrders(club, text) : {}),
      after,
      limit: PAGE + 1,
    },
    language,
  )
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  const working = await inWork(club, deskDealerId, language)
  return {
    topics,
    search,
    rows,
    more: found.length > PAGE && last ? `${last.createdAt}_${last.id}` : null,
    counts: {
      work: working.length,
      waiting: working.filter((row) => row.undecided > 0).length,
      late: working.filter((row) => row.time === 'overdue').length,
      ready: (await readyToHandOver(club, deskDealerId, language)).length,
    },
    technicians: deskDealerId ? await readStaff(club, deskDealerId, 'technician') : [],
    hasFigures: deskDealerId !== '',
    mayCheckIn: deskDealerId !== '' && can(actor, 'workshop:manage', { dealerId: deskDealerId }),
  }
})

/** Work orders of the dealer whose desk is open. */
export default function Orders() {
  const t = useT()
  const { rows, counts, mayCheckIn, hasFigures, topics } = useLoaderData<typeof loader>()
  const format = useFormat()
  useLive(topics)
  return (
    <StaffPage
      title={t('workshop-desk:list.title')}
      beside={
        <Sums
          of={[
            { label: t('workshop-desk:list.work'), value: counts.work },
            {
              label: t('workshop-desk:list.waiting'),
              value: counts.waiting,
              tone: counts.waiting ? 'warn' : undefined,
            },
            { label: t('workshop-desk:time.overdue'), value: counts.late, tone: counts.late ? 'danger' : undefined },
            { label: t('workshop-desk:list.ready'), value: counts.ready },
          ]}
        />
      }
      acts={
        <>
          {hasFigures && (
            <ButtonLink size="s" icon={Gauge} href="/desk/orders/figures">
              {t('workshop-desk:figures.title')}
            </ButtonLink>
          )}
          {mayCheckIn && (
            <ButtonLink kind="go" size="s" icon={LogIn} href="/desk/checkin">
              {t('workshop-desk:list.check_in')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Pane pad={false}>
        <OrderFilters />
        <DataTable
          inset
          caption={t('workshop-desk:list.title')}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/desk/orders/${row.number}`}
          empty={<EmptyState title={t('workshop-desk:list.empty')}>{t('workshop-desk:list.empty_text')}</EmptyState>}
          columns={[
            {
              id: 'plate',
              head: t('workshop-desk:list.car'),
              phone: 'lead',
              cell: (row) => (
                <span>
                  {row.plate ? <PlateNumber>{row.plate}</PlateNumber> : row.car}
                  {row.plate && <span className="text-ink-2"> {row.car}</span>}
                </span>
              ),
            },
            { id: 'customer', head: t('workshop-desk:list.customer'), cell: (row) => row.customer },
            {
              id: 'job',
              head: t('workshop-desk:list.job'),
              cell: (row) => (
                <span>
                  {row.job}
                  {row.more > 0 && (
                    <span className="text-ink-2"> {t('workshop-desk:list.more', { count: row.more })}</span>
                  )}
                </span>
              ),
            },
            {
              id: 'state',
              head: t('workshop-desk:list.state'),
              phone: 'key',
              cell: (row) => (
                <span className="inline-flex flex-wrap gap-1">
                  <StatusChip look={visitLook[row.state]}>{t(`workshop-desk:state.${row.state}`)}</StatusChip>
                  {row.repeat && <Chip tone="warn">{t('workshop-desk:list.repeat')}</Chip>}
                </span>
              ),
            },
            {
              id: 'promised',
              head: t('workshop-desk:list.promised'),
              cell: (row) => (
                <span className="num inline-flex items-center gap-2">
                  {format.dateTime(row.promisedAt, 'monthDay')}
                  <TimeChip time={row.time} />
                </span>
              ),
            },
            { id: 'technician', head: t('workshop-desk:list.technician'), cell: (row) => row.technician },
            { id: 'adviser', head: t('workshop-desk:list.adviser'), cell: (row) => row.adviser },
            {
              id: 'amount',
              head: t('workshop-desk:list.amount'),
              figure: true,
              cell: (row) => format.money(row.customerMinor - row.creditedMinor, row.currency),
            },
            {
              id: 'number',
              head: t('workshop-desk:list.number'),
              tight: true,
              cell: (row) => <Code>{row.number}</Code>,
            },
          ]}
        />
        <Pages />
      </Pane>
    </StaffPage>
  )
}

function OrderFilters() {
  const t = useT()
  const { search, technicians } = useLoaderData<typeof loader>()
  const without = (name: 'state' | 'technician' | 'late' | 'repeat' | 'q') => {
    const kept = Object.entries({ ...search, before: undefined, [name]: undefined }).filter(([, value]) => value)
    return `?${new URLSearchParams(kept as [string, string][])}`
  }
  const name = technicians.find((one) => one.userId === search.technician)?.name
  const chips: FilterChip[] = [
    ...(search.q ? [{ label: search.q, href: without('q') }] : []),
    ...(name ? [{ label: name, href: without('technician') }] : []),
    ...(search.repeat ? [{ label: t('workshop-desk:list.repeat'), href: without('repeat') }] : []),
    ...(search.late ? [{ label: t('workshop-desk:list.late'), href: without('late') }] : []),
  ]
  return (
    <div className="px-gutter py-4 desk:px-6">
      <Filters auto clear="/desk/orders" chips={chips}>
        <SearchBox bare label={t('workshop-desk:list.search')} name="q" value={search.q} />
        <Select
          field={{ id: 'state', name: 'state', defaultValue: search.state }}
          label={t('workshop-desk:list.filter')}
          options={[
            { value: 'open', label: t('workshop-desk:list.open') },
            ...ORDER_STATES.map((value) => ({ value, label: t(`workshop-desk:state.${value}`) })),
            { value: 'all', label: t('workshop-desk:list.any') },
          ]}
        />
        {technicians.length > 0 && (
          <Select
            field={{ id: 'technician', name: 'technician', defaultValue: search.technician }}
            label={t('workshop-desk:list.technician')}
            placeholder={t('workshop-desk:list.any')}
            options={technicians.map(({ userId, name }) => ({ value: userId, label: name }))}
          />
        )}
        <Checkbox field={{ id: 'late', name: 'late', defaultValue: search.late }} defaultChecked={search.late === 'on'}>
          {t('workshop-desk:list.late')}
        </Checkbox>
      </Filters>
    </div>
  )
}

function Pages() {
  const t = useT()
  const { more, search, rows } = useLoaderData<typeof loader>()
  const kept = Object.entries({ ...search, before: more ?? undefined }).filter(([, value]) => value)
  return (
    <Paging
      className="px-gutter desk:px-6"
      next={more ? `?${new URLSearchParams(kept as [string, string][])}` : null}
      shown={t('workshop-desk:list.rows', { count: rows.length })}
    />
  )
}
