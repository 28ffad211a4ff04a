import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'
import { useT } from '~/i18n/use'
import { Chip } from '~/ui/chip'
import { Code } from '~/ui/figures'
import type { InboxRow } from '../read-inbox.server'
import { severityTone, stateTone } from './case-look'
import { DueRing, DueWord } from './due'

/** J and K along the rows, N a new case, / the search, Esc away from both. */
export function useInboxKeys() {
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return
      const field = (event.target as HTMLElement).closest<HTMLElement>(
        'input:not([type=checkbox]), textarea, select, [contenteditable], dialog',
      )
      if (event.key === 'Escape') (document.activeElement as HTMLElement | null)?.blur()
      if (field) return
      if (event.key === '/') {
        event.preventDefault()
        document.querySelector<HTMLElement>('.panes [type=search]')?.focus()
      } else if (event.key === 'n') navigate('/desk/cases/new')
      else if (event.key === 'j' || event.key === 'k') {
        const links = [...document.querySelectorAll<HTMLElement>('a.cq-link')]
        const at = links.indexOf(document.activeElement as HTMLElement)
        links[event.key === 'j' ? at + 1 : Math.max(0, at - 1)]?.focus()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate])
}

/** One case of the list: what is due, about what, for whom, who has it. */
export function InboxLine({ row, now, tick }: { row: InboxRow; now: number; tick: boolean }) {
  const t = useT()
  return (
    <li className="cq">
      {tick && (
        <label className="cq-tick">
          <input type="checkbox" name="numbers" value={row.number} form="bulk" />
          <span className="sr-only">{t('cases-desk:inbox.tick', { number: row.number })}</span>
        </label>
      )}
      <DueRing due={row.due} now={now} />
      <span className="cq-main">
        <a className="over cq-link cq-title" href={`/desk/cases/${row.number}`}>
          {row.title || row.number}
        </a>
        <span className="cq-sub">
          <span>{row.name}</span>
          <span>{row.kind || t(`cases-desk:nature.${row.nature}`)}</span>
          <span>
            {row.solver
              ? t('cases-desk:inbox.solver', { name: row.solver })
              : row.keeper
                ? t('cases-desk:inbox.keeper', { name: row.keeper })
                : t('cases-desk:inbox.nobody')}
          </span>
          {row.dealer && <span>{row.dealer}</span>}
          <Code className="text-micro">{row.number}</Code>
        </span>
      </span>
      <span className="cq-end">
        <span className="flex flex-wrap justify-end gap-1">
          {severityTone[row.severity] !== 'quiet' && (
            <Chip tone={severityTone[row.severity]}>{t(`cases-desk:severity.${row.severity}`)}</Chip>
          )}
          {row.supportWanted && <Chip tone="line">{t('cases-desk:inbox.support')}</Chip>}
          <Chip tone={stateTone[row.state]}>
            {row.waitsForOwner && row.state !== 'proposed' && row.state !== 'carried-out'
              ? t('cases-desk:inbox.waits_owner')
              : t(`cases-desk:state.${row.state}`)}
          </Chip>
        </span>
        <DueWord due={row.due} now={now} />
      </span>
    </li>
  )
}

type Column = { state: string; count: number; rows: InboxRow[] }

/** Open cases by state, what is due next on top. */
export function InboxBoard({
  columns,
  now,
  hrefOf,
}: {
  columns: readonly Column[]
  now: number
  hrefOf(state: string): string
}) {
  const t = useT()
  return (
    <div className="cb">
      {columns.map(({ state, count, rows }) => (
        <section key={state} className="cb-col" aria-label={t(`cases-desk:state.${state as 'new'}`)}>
          <h2>
            <span>{t(`cases-desk:state.${state as 'new'}`)}</span>
            <span className="num text-ink-2">{count}</span>
          </h2>
          {rows.length === 0 && <p className="px-1 text-micro text-ink-2">{t('cases-desk:board.empty')}</p>}
          {rows.map((row) => (
            <article key={row.id} className="cb-card">
              <a className="over cq-link font-medium" href={`/desk/cases/${row.number}`}>
                {row.title || row.number}
              </a>
              <span className="block text-ink-2">
                {row.name} · {row.solver || row.keeper || t('cases-desk:inbox.nobody')}
              </span>
              <DueWord due={row.due} now={now} />
            </article>
          ))}
          {count > rows.length && (
            <a className="link" href={hrefOf(state)}>
              {t('cases-desk:board.more', { count })}
            </a>
          )}
        </section>
      ))}
    </div>
  )
}
