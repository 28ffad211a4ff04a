import { Form } from '@remix-run/react'
import { Trash2 } from 'lucide-react'
import { useT } from '~/i18n/use'
import { IconButton } from '~/ui/button'
import { cx } from '~/ui/class-names'
import { Submission } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import { SHELVES } from '../inbox-address'
import type { SavedView } from '../views.server'

interface SideProps {
  counts: Readonly<Record<string, number>>
  shelf: string | undefined
  state: string | undefined
  views: readonly SavedView[]
  /** The address of now behind its question mark. */
  query: string
  hasSupport: boolean
}

/** The lists that everybody has, and those that somebody keeps. */
export function InboxSide({ counts, shelf, state, views, query, hasSupport }: SideProps) {
  const t = useT()
  const line = (href: string, label: string, count: number | undefined, current: boolean, late = false) => (
    <a key={href} className="pane-row" href={href} aria-current={current ? 'page' : undefined}>
      <span className="flex-1">{label}</span>
      {count !== undefined && (
        <span className={cx('num', late && count > 0 ? 'font-semibold text-danger' : 'text-ink-2')}>{count}</span>
      )}
    </a>
  )
  return (
    <>
      <nav className="cq-shelves" aria-label={t('cases-desk:shelf.title')}>
        {line('/desk/cases', t('cases-desk:shelf.all'), counts.open, query === '')}
        {SHELVES.filter((one) => one !== 'support' || hasSupport).map((one) =>
          line(`/desk/cases?shelf=${one}`, t(`cases-desk:shelf.${one}`), counts[one], shelf === one, one === 'late'),
        )}
        {line('/desk/cases?state=ended', t('cases-desk:shelf.ended'), undefined, state === 'ended')}
      </nav>
      <details className="cq-views px-4 pt-5" open={views.length > 0}>
        <summary>{t('cases-desk:view.title')}</summary>
        {views.length === 0 && <p className="text-ink-2">{t('cases-desk:view.none')}</p>}
        <ul>
          {views.map((view) => (
            <li key={view.id} className="flex items-center justify-between gap-2">
              <a
                className="link link-alone"
                href={`/desk/cases?${view.query}`}
                aria-current={view.query === query ? 'page' : undefined}
              >
                {view.name}
              </a>
              <Form method="post" action="/desk/cases/views">
                <input type="hidden" name="viewId" value={view.id} />
                <IconButton
                  type="submit"
                  name="act"
                  value="drop"
                  icon={Trash2}
                  label={t('cases-desk:view.drop', { name: view.name })}
                />
              </Form>
            </li>
          ))}
        </ul>
        {query !== '' && (
          <Form method="post" action="/desk/cases/views" className="mt-2 grid gap-2">
            <Submission />
            <input type="hidden" name="query" value={query} />
            <TextInput
              field={{ id: 'view-name', name: 'name', required: true, maxLength: 40 }}
              label={t('cases-desk:view.name')}
              autoComplete="off"
            />
            <span>
              <SubmitButton kind="line" size="s" name="act" value="save">
                {t('cases-desk:view.save')}
              </SubmitButton>
            </span>
          </Form>
        )}
      </details>
    </>
  )
}
