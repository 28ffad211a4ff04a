import { useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { readAudit, readAuditActions } from '~/platform/audit-log.server'
import { page } from '~/platform/page.server'
import { namesOf, readGrantHolders } from '~/platform/staff.server'
import { ButtonLink, TextLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty'
import { Filters } from '~/ui/filters'
import { DateInput, Select, TextInput } from '~/ui/inputs'
import { Paging } from '~/ui/paging'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { type Column, DataTable } from '~/ui/table'
import { auditFilter, auditSearch } from './audit-filter.server'

/** Who did what to which thing, newest first; the filters are the address. */
export const loader = page({ permission: 'audit:read', search: auditSearch }, async ({ club, actor, search }) => {
  const { before, after, ...filters } = search
  const { lines, older, newer } = await readAudit(club, actor, auditFilter(search), { before, after })
  const staff = (await readGrantHolders(club)).map(({ userId, name }) => ({ value: userId, label: name }))
  const who = filters.actor
  if (who && who !== 'system' && !staff.some(({ value }) => value === who)) {
    staff.push({ value: who, label: (await namesOf(club, [who])).get(who) ?? '' })
  }
  return {
    filters,
    older,
    newer,
    staff,
    actions: await readAuditActions(club),
    lines: lines.map((line) => ({ ...line, detail: Object.entries(line.detail).map(([k, v]) => `${k}: ${plain(v)}`) })),
  }
})

const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

type Data = ReturnType<typeof useLoaderData<typeof loader>>
type Line = Data['lines'][number]
type Filter = Data['filters']

const addressOf = (filters: Filter & { before?: string; after?: string }, page = '/desk/audit') => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value)
  return query.size > 0 ? `${page}?${query}` : page
}

export default function AuditLog() {
  const t = useT()
  const { filters, lines, older, newer } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={t('desk:audit.title')}
      acts={
        <ButtonLink size="s" icon={Download} href={addressOf(filters, '/desk/audit.csv')} data-document>
          {t('desk:audit.export')}
        </ButtonLink>
      }
    >
      <Pane>
        <AuditFilters />
        <DataTable
          className="mt-4"
          caption={t('desk:audit.title')}
          columns={useColumns()}
          rows={lines}
          rowKey={(line) => line.id}
          empty={<EmptyState title={t('desk:audit.empty_title')}>{t('desk:audit.empty')}</EmptyState>}
        />
        <Paging
          prev={newer && addressOf({ ...filters, after: newer })}
          next={older && addressOf({ ...filters, before: older })}
        />
      </Pane>
    </StaffPage>
  )
}

function useColumns(): Column<Line>[] {
  const t = useT()
  const format = useFormat()
  const { filters } = useLoaderData<typeof loader>()
  return [
    {
      id: 'time',
      head: t('desk:audit.col.time'),
      tight: true,
      phone: 'key',
      cell: (line) => <span className="whitespace-nowrap">{format.dateTime(line.at)}</span>,
    },
    {
      id: 'actor',
      head: t('desk:audit.col.actor'),
      cell: ({ actorId, actorName }) => (
        <TextLink href={addressOf({ ...filters, actor: actorId ?? 'system' })}>
          {actorId ? actorName || t('desk:audit.unknown_actor') : t('desk:audit.filter.system')}
        </TextLink>
      ),
    },
    {
      id: 'action',
      head: t('desk:audit.col.action'),
      phone: 'lead',
      cell: ({ action }) => <code className="wrap-anywhere">{action}</code>,
    },
    {
      id: 'subject',
      head: t('desk:audit.col.subject'),
      cell: ({ subject }) => (
        <TextLink href={addressOf({ ...filters, subject })}>
          <code className="break-all">{short(subject)}</code>
        </TextLink>
      ),
    },
    {
      id: 'detail',
      head: t('desk:audit.col.detail'),
      cell: ({ reason, detail }) => (
        <span className="wrap-anywhere text-ink-2">
          {reason && <span className="block text-ink">{t('desk:audit.reason', { reason })}</span>}
          {detail.join(' · ')}
        </span>
      ),
    },
  ]
}

/** The end of a long id tells it apart; its beginning is the time. */
const short = (subject: string) => subject.replace(/:[0-9a-f]{8}-[0-9a-f-]{19}([0-9a-f]{8})$/, ':…$1')

function AuditFilters() {
  const t = useT()
  const format = useFormat()
  const { filters, staff, actions } = useLoaderData<typeof loader>()
  const shown: Filter = {
    ...filters,
    actor:
      filters.actor === 'system'
        ? t('desk:audit.filter.system')
        : filters.actor && (staff.find(({ value }) => value === filters.actor)?.label || t('desk:audit.unknown_actor')),
    from: filters.from && format.date(filters.from),
    to: filters.to && format.date(filters.to),
  }
  const names = ['actor', 'action', 'subject', 'from', 'to'] as const
  const chips = names.flatMap((name) => {
    const value = shown[name]
    if (!value) return []
    return { label: t(`desk:audit.chip.${name}`, { value }), href: addressOf({ ...filters, [name]: undefined }) }
  })
  const field = (name: keyof Filter) => ({ id: `audit-${name}`, name, key: filters[name], defaultValue: filters[name] })
  return (
    <Filters action="/desk/audit" chips={chips} clear="/desk/audit" auto>
      <Select
        field={field('actor')}
        label={t('desk:audit.filter.actor')}
        placeholder={t('desk:audit.filter.anyone')}
        options={[{ value: 'system', label: t('desk:audit.filter.system') }, ...staff]}
      />
      <Select
        field={field('action')}
        label={t('desk:audit.filter.action')}
        placeholder={t('desk:audit.filter.any_action')}
        options={actions.map((action) => ({ value: action, label: action }))}
      />
      <TextInput
        field={field('subject')}
        label={t('desk:audit.filter.subject')}
        placeholder={t('desk:audit.filter.subject_hint')}
        autoComplete="off"
      />
      <DateInput field={field('from')} label={t('desk:audit.filter.from')} />
      <DateInput field={field('to')} label={t('desk:audit.filter.to')} />
    </Filters>
  )
}
