import { useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { type ListSearch, listSearch } from '~/areas/rescue/desk-forms'
import { helperName } from '~/areas/rescue/list-names.server'
import { toneOf } from '~/areas/rescue/parts/standing-look'
import { serviceNames } from '~/areas/rescue/read-board.server'
import { type ListKey, type ListRow, listRescues } from '~/areas/rescue/read-list.server'
import { PRIORITIES, REQUEST_STATES } from '~/areas/rescue/rules'
import { useFormat, useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { Code, PlateNumber } from '~/ui/figures'
import { type FilterChip, Filters, SearchBox } from '~/ui/filters'
import { DateInput, Select } from '~/ui/inputs'
import { Paging } from '~/ui/paging'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { type Column, DataTable } from '~/ui/table'

export const loader = page({ permission: 'rescue:read', search: listSearch }, async (handed) => {
  const { club, actor, search, deskDealerId, language } = handed
  const { before, ...filters } = search
  const { rows, older } = await listRescues(club, actor, deskDealerId, search, language, { before: keyOf(before) })
  return {
    filters,
    rows,
    older: older && `${older.createdAt}_${older.id}`,
    services: [...(await serviceNames(club, language))].map(([value, label]) => ({ value, label })),
    helper: filters.helper ? await helperName(club, actor, filters.helper) : '',
  }
})

function keyOf(before: string | undefined): ListKey | undefined {
  const [at, id] = (before ?? '').split('_')
  return at && id && /^\d+$/.test(at) ? { createdAt: Number(at), id } : undefined
}

type Filter = Omit<ListSearch, 'before'>
const addressOf = (filters: Filter & { before?: string }, page = '/desk/rescue/list') => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value)
  return query.size > 0 ? `${page}?${query}` : page
}

