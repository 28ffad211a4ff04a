import { useLoaderData } from '@remix-run/react'
import { UserPlus } from 'lucide-react'
import { z } from 'zod'
import { describeMembers, searchMembers } from '~/areas/archive/search-members.server'
import { listMembers } from '~/areas/membership/list-members.server'
import { TIERS } from '~/areas/points/tiers'
import { useT } from '~/i18n/use'
import { groupCode } from '~/kernel/codes'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { can, scopeOf } from '~/platform/permissions'
import { ButtonLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { Filters, SearchBox } from '~/ui/filters'
import { Select } from '~/ui/inputs'
import { Paging } from '~/ui/paging'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { DataTable } from '~/ui/table'

const PAGE = 25
const search = z.object({
  q: z.string().trim().max(60).default('').catch(''),
  tier: z.enum(TIERS).optional().catch(undefined),
  sort: z.string().max(200).optional(),
  id: z.string().max(64).optional(),
})

export const loader = page(
  { permission: 'member:search', search },
  async ({ club, actor, search: { q, tier, sort, id }, language, deskDealerId }) => {
    const scope = scopeOf(actor, 'member:search')
    const own = deskDealerId && can(actor, 'member:search', { dealerId: deskDealerId }) ? [deskDealerId] : undefined
    const dealerIds = scope === 'club' ? own : scope instanceof Set ? (own ?? [...scope]) : []
    const after = sort !== undefined && id ? { sortKey: sort, id } : undefined
    const keys = q === '' ? await listMembers(club, { dealerIds, tier, after, limit: PAGE + 1 }) : []
    const found =
      q === ''
        ? await describeMembers(
            club,
            actor,
            keys.slice(0, PAGE).map((key) => key.id),
          )
        : (await searchMembers(club, actor, q, { limit: PAGE })).filter((one) => !tier || one.tier === tier)
    const last = keys.length > PAGE ? keys[PAGE - 1] : undefined
    const next = last && new URLSearchParams({ ...(tier ? { tier } : {}), sort: last.sortKey, id: last.id })
    return {
      q,
      tier: tier ?? null,
      mayEnrol: deskDealerId ? can(actor, 'member:edit', { dealerId: deskDealerId }) : can(actor, 'member:edit'),
      next: next ? `/desk/members?${next}` : null,
      rows: found.map(({ cars, ...row }) => ({
        ...row,
        cars: cars.map(({ plate, model }) => [say(model, language), plate].filter(Boolean).join(' ')),
      })),
    }
  },
)

export default function Members() {
  const t = useT()
  const { rows, q, tier, next, mayEnrol } = useLoaderData<typeof loader>()
  const tiers = TIERS.map((value) => ({ value, label: t(`archive-desk:tier.${value}`) }))
  return (
    <StaffPage
      withoutSearch
      title={t('desk:place.members')}
      acts={
        mayEnrol && (
          <ButtonLink kind="go" size="s" icon={UserPlus} href="/desk/members/new">
            {t('archive-desk:enrol.title')}
          </ButtonLink>
        )
      }
    >
      <Pane pad={false}>
        <Filters
          auto
          className="py-4 desk:px-6"
          clear="/desk/members"
          chips={[
            ...(q ? [{ label: q, href: tier ? `?tier=${tier}` : '/desk/members' }] : []),
            ...(tier
              ? [{ label: t(`archive-desk:tier.${tier}`), href: q ? `?q=${encodeURIComponent(q)}` : '/desk/members' }]
              : []),
          ]}
        >
          <SearchBox bare className="grow" label={t('archive-desk:search.label')} value={q} />
          <Select
            field={{ id: 'tier', name: 'tier', defaultValue: tier ?? '' }}
            label={t('archive-desk:search.tier')}
            placeholder={t('archive-desk:search.any')}
            options={tiers}
          />
        </Filters>
        <DataTable
          inset
          caption={t('desk:place.members')}
          rows={rows}
          rowKey={({ memberId }) => memberId}
          rowHref={({ number }) => `/desk/members/${number}`}
          empty={
            <EmptyState title={q ? t('archive-desk:search.nothing', { q }) : t('archive-desk:search.none')}>
              {t('archive-desk:search.hint')}
            </EmptyState>
          }
          columns={[
            {
              id: 'name',
              head: t('archive-desk:search.name'),
              cell: ({ name, masked }) => (
                <>
                  {name} {masked && <Chip>{t('archive-desk:search.masked')}</Chip>}
                </>
              ),
            },
            {
              id: 'number',
              head: t('archive-desk:search.number'),
              cell: ({ number }) => <span className="num">{groupCode(number)}</span>,
            },
            {
              id: 'tier',
              head: t('archive-desk:search.tier'),
              phone: 'key',
              cell: (row) => t(`archive-desk:tier.${row.tier as 'gold'}`),
            },
            {
              id: 'phone',
              head: t('archive-desk:identity.phone'),
              cell: ({ phone }) => <span className="num">{phone}</span>,
            },
            {
              id: 'cars',
              head: t('archive-desk:cars.title'),
              cell: ({ cars }) => <span className="pl">{cars.join(t('desk:role_join'))}</span>,
            },
          ]}
        />
        <Paging next={next} className="desk:px-6" />
      </Pane>
    </StaffPage>
  )
}
