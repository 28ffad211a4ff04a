import { type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react'
import { cx } from './class-names'
import { Icon, type IconType } from './icon'

interface PopProps {
  /** What is pressed; looks like a button by its own classes (`btn btn-line btn-s`, `iconbtn`). */
  summary: ReactNode
  summaryClass?: string
  label?: string
  /** Opens to the left edge, or upwards. */
  from?: 'end' | 'start' | 'up'
  className?: string
  children: ReactNode
}

/** A panel that opens where it is pressed: works without script; with it, closes on Escape, outside, and on the way on. */
function Pop({
  summary,
  summaryClass = 'btn btn-line btn-s',
  label,
  from = 'end',
  className,
  panel,
  children,
}: PopProps & { panel: string }) {
  const element = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const details = element.current
      if (!details?.open) return
      const key = event instanceof KeyboardEvent ? event.key : null
      if (key ? key === 'Escape' : !details.contains(event.target as Node)) {
        details.open = false
        if (key) details.querySelector('summary')?.focus()
      }
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [])
  const leave = (event: SyntheticEvent) => {
    if ((event.target as Element).closest('a') && element.current) element.current.open = false
  }
  return (
    <details ref={element} className={cx('pop', from === 'start' && 'pop-start', from === 'up' && 'pop-up', className)}>
      <summary className={summaryClass} aria-label={label}>
        {summary}
      </summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only links inside are pressed */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link pressed by key clicks too */}
      <div className={panel} onClick={leave}>
        {children}
      </div>
    </details>
  )
}

/** A few further acts; its children are `MenuLink`, `MenuButton` (in their forms) and `MenuLine`. */
export function Menu(props: PopProps) {
  return <Pop {...props} panel="pop-panel" />
}

/** A way on inside a menu. */
export function MenuLink({
  href,
  icon,
  current,
  children,
}: {
  href: string
  icon?: IconType
  current?: boolean
  children: ReactNode
}) {
  return (
    <a className="menu-item" href={href} aria-current={current || undefined}>
      {icon && <Icon as={icon} size="s" />}
      {children}
    </a>
  )
}

/** An act inside a menu; submits the form it stands in. */
export function MenuButton({
  icon,
  danger,
  name,
  value,
  children,
}: {
  icon?: IconType
  danger?: boolean
  name?: string
  value?: string
  children: ReactNode
}) {
  return (
    <button type="submit" className={cx('menu-item', danger && 'menu-danger')} name={name} value={value}>
      {icon && <Icon as={icon} size="s" />}
      {children}
    </button>
  )
}

/** A line between kinds of acts. */
export const MenuLine = () => <hr className="menu-line" />
