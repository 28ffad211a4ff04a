import { useT } from '~/i18n/use'
import { type FilterChip, Filters, SearchBox } from '~/ui/filters'
import { type Choice, Select } from '~/ui/inputs'
import type { GuestSearch } from '../desk-forms'
import { PARTY_STATES, TIERS_UP } from '../rules'

type Shown = Omit<GuestSearch, 'before'>

/** The address of the guest list with these filters; what is as at first is left out. */
export function addressOfGuests(home: string, { view, state, ...rest }: Partial<GuestSearch>): string {
  const query = new URLSearchParams()
  if (view && view !== 'parties') query.set('view', view)
  if (state && state !== 'live') query.set('state', state)
  for (const [name, value] of Object.entries(rest)) if (value) query.set(name, value)
  return query.size > 0 ? `${home}?${query}` : home
}

/** What narrows the guest list. */
export function GuestFilters({
  home,
  filters,
  sessions,
  kinds,
}: {
  home: string
  filters: Shown
  sessions: readonly Choice[]
  kinds: readonly Choice[]
}) {
  const t = useT()
  const field = (name: keyof Shown) => ({
    ...{ id: `guests-${name}`, name, key: filters[name] ?? '' },
    ...(filters[name] ? { defaultValue: filters[name] } : {}),
  })
  const { q, state, session, kind, tier, unpaid, owed, entered } = filters
  const said: Partial<Record<keyof Shown, string | undefined>> = {
    q,
    state:
      state === 'live'
        ? undefined
        : state === 'all'
          ? t('events-desk:guests.all')
          : t(`events-desk:party_state.${state}`),
    session: sessions.find(({ value }) => value === session)?.label,
    kind: kinds.find(({ value }) => value === kind)?.label,
    tier: tier && t(`points:tier.${tier}`),
    unpaid: unpaid && t('events-desk:guests.unpaid'),
    owed: owed && t('events-desk:guests.owed'),
    entered: entered && t(`events-desk:guests.entered_${entered}`),
  }
  const chips: FilterChip[] = Object.entries(said).flatMap(([name, label]) =>
    label ? [{ label, href: addressOfGuests(home, { ...filters, [name]: undefined }) }] : [],
  )
  return (
    <div className="py-4 desk:px-6">
      <Filters
        auto
        action={home}
        clear={addressOfGuests(home, { view: filters.view })}
        keep={{ view: filters.view === 'people' ? 'people' : undefined, owed }}
        chips={chips}
      >
        <SearchBox bare label={t('events-desk:guests.search')} name="q" value={q ?? ''} />
        <Select
          field={field('state')}
          label={t('events-desk:guests.state')}
          options={[
            { value: 'live', label: t('events-desk:guests.live') },
            ...PARTY_STATES.map((value) => ({ value, label: t(`events-desk:party_state.${value}`) })),
            { value: 'all', label: t('events-desk:guests.all') },
          ]}
        />
        {sessions.length > 1 && (
          <Select
            field={field('session')}
            label={t('events-desk:guests.session')}
            placeholder={t('events-desk:any')}
            options={sessions}
          />
        )}
        {kinds.length > 1 && (
          <Select
            field={field('kind')}
            label={t('events-desk:guests.kind')}
            placeholder={t('events-desk:any')}
            options={kinds}
          />
        )}
        <Select
          field={field('tier')}
          label={t('events-desk:guests.tier')}
          placeholder={t('events-desk:any')}
          options={TIERS_UP.map((value) => ({ value, label: t(`points:tier.${value}`) }))}
        />
        <Select
          field={field('unpaid')}
          label={t('events-desk:guests.money')}
          placeholder={t('events-desk:any')}
          options={[{ value: '1', label: t('events-desk:guests.unpaid') }]}
        />
        <Select
          field={field('entered')}
          label={t('events-desk:guests.entered')}
          placeholder={t('events-desk:any')}
          options={(['yes', 'no'] as const).map((value) => ({
            value,
            label: t(`events-desk:guests.entered_${value}`),
          }))}
        />
      </Filters>
    </div>
  )
}
