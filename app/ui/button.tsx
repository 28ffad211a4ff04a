import { LoaderCircle } from 'lucide-react'
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react'
import { cx } from './class-names'
import { Icon, type IconType } from './icon'

/** `go` is the one thing to do (one per view, per pane on a desk); `alarm` only where a life may hang on it. */
export type ButtonKind = 'go' | 'line' | 'plain' | 'danger' | 'alarm' | 'on-plate' | 'plate-line'

interface Look {
  kind?: ButtonKind
  /** `s` is 13 px text; its height stays a thumb's on a phone. */
  size?: 'm' | 's'
  full?: boolean
  icon?: IconType
  /** Key that does the same, shown at the desk only. */
  shortcut?: string
}

type ButtonProps = Look & {
  /** Work is under way: keeps its width, cannot be pressed twice. */
  busy?: boolean
} & ButtonHTMLAttributes<HTMLButtonElement>

type ButtonLinkProps = Look & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

const look = ({ kind = 'line', size, full }: Look, className?: string) =>
  cx('btn', `btn-${kind}`, size === 's' && 'btn-s', full && 'btn-full', className)

const inside = (icon: IconType | undefined, shortcut: string | undefined, children: ReactNode) => (
  <>
    {icon && <Icon as={icon} />}
    <span>{children}</span>
    {shortcut && <kbd aria-hidden>{shortcut}</kbd>}
  </>
)

/** A button that acts. The label is verb and thing ("Confirm this time"), never "OK". Submits only with `type="submit"`. */
export function Button({
  kind,
  size,
  full,
  icon,
  shortcut,
  busy,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={look({ kind, size, full }, className)}
      aria-busy={busy || undefined}
      disabled={rest.disabled || busy}
    >
      {inside(icon, shortcut, children)}
      {busy && (
        <span className="busy">
          <Icon as={LoaderCircle} />
        </span>
      )}
    </button>
  )
}

/** A link that looks like a button because it begins the one thing to do. */
export function ButtonLink({ kind, size, full, icon, shortcut, className, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={look({ kind, size, full }, className)}>
      {inside(icon, shortcut, children)}
    </a>
  )
}

interface IconLook {
  icon: IconType
  /** The accessible name; an icon stands alone only for back, close, search, print, download, bell. */
  label: string
  line?: boolean
  /** A needle-coloured dot: there is something new. The label must say it too. */
  dot?: boolean
  className?: string
}

/** A square button with an icon alone. */
export function IconButton({
  icon,
  label,
  line,
  dot,
  className,
  type = 'button',
  ...rest
}: IconLook & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button {...rest} type={type} aria-label={label} className={cx('iconbtn', line && 'iconbtn-line', className)}>
      <Icon as={icon} size={dot === undefined ? 'm' : 'l'} />
      {dot && <span className="dot" />}
    </button>
  )
}

/** The same as a link. */
export function IconLink({
  icon,
  label,
  line,
  dot,
  className,
  href,
  ...rest
}: IconLook & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  return (
    <a {...rest} href={href} aria-label={label} className={cx('iconbtn', line && 'iconbtn-line', className)}>
      <Icon as={icon} size={dot === undefined ? 'm' : 'l'} />
      {dot && <span className="dot" />}
    </a>
  )
}

/** A link in running text, or `alone` on its line (then as high as a thumb). */
export function TextLink({
  alone,
  className,
  children,
  ...rest
}: { alone?: boolean } & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  return (
    <a {...rest} className={cx('link', alone && 'link-alone', className)}>
      {children}
    </a>
  )
}

/** Looks like a link and posts the form around it ("Give it back"). */
export function LinkButton({ className, children, type = 'submit', ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button {...rest} type={type} className={cx('link link-alone', className)}>
      {children}
    </button>
  )
}
