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
  // A page that reads itself again loses the sentence at once; it stays for its time all the same.
  const [said, setSaid] = useState(children ? { children, undo } : null)
  const [seen, setSeen] = useState<unknown>(id)
  if (children && seen !== id) {
    setSeen(id)
    setSaid({ children, undo })
  }
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held || !said) return
    const timer = setTimeout(() => setSaid(null), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [said, held])
  return (
    <div
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {said && (
        <div className="toast">
          <Icon as={Check} />
          <p>{said.children}</p>
          {said.undo}
          <button type="button" className="iconbtn" aria-label={t('shell:close')} onClick={() => setSaid(null)}>
            <Icon as={X} />
          </button>
        </div>
      )}
    </div>
  )
}
