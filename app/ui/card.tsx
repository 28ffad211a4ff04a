import { ChevronRight } from 'lucide-react'
import type { HTMLAttributes, ReactNode } from 'react'
import { cx } from './class-names'
import { Icon, type IconType } from './icon'

/** A surface with a hairline. Never inside another card. `pad` when it holds text rather than rows. */
export function Card({ pad, className, children, ...rest }: { pad?: boolean } & HTMLAttributes<HTMLDivElement>) {
  return (
    <div {...rest} className={cx('card', pad && 'card-pad', className)}>
      {children}
    </div>
  )
}

interface NoteProps {
  tone?: 'quiet' | 'now' | 'warn' | 'danger'
  icon?: IconType
  title?: ReactNode
  /** Buttons that answer the note. */
  acts?: ReactNode
  /** `alert` only for what was not there when the page opened. */
  role?: 'alert' | 'status'
  className?: string
  children?: ReactNode
}

/** Something to know before going on: what is so, then what to do. */
export function Note({ tone = 'quiet', icon, title, acts, role, className, children }: NoteProps) {
  return (
    <div className={cx('note', tone !== 'quiet' && `note-${tone}`, className)} role={role}>
      {icon && <Icon as={icon} />}
      <div>
        {title && <p className="note-title">{title}</p>}
        {children}
        {acts && <div className="note-acts">{acts}</div>}
      </div>
    </div>
  )
}

interface PartProps {
  title?: ReactNode
  /** A way to all of it, at the end of the heading. */
  way?: { href: string; label: string; icon?: IconType }
  /** A quiet word or figure at the end of the heading instead. */
  end?: ReactNode
  level?: 2 | 3
  id?: string
  className?: string
  children: ReactNode
}

/** One part of a page with its heading; parts keep their distance by themselves. */
export function Part({ title, way, end, level = 2, id, className, children }: PartProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={cx('part', className)} id={id}>
      {title && (
        <header>
          <Heading>{title}</Heading>
          {way && (
            <a className="part-way" href={way.href}>
              {way.label}
              <Icon as={way.icon ?? ChevronRight} size="s" />
            </a>
          )}
          {end && <span className="note-end">{end}</span>}
        </header>
      )}
      {children}
    </section>
  )
}

/** The one `h1` of a page, with a quiet sentence under it. */
export function PageTitle({ sub, className, children }: { sub?: ReactNode; className?: string; children: ReactNode }) {
  return (
    <div className={className}>
      <h1 className="title">{children}</h1>
      {sub && <p className="mt-1 text-small text-ink-2">{sub}</p>}
    </div>
  )
}

/** Two columns on a wide screen, one on a phone: first what is read, then what stands beside it. */
export function Columns({ even, children }: { even?: boolean; children: ReactNode }) {
  return <div className={cx('columns', even && 'columns-even')}>{children}</div>
}
