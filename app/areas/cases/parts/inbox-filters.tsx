import { useFormat, useT } from '~/i18n/use'
import { type FilterChip, Filters, SearchBox } from '~/ui/filters'
import { DateInput, Select } from '~/ui/inputs'
import type { InboxSearch } from '../desk-forms'
import { bandOf } from '../insight-words'
import { AGE_STEPS, ANSWER_STEPS, OTHER_MAKES, SOLVE_STEPS } from '../month-figures'
import { CASE_STATES, DEPARTMENTS, NATURES, SEVERITIES, SOURCES } from '../rules'

type Asked = Omit<InboxSearch, 'after'>
type Option = { value: string; label: string }

interface FilterProps {
  filters: Asked
  kinds: readonly Option[]
  /** Only where the whole club is open. */
  dealers: readonly Option[]
  /** Of people and a cause that the address names. */
  names: { keeper: string; solver: string; cause: string }
  addressOf(filters: Asked): string
}

/** What takes in several states. */
const WIDE = { all: 'everything', unmerged: 'unmerged', open: 'not_over', ended: 'ended' } as const

/** Filters of the inbox; what is on shows as chips that lead to the list without it. */
export function InboxFilters({ filters, kinds, dealers, names, addressOf }: FilterProps) {
  const t = useT()
  const any = t('cases-desk:inbox.any')
  const field = (name: keyof Asked) => ({ id: `inbox-${name}`, name, key: filters[name], defaultValue: filters[name] })
  const { view, shelf, keeper, solver, cause, breach, score, reopened, model, answered, solved, age, kept, cost } =
    filters
  const chips = useChips({ filters, kinds, dealers, names, addressOf })
  return (
    <Filters
      auto
      className="cq-filters"
      action="/desk/cases"
      clear={addressOf({ view })}
      keep={{
        ...{ view: view === 'board' ? view : undefined, shelf, keeper, solver, cause, breach, score, reopened, model },
        ...{ answered, solved, age, kept, cost, only: filters.only },
      }}
      chips={chips}
    >
      <SearchBox bare label={t('cases-desk:inbox.search')} name="q" value={filters.q} />
      <Select
        field={field('nature')}
        label={t('cases-desk:inbox.nature')}
        placeholder={any}
        options={NATURES.map((value) => ({ value, label: t(`cases-desk:nature.${value}`) }))}
      />
      <Select
        field={field('severity')}
        label={t('cases-desk:inbox.severity')}
        placeholder={any}
        options={SEVERITIES.map((value) => ({ value, label: t(`cases-desk:severity.${value}`) }))}
      />
      <Select
        field={field('state')}
        label={t('cases-desk:inbox.state')}
        placeholder={t('cases-desk:inbox.open')}
        options={[
          ...CASE_STATES.map((value) => ({ value, label: t(`cases-desk:state.${value}`) })),
          { value: 'ended', label: t('cases-desk:inbox.ended') },
          { value: 'open', label: t('cases-desk:inbox.not_over') },
          { value: 'unmerged', label: t('cases-desk:inbox.unmerged') },
          { value: 'all', label: t('cases-desk:inbox.everything') },
        ]}
      />
      <details
        className="cq-more"
        open={Boolean(
          filters.department || filters.kind || filters.source || filters.dealer || filters.from || filters.to,
        )}
      >
        <summary className="link link-alone">{t('cases-desk:inbox.more')}</summary>
        <div className="filters mt-2">
          <Select
            field={field('department')}
            label={t('cases-desk:inbox.department')}
            placeholder={any}
            options={DEPARTMENTS.map((value) => ({ value, label: t(`cases-desk:department.${value}`) }))}
          />
          <Select field={field('kind')} label={t('cases-desk:inbox.kind')} placeholder={any} options={kinds} />
          <Select
            field={field('source')}
            label={t('cases-desk:inbox.source')}
            placeholder={any}
            options={SOURCES.map((value) => ({ value, label: t(`cases-desk:source.${value}`) }))}
          />
          {dealers.length > 0 && (
            <Select
              field={field('dealer')}
              label={t('cases-desk:inbox.dealer')}
              placeholder={any}
              options={[{ value: 'hq', label: t('cases-desk:inbox.hq') }, ...dealers]}
            />
          )}
          <DateInput field={field('from')} label={t('cases-desk:inbox.from')} />
          <DateInput field={field('to')} label={t('cases-desk:inbox.to')} />
        </div>
      </details>
    </Filters>
  )
}

