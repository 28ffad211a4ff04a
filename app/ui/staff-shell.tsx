import { useLocation } from '@remix-run/react'
import { ChevronRight, ChevronsUpDown, Menu as MenuIcon, Search } from 'lucide-react'
import { createContext, lazy, type ReactNode, Suspense, useContext, useEffect, useRef, useState } from 'react'
import { useT } from '~/i18n/use'
import { Wordmark } from './brand'
import { IconLink } from './button'
import { cx } from './class-names'
import { Avatar } from './figures'
import { Icon, type IconType } from './icon'
import { Menu } from './menu'
import { isUnder } from './owner-shell'

/** One place of the desk. */
export interface RailLink {
  href: string
  icon: IconType
  label: string
  /** What waits there; `danger` when it is late. */
  count?: number
  danger?: boolean
}

/** Places that belong together, under a heading. */
export interface RailGroup {
  title?: string
  links: readonly RailLink[]
}

interface Found {
  /** The page that searches (a GET form without script). */
  page: string
  /** The address that answers the palette with `PaletteResult`. */
  resource: string
}

interface StaffShellProps {
  rail: readonly RailGroup[]
  /** The open dealer and the forms or links to others. */
  dealer?: { name: string; menu?: ReactNode }
  user: { name: string; sub?: string; menu: ReactNode }
  search?: Found
  children: ReactNode
}

const SearchContext = createContext<{ found?: Found; openPalette: () => void }>({ openPalette: () => undefined })
const CommandPalette = lazy(() => import('./command-palette'))

/** The staff's side, as a layout route around `<Outlet/>`: a rail of places, and Ctrl K everywhere. */
export function StaffShell({ rail, dealer, user, search, children }: StaffShellProps) {
  const t = useT()
  const { pathname, key } = useLocation()
  const [palette, setPalette] = useState(false)
  const drawer = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (search && event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        setPalette(true)
      } else if (event.key === 'Escape' && drawer.current) drawer.current.open = false
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [search])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes what the old one opened
  useEffect(() => {
    setPalette(false)
    if (drawer.current) drawer.current.open = false
  }, [key])

  const all = rail.flatMap((group) => group.links)
  const isParent = (href: string) => all.some((link) => link.href !== href && isUnder(link.href, href))
  const current = all.find(({ href }) => (isParent(href) ? pathname === href : isUnder(pathname, href)))
  const inside = (
    <>
      {dealer && <DealerSwitch {...dealer} />}
      <div className="rail-scroll">
        {rail.map((group, at) => (
          <RailPart key={group.title ?? at} group={group} current={current?.href} />
        ))}
      </div>
      <div className="rail-user">
        <Menu
          from="up"
          label={t('shell:desk.user')}
          summaryClass=""
          summary={
            <>
              <Avatar name={user.name} />
              <span className="rail-text">
                <span className="block font-medium">{user.name}</span>
                <span className="block text-micro text-ink-2">{user.sub}</span>
              </span>
            </>
          }
        >
          {user.menu}
        </Menu>
      </div>
    </>
  )
  return (
    <SearchContext.Provider value={{ found: search, openPalette: () => setPalette(true) }}>
      <div className="desk">
        <a className="skip" href="#content">
          {t('shell:skip')}
        </a>
        <nav className="rail rail-fixed" aria-label={t('shell:desk.rail')}>
          <Wordmark />
          {inside}
        </nav>
        <header className="staff-bar">
          <Wordmark />
          {search && <IconLink icon={Search} href={search.page} label={t('shell:search.label')} />}
          <details className="rail-drawer" ref={drawer}>
            <summary className="iconbtn" aria-label={t('shell:menu')}>
              <Icon as={MenuIcon} size="l" />
            </summary>
            <nav className="rail" aria-label={t('shell:desk.rail')}>
              {inside}
            </nav>
          </details>
        </header>
        <div className="work">{children}</div>
      </div>
      {palette && search && (
        <Suspense>
          <CommandPalette {...search} onClose={() => setPalette(false)} />
        </Suspense>
      )}
    </SearchContext.Provider>
  )
}

function DealerSwitch({ name, menu }: { name: string; menu?: ReactNode }) {
  const t = useT()
  return (
    <div className="rail-dealer">
      {menu ? (
        <Menu
          from="start"
          label={`${t('shell:desk.dealer')}: ${name}`}
          className="block"
          summaryClass="btn btn-line"
          summary={
            <>
              <span className="cut">{name}</span>
              <Icon as={ChevronsUpDown} size="s" />
            </>
          }
        >
          {menu}
        </Menu>
      ) : (
        <p className="px-2 pb-2 font-medium">{name}</p>
      )}
    </div>
  )
}

