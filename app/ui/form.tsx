import { useLocation } from '@remix-run/react'
import { useState } from 'react'

function freshKey(): string {
  let key = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) key += byte.toString(16).padStart(2, '0')
  return key
}

/** Names this submit, so that a second one of the same form has no second effect. In every form that creates something. */
export function Submission() {
  const { key } = useLocation()
  const [made, setMade] = useState(() => ({ for: key, value: freshKey() }))
  if (made.for !== key) setMade({ for: key, value: freshKey() })
  return <input type="hidden" name="submission" value={made.value} readOnly suppressHydrationWarning />
}
