import type { LucideIcon } from 'lucide-react'
import { cx } from './class-names'

/** A lucide icon component, as in `import { Wrench } from 'lucide-react'`. */
export type IconType = LucideIcon

interface IconProps {
  as: IconType
  /** 16, 20 or 24 px: desk, buttons and rows, phone lists. */
  size?: 's' | 'm' | 'l'
  className?: string
}

/** Draws an icon in the current colour, always beside a word, so it is hidden from readers. */
export function Icon({ as: Drawing, size = 'm', className }: IconProps) {
  return <Drawing className={cx('ic', size === 's' && 'ic-s', size === 'l' && 'ic-l', className)} aria-hidden />
}
