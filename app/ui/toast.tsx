import { Check, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useT } from '~/i18n/use'
import { Icon } from './icon'

interface ToastProps {
  /** What was done, in the past ("Moved to Bay 4, 14:15"). Errors are never toasts. */
  children: ReactNode
  /** Another one with every message, so that the same words show again. */
  id?: unknown
  /** A form with one button that takes it back. */
  undo?: ReactNode
}

const SHOWN_FOR = 8_000

/** One ink block at the bottom for eight seconds; it stays while pointed at or in focus. */
export function Toast({ children, id, undo }: ToastProps) {
  const t = useT()
  const [gone, setGone] = useState<unknown>(null)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held || !children) return
    const timer = setTimeout(() => setGone(id), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [children, id, held])
  const shown = Boolean(children) && (gone === null || gone !== id)
  return (
    <div
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown && (
        <div className="toast">
          <Icon as={Check} />
          <p>{children}</p>
          {undo}
          <button type="button" className="iconbtn" aria-label={t('shell:close')} onClick={() => setGone(id)}>
            <Icon as={X} />
          </button>
        </div>
      )}
    </div>
  )
}
