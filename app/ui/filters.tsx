import { useSubmit } from '@remix-run/react'
import { Search, X } from 'lucide-react'
import { type FormEvent, type ReactNode, useRef } from 'react'
import { useT } from '~/i18n/use'
import { Button } from './button'
import { cx } from './class-names'
import { Icon } from './icon'

/** Sends a GET form as a clean address: fields left empty do not appear in it. */
function useCleanSubmit() {
  const submit = useSubmit()
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const wanted = new URLSearchParams()
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value !== '') wanted.append(name, value)
    submit(wanted, { method: 'get', action: form.getAttribute('action') ?? undefined, preventScrollReset: true })
  }
}

/** A filter that is on, with the address of the same page without it. */
export interface FilterChip {
  label: string
  href: string
}

interface FiltersProps {
  /** Fields: `Select`, `TextInput`, `DateInput`, or a `SearchBox` without its own form. */
  children: ReactNode
  action?: string
  /** Values that stay in the address. */
  keep?: Record<string, string | undefined>
  chips?: readonly FilterChip[]
  /** The address without any filter. */
  clear?: string
  /** A choice from a list shows its result at once. */
  auto?: boolean
  className?: string
}

/** Filters live in the address: they can be shared, saved and gone back to. */
export function Filters({ children, action, keep = {}, chips = [], clear, auto, className }: FiltersProps) {
  const t = useT()
  const submit = useCleanSubmit()
  const form = useRef<HTMLFormElement>(null)
  return (
    <div className={className}>
      <form
        ref={form}
        method="get"
        action={action}
        className="filters"
        onSubmit={submit}
        onChange={(event) =>
          auto &&
          (event.target as HTMLElement).matches('select, [type=checkbox], [type=radio]') &&
          form.current?.requestSubmit()
        }
      >
        {Object.entries(keep).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {children}
        <Button type="submit">{t('shell:filters.show')}</Button>
      </form>
      <FilterChips chips={chips} clear={clear} />
    </div>
  )
}

/** The filters that are on; each leads to the page without it. */
export function FilterChips({ chips, clear }: { chips: readonly FilterChip[]; clear?: string }) {
  const t = useT()
  if (chips.length === 0) return null
  return (
    <ul className="filter-chips" aria-label={t('shell:filters.on')}>
      {chips.map((chip) => (
        <li key={chip.label}>
          <a className="filter-chip" href={chip.href} data-keep-scroll>
            <span>{chip.label}</span>
            <span className="sr-only">{t('shell:filters.remove')}</span>
            <Icon as={X} size="s" />
          </a>
        </li>
      ))}
      {clear && (
        <li>
          <a className="link link-alone" href={clear} data-keep-scroll>
            {t('shell:filters.clear')}
          </a>
        </li>
      )}
    </ul>
  )
}

interface SearchProps {
  label: string
  placeholder?: string
  name?: string
  value?: string
  action?: string
  keep?: Record<string, string | undefined>
  /** Inside `Filters`, which is the form already. */
  bare?: boolean
  autoFocus?: boolean
  className?: string
}

/** A search as a GET form. */
export function SearchBox({
  label,
  placeholder,
  name = 'q',
  value,
  action,
  keep = {},
  bare,
  autoFocus,
  className,
}: SearchProps) {
  const submit = useCleanSubmit()
  const box = (
    <label className={cx('search', className)}>
      <Icon as={Search} size="s" />
      <input
        key={value}
        type="search"
        name={name}
        defaultValue={value}
        placeholder={placeholder ?? label}
        aria-label={label}
        enterKeyHint="search"
        // biome-ignore lint/a11y/noAutofocus: only on pages whose one task is the search
        autoFocus={autoFocus}
        autoComplete="off"
      />
    </label>
  )
  if (bare) return box
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is too young for some readers
    <form method="get" action={action} role="search" onSubmit={submit}>
      {Object.entries(keep).map(([key, kept]) => kept && <input key={key} type="hidden" name={key} value={kept} />)}
      {box}
    </form>
  )
}
