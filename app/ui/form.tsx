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

/**
 * Id for `useForm` of a form that edits something with a version: a saved form begins anew with what holds now, a
 * refused one keeps what was typed although the page has read the newer version meanwhile.
 */
export function useFormId(name: string, version: string | number, refused: unknown): string {
  const fresh = `${name}-${version}`
  const [id, setId] = useState(fresh)
  if (refused || id === fresh) return id
  setId(fresh)
  return fresh
}
