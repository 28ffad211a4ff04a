import type { ReactNode } from 'react'
import { cx } from './class-names'
import { Icon, type IconType } from './icon'

/** Colour follows trouble: `warn` is soon, `danger` is late or unsafe, `now` is under way; all else is quiet. */
export type Tone = 'quiet' | 'now' | 'warn' | 'danger' | 'line'

interface ChipProps {
  tone?: Tone
  icon?: IconType
  className?: string
  children: ReactNode
}

/** Names a state or a standing in one or two words. Never a button. */
export function Chip({ tone = 'quiet', icon, className, children }: ChipProps) {
  return (
    <span className={cx('chip', tone !== 'quiet' && `chip-${tone}`, className)}>
      {icon && <Icon as={icon} />}
      {children}
    </span>
  )
}

/** How a state is shown; an area keeps one table `Record<State, StatusLook>` and its labels come from i18n. */
export interface StatusLook {
  tone: Tone
  icon?: IconType
}

/** The chip of a state: `<StatusChip look={bookingLook[state]}>{t(`booking:state.${state}`)}</StatusChip>`. */
export function StatusChip({
  look,
  className,
  children,
}: {
  look: StatusLook
  className?: string
  children: ReactNode
}) {
  return (
    <Chip tone={look.tone} icon={look.icon} className={className}>
      {children}
    </Chip>
  )
}