/** Calls that were and are, with filters in the address. */
export default function RescueList() {
  const t = useT()
  const { filters, rows, older } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      path={[{ label: t('rescue-desk:board.title'), href: '/desk/rescue' }]}
      title={t('rescue-desk:list.title')}
      acts={
        <ButtonLink size="s" icon={Download} href={addressOf(filters, '/desk/rescue/list.csv')} data-document>
          {t('rescue-desk:list.export')}
        </ButtonLink>
      }
    >
      <Pane pad={false} label={t('rescue-desk:list.title')}>
        <ListFilters />
        <DataTable
          inset
          caption={t('rescue-desk:list.title')}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/desk/rescue?open=${row.number}`}
          columns={useColumns()}
          empty={<EmptyState title={t('rescue-desk:list.empty')}>{t('rescue-desk:list.empty_text')}</EmptyState>}
        />
        <Paging
          className="px-gutter desk:px-6"
          next={older && addressOf({ ...filters, before: older })}
          shown={t('rescue-desk:list.rows', { count: rows.length })}
        />
      </Pane>
    </StaffPage>
  )
}

function useColumns(): Column<ListRow>[] {
  const t = useT()
  const format = useFormat()
  return [
    {
      id: 'time',
      head: t('rescue-desk:list.col.time'),
      phone: 'lead',
      cell: (row) => <span className="num whitespace-nowrap">{format.dateTime(row.createdAt)}</span>,
    },
    { id: 'service', head: t('rescue-desk:list.col.service'), cell: (row) => row.service },
    {
      id: 'priority',
      head: t('rescue-desk:list.col.priority'),
      cell: (row) => t(`rescue-desk:board.priority.${row.priority}`),
    },
    {
      id: 'state',
      head: t('rescue-desk:list.col.state'),
      phone: 'key',
      cell: (row) => <Chip tone={toneOf(row.standing, false)}>{t(`rescue-desk:board.standing.${row.standing}`)}</Chip>,
    },
    { id: 'place', head: t('rescue-desk:list.col.place'), cell: (row) => row.place },
    { id: 'name', head: t('rescue-desk:list.col.name'), cell: (row) => row.name },
    {
      id: 'car',
      head: t('rescue-desk:list.col.car'),
      cell: (row) => (
        <span>
          {row.car} {row.plate && <PlateNumber>{row.plate}</PlateNumber>}
        </span>
      ),
    },
    { id: 'helper', head: t('rescue-desk:list.col.helper'), cell: (row) => row.helper },
    {
      id: 'arrived',
      head: t('rescue-desk:list.col.arrived'),
      figure: true,
      cell: (row) => (row.arrivedAt === null ? '' : format.time(row.arrivedAt)),
    },
    {
      id: 'charged',
      head: t('rescue-desk:list.col.charged'),
      figure: true,
      cell: (row) => format.money(row.chargedMinor, row.currency),
    },
    {
      id: 'score',
      head: t('rescue-desk:list.col.score'),
      figure: true,
      cell: (row) => (row.score === null ? '' : format.number(row.score)),
    },
    {
      id: 'number',
      head: t('rescue-desk:list.col.number'),
      tight: true,
      cell: (row) => <Code className="whitespace-nowrap">{row.number}</Code>,
    },
  ]
}

function ListFilters() {
  const t = useT()
  const { filters, services } = useLoaderData<typeof loader>()
  const field = (name: keyof Filter) => ({ id: `list-${name}`, name, key: filters[name], defaultValue: filters[name] })
  const { helper, breach, repeat, declined, score, hour, cell, model, age } = filters
  return (
    <div className="px-gutter py-4 desk:px-6">
      <Filters
        auto
        action="/desk/rescue/list"
        clear="/desk/rescue/list"
        keep={{ helper, breach, repeat, declined, score, hour, cell, model, age }}
        chips={useChips()}
      >
        <SearchBox bare label={t('rescue-desk:list.search')} name="q" value={filters.q} />
        <Select
          field={field('state')}
          label={t('rescue-desk:list.state')}
          placeholder={t('rescue-desk:list.any')}
          options={[
            { value: 'open', label: t('rescue-desk:list.open') },
            ...REQUEST_STATES.filter((state) => ['done', 'unserved', 'cancelled', 'merged'].includes(state)).map(
              (value) => ({ value, label: t(`rescue-desk:board.standing.${value as 'done'}`) }),
            ),
          ]}
        />
        <Select
          field={field('service')}
          label={t('rescue-desk:list.service')}
          placeholder={t('rescue-desk:list.any')}
          options={services}
        />
        <Select
          field={field('priority')}
          label={t('rescue-desk:list.priority')}
          placeholder={t('rescue-desk:list.any')}
          options={PRIORITIES.map((value) => ({ value, label: t(`rescue-desk:board.priority.${value}`) }))}
        />
        <DateInput field={field('from')} label={t('rescue-desk:list.from')} />
        <DateInput field={field('to')} label={t('rescue-desk:list.to')} />
      </Filters>
    </div>
  )
}

function useChips(): FilterChip[] {
  const t = useT()
  const format = useFormat()
  const { filters, services, helper } = useLoaderData<typeof loader>()
  const { q, state, service, priority, from, to, breach, repeat, declined, score, hour, cell, model, age } = filters
  const said: Partial<Record<keyof Filter, string | undefined>> = {
    q,
    state: state && (state === 'open' ? t('rescue-desk:list.open') : state === 'all' ? undefined : standing(t, state)),
    service: service && services.find(({ value }) => value === service)?.label,
    priority: priority && t(`rescue-desk:board.priority.${priority}`),
    from: from && t('rescue-desk:list.chip.from', { date: format.date(from) }),
    to: to && t('rescue-desk:list.chip.to', { date: format.date(to) }),
    helper: filters.helper && t('rescue-desk:list.chip.helper', { name: helper }),
    breach: breach && t('rescue-desk:list.chip.breach', { kind: t(`rescue-desk:board.clock.${breach}`) }),
    repeat: repeat && t('rescue-desk:list.chip.repeat'),
    declined: declined && t('rescue-desk:list.chip.declined'),
    score: score && t('rescue-desk:list.chip.score', { score }),
    hour: hour && t('rescue-desk:list.chip.hour', { hour }),
    cell: cell && t('rescue-desk:list.chip.cell'),
    model: model && t('rescue-desk:list.chip.model', { model }),
    age: age && t('rescue-desk:list.chip.age', { age }),
  }
  return Object.entries(said).flatMap(([name, label]) =>
    label ? [{ label, href: addressOf({ ...filters, [name]: undefined }) }] : [],
  )
}

const standing = (t: ReturnType<typeof useT>, state: string) =>
  t(
    `rescue-desk:board.standing.${state === 'dispatching' || state === 'assigned' || state === 'helping' ? 'coming' : (state as 'done')}`,
  )