const RailPart = ({ group, current }: { group: RailGroup; current?: string }) => (
  <>
    {group.title && <h2 className="rail-group">{group.title}</h2>}
    {group.links.map((link) => (
      <a
        key={link.href}
        className="rail-link"
        href={link.href}
        title={link.label}
        aria-current={link.href === current ? 'page' : undefined}
        data-discover="true"
      >
        <Icon as={link.icon} />
        <span className="rail-text">{link.label}</span>
        {link.count ? <span className={cx('rail-count', link.danger && 'rail-count-danger')}>{link.count}</span> : null}
      </a>
    ))}
  </>
)

interface StaffPageProps {
  title?: ReactNode
  /** Way back up ("Members › M-20 418 077"); the last one is here. */
  path?: ReadonlyArray<{ label: ReactNode; href?: string }>
  /** Beside the title: `SegmentLinks`, `Sums`, a date. */
  beside?: ReactNode
  /** One `go` button at most, others `line`, all `size="s"`. */
  acts?: ReactNode
  /** Under the head: `Identity` of the thing that is open. */
  identity?: ReactNode
  withoutSearch?: boolean
  /** `Pane` children stand side by side (list, work, detail); anything else stands in one pane. */
  children: ReactNode
}

/** One page of the desk, inside `StaffShell`: head, then up to three panes that scroll on their own. */
export function StaffPage({ title, path, beside, acts, identity, withoutSearch, children }: StaffPageProps) {
  const t = useT()
  return (
    <main className="work-page" id="content">
      <header className="head">
        {path && (
          <nav className="crumbs" aria-label={t('shell:nav.path')}>
            {path.map((step, at) => (
              <span key={step.href ?? at} className="contents">
                {at > 0 && <Icon as={ChevronRight} size="s" />}
                {step.href ? <a href={step.href}>{step.label}</a> : <span className="text-ink">{step.label}</span>}
              </span>
            ))}
          </nav>
        )}
        {path && title && <Icon as={ChevronRight} size="s" className="text-ink-3" />}
        {title && <h1>{title}</h1>}
        {beside}
        <div className="head-acts">
          {!withoutSearch && <HeadSearch />}
          {acts}
        </div>
      </header>
      {identity}
      <div className="panes">{children}</div>
    </main>
  )
}

function HeadSearch() {
  const t = useT()
  const { found, openPalette } = useContext(SearchContext)
  if (!found) return null
  return (
    <a
      className="search max-desk:hidden"
      href={found.page}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return
        event.preventDefault()
        openPalette()
      }}
    >
      <Icon as={Search} size="s" />
      {t('shell:search.hint')}
      <kbd className="ml-auto">Ctrl K</kbd>
    </a>
  )
}

/** A pane of the desk. `list` is narrow and first, `detail` narrow and last, `work` takes what is left. */
export function Pane({
  kind = 'work',
  pad = true,
  id,
  label,
  children,
}: {
  kind?: 'list' | 'work' | 'detail'
  pad?: boolean
  /** For links that lead to it. */
  id?: string
  label?: string
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section id={id} className={cx('pane', `pane-${kind}`, pad && 'pane-pad')} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}

/** Who or what is open: name, chips, a sentence, acts. */
export function Identity({
  title,
  aside,
  chips,
  sub,
  acts,
}: {
  title: ReactNode
  aside?: ReactNode
  chips?: ReactNode
  sub?: ReactNode
  acts?: ReactNode
}) {
  return (
    <section className="ident">
      <div className="ident-text">
        <div className="ident-name">
          <h1>{title}</h1>
          {aside}
          {chips}
        </div>
        {sub && <p className="ident-sub">{sub}</p>}
      </div>
      {acts && <div className="ident-acts">{acts}</div>}
    </section>
  )
}

/** Counts in the head; only trouble takes colour. */
export function Sums({ of }: { of: ReadonlyArray<{ label: string; value: ReactNode; tone?: 'warn' | 'danger' }> }) {
  return (
    <span className="sums">
      {of.map((sum) => (
        <span key={sum.label} className={sum.tone}>
          <b>{sum.value}</b>
          {sum.label}
        </span>
      ))}
    </span>
  )
}
