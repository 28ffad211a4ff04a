import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useT } from '~/i18n/use'
import { Icon } from './icon'

/** What the search resource (a route with a loader alone) answers; words are in the reader's language. */
export interface PaletteResult {
  groups: Array<{
    title: string
    items: Array<{ id: string; href: string; title: string; sub?: string; end?: string }>
  }>
}

const PAUSE = 120 // milliseconds after the last key before asking

/** Asks while the reader types; an answer to an older question is dropped. */
function useAnswer(resource: string, query: string) {
  const [answer, setAnswer] = useState<PaletteResult & { state: 'waiting' | 'answered' | 'failed'; to: string }>({
    groups: [],
    state: 'waiting',
    to: '',
  })
  useEffect(() => {
    const asking = new AbortController()
    const timer = setTimeout(
      async () => {
        try {
          const response = await fetch(`${resource}?q=${encodeURIComponent(query)}`, { signal: asking.signal })
          if (!response.ok) throw new Error(String(response.status))
          setAnswer({ ...((await response.json()) as PaletteResult), state: 'answered', to: query })
        } catch {
          if (!asking.signal.aborted) setAnswer({ groups: [], state: 'failed', to: query })
        }
      },
      query ? PAUSE : 0,
    )
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [resource, query])
  return answer
}

/** Search over everything: arrows choose, Enter opens, Escape closes. */
export default function CommandPalette({
  page,
  resource,
  onClose,
}: {
  page: string
  resource: string
  onClose: () => void
}) {
  const t = useT()
  const dialog = useRef<HTMLDialogElement>(null)
  const [query, setQuery] = useState('')
  const { groups, state, to } = useAnswer(resource, query.trim())
  const [at, setAt] = useState(0)
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  const items = groups.flatMap((group) => group.items)
  const chosen = items[Math.min(at, items.length - 1)]
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const next = at + (event.key === 'ArrowDown' ? 1 : -1)
      setAt(Math.min(Math.max(next, 0), Math.max(items.length - 1, 0)))
    } else if (event.key === 'Enter' && chosen && to === query.trim()) {
      // Faster than the answer: the form itself asks, on the page of members.
      event.preventDefault()
      dialog.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.click()
    }
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className="dialog palette"
      aria-label={t('shell:search.label')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: the search element is too young for some readers */}
      <form action={page} method="get" role="search">
        <label className="search">
          <Icon as={Search} size="s" />
          <input
            type="search"
            name="q"
            role="combobox"
            aria-expanded={items.length > 0}
            aria-controls="palette-list"
            aria-activedescendant={chosen ? `palette-${chosen.id}` : undefined}
            aria-label={t('shell:search.label')}
            placeholder={t('shell:search.hint')}
            autoComplete="off"
            autoFocus
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setAt(0)
            }}
            onKeyDown={onKey}
          />
          <kbd>Esc</kbd>
        </label>
      </form>
      <div className="palette-list" id="palette-list" role="listbox" aria-label={t('shell:search.label')}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: groups of a listbox
          <div key={group.title} role="group" aria-label={group.title}>
            <p className="palette-group" aria-hidden>
              {group.title}
            </p>
            {group.items.map((item) => (
              <a
                key={item.id}
                id={`palette-${item.id}`}
                className="palette-item"
                href={item.href}
                role="option"
                tabIndex={-1}
                aria-selected={item === chosen}
                onPointerMove={() => setAt(items.indexOf(item))}
              >
                <span className="font-medium">{item.title}</span>
                {item.sub && <span className="cut text-ink-2">{item.sub}</span>}
                {item.end && <span>{item.end}</span>}
              </a>
            ))}
          </div>
        ))}
      </div>
      {items.length === 0 && (
        <p className="palette-note" role="status">
          {state === 'failed'
            ? t('shell:search.failed')
            : state === 'answered' && query
              ? t('shell:search.nothing', { query })
              : t('shell:search.start')}
        </p>
      )}
    </dialog>
  )
}
