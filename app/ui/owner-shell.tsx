import { useLocation } from '@remix-run/react'
import { Bell, CalendarPlus, CarFront, ChevronLeft, Gem, House, LifeBuoy, User } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '~/i18n/use'
import { Wordmark } from './brand'
import { ButtonLink, IconLink } from './button'
import { cx } from './class-names'
import { Icon } from './icon'

/** Where the five places of an owner are, and what else belongs to them. */
const PLACES = [
  { key: 'home', href: '/home', icon: House, with: ['/events'] },
  { key: 'garage', href: '/garage', icon: CarFront, with: [] },
  { key: 'book', href: '/book', icon: CalendarPlus, with: [] },
  { key: 'points', href: '/points', icon: Gem, with: ['/rewards', '/vouchers'] },
  { key: 'me', href: '/me', icon: User, with: ['/feedback', '/help'] },
] as const

type Place = (typeof PLACES)[number]['key']

/** Whether a page lies at or under an address. */
export const isUnder = (pathname: string, href: string): boolean => pathname === href || pathname.startsWith(`${href}/`)

interface OwnerShellProps {
  /** Addresses that differ from the usual ones. */
  places?: Partial<Record<Place, string>>
  rescue?: string
  messages?: string
  /** Messages not yet read. */
  unread?: number
  children: ReactNode
}

/** The owner's side, as a layout route around `<Outlet/>`: wordmark, rescue and bell above, five places below (above on a wide screen). */
export function OwnerShell({
  places,
  rescue = '/rescue',
  messages = '/messages',
  unread = 0,
  children,
}: OwnerShellProps) {
  const t = useT()
  const { pathname } = useLocation()
  const links = PLACES.map(({ key, href, icon, with: more }) => ({
    key,
    icon,
    href: places?.[key] ?? href,
    word: t(`shell:nav.${key}`),
    // The place itself is the page only at its own addresses; elsewhere it is where the page belongs.
    current: isUnder(pathname, places?.[key] ?? href)
      ? ('page' as const)
      : more.some((one) => isUnder(pathname, one))
        ? ('true' as const)
        : undefined,
  }))
  return (
    <div className="owner">
      <a className="skip" href="#content">
        {t('shell:skip')}
      </a>
      <header className="topbar">
        <a href={links[0]?.href} className="mark">
          <Wordmark />
        </a>
        <nav className="topbar-nav" aria-label={t('shell:nav.main')}>
          {links.map((link) => (
            <a key={link.key} href={link.href} aria-current={link.current} data-discover="true">
              {link.word}
            </a>
          ))}
        </nav>
        <ButtonLink className="rescue" size="s" icon={LifeBuoy} href={rescue}>
          {t('shell:nav.rescue')}
        </ButtonLink>
        <IconLink
          icon={Bell}
          href={messages}
          dot={unread > 0}
          label={unread > 0 ? t('shell:nav.messages_new', { count: unread }) : t('shell:nav.messages')}
        />
      </header>
      {children}
      <nav className="tabs" aria-label={t('shell:nav.main')}>
        {links.map((link) => (
          <a key={link.key} href={link.href} aria-current={link.current}>
            <Icon as={link.icon} />
            {link.word}
          </a>
        ))}
      </nav>
    </div>
  )
}

interface OwnerPageProps {
  /** Makes the bar of an inner page: where back leads, what the page is called, icons at its end. */
  back?: string
  title?: ReactNode
  /** The bar's title is the page's `h1` unless the page asks its own question. */
  titled?: boolean
  /** Icon links at the end of the bar: print, download, close. */
  actions?: ReactNode
  /** Closes a task: stays in reach of the thumb; hides the five places. */
  foot?: ReactNode
  /** On a wide screen: as wide as two columns (a `Columns` inside does it by itself). */
  wide?: boolean
  /** On the rescue pages themselves. */
  withoutRescue?: boolean
  children: ReactNode
}

/** One page of the owner's side, inside `OwnerShell`. */
export function OwnerPage({
  back,
  title,
  titled = true,
  actions,
  foot,
  wide,
  withoutRescue,
  children,
}: OwnerPageProps) {
  const t = useT()
  const Title = titled ? 'h1' : 'p'
  return (
    <main className={cx('owner-page', wide && 'owner-wide')} id="content">
      {back && (
        <div className="backbar">
          <IconLink icon={ChevronLeft} href={back} label={t('shell:back')} />
          <Title className="backbar-title">{title}</Title>
          {!withoutRescue && (
            <IconLink icon={LifeBuoy} href="/rescue" label={t('shell:nav.rescue')} className="rescue-small" />
          )}
          {actions}
        </div>
      )}
      <div className="owner-main">{children}</div>
      {foot && (
        <div className="foot">
          <div>{foot}</div>
        </div>
      )}
    </main>
  )
}