function useChips({ filters, kinds, dealers, names, addressOf }: FilterProps): FilterChip[] {
  const t = useT()
  const format = useFormat()
  const { q, shelf, state, nature, kind, severity, department, source, dealer, from, to } = filters
  const { breach, score, reopened, model, answered, solved, age, kept, cost } = filters
  const nameOf = (of: readonly Option[], value: string) => of.find((one) => one.value === value)?.label ?? value
  const said: Partial<Record<keyof Asked, string | false | undefined>> = {
    q,
    shelf: shelf && t(`cases-desk:shelf.${shelf}`),
    state:
      state &&
      t(state in WIDE ? `cases-desk:inbox.${WIDE[state as keyof typeof WIDE]}` : `cases-desk:state.${state as 'new'}`),
    nature: nature && t(`cases-desk:nature.${nature}`),
    kind: kind && (filters.only ? t('cases-desk:inbox.chip.only', { kind: nameOf(kinds, kind) }) : nameOf(kinds, kind)),
    severity: severity && t(`cases-desk:severity.${severity}`),
    department: department && t(`cases-desk:department.${department}`),
    source: source && t(`cases-desk:source.${source}`),
    dealer: dealer && (dealer === 'hq' ? t('cases-desk:inbox.hq') : nameOf(dealers, dealer)),
    keeper: filters.keeper && t('cases-desk:inbox.chip.keeper', { name: names.keeper }),
    solver: filters.solver && t('cases-desk:inbox.chip.solver', { name: names.solver }),
    cause: filters.cause && t('cases-desk:inbox.chip.cause', { name: names.cause }),
    breach:
      breach &&
      (breach === 'any'
        ? t('cases-desk:inbox.chip.any_breach')
        : t('cases-desk:inbox.chip.breach', { kind: t(`cases-desk:clock.${breach}`) })),
    kept: kept && t('cases-desk:inbox.chip.kept', { kind: t(`cases-desk:clock.${kept}`) }),
    cost: cost && t('cases-desk:inbox.chip.cost', { currency: cost }),
    score: score && t('cases-desk:inbox.chip.score', { score }),
    reopened: reopened && t('cases-desk:inbox.chip.reopened'),
    answered:
      answered &&
      (answered === 'any'
        ? t('cases-desk:inbox.chip.any_answer')
        : t('cases-desk:inbox.chip.answered', { span: bandOf(t, ANSWER_STEPS, Number(answered)) })),
    solved:
      solved &&
      (solved === 'any'
        ? t('cases-desk:inbox.chip.any_solution')
        : t('cases-desk:inbox.chip.solved', { span: bandOf(t, SOLVE_STEPS, Number(solved)) })),
    age: age && t('cases-desk:inbox.chip.age', { span: bandOf(t, AGE_STEPS, Number(age)) }),
    model:
      model && (model === OTHER_MAKES ? t('cases-insights:other_makes') : t('cases-desk:inbox.chip.model', { model })),
    from: from && t('cases-desk:inbox.chip.from', { date: format.date(from) }),
    to: to && t('cases-desk:inbox.chip.to', { date: format.date(to) }),
  }
  return Object.entries(said).flatMap(([name, label]) =>
    label ? [{ label, href: addressOf({ ...filters, [name]: undefined }) }] : [],
  )
}
