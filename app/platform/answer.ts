import { useActionData, useLocation } from '@remix-run/react'
import { useRef } from 'react'

/**
 * What the last form of this page was answered. The router's own answer is gone as soon as the page is read again, which
 * `useLive` does whenever something changes: this one stays until another answer comes, or another page.
 */
export function useAnswer<T = unknown>(): ReturnType<typeof useActionData<T>> {
  const answer = useActionData<T>()
  const { key } = useLocation()
  const kept = useRef({ key, answer })
  if (answer !== undefined) kept.current = { key, answer }
  return kept.current.key === key ? kept.current.answer : undefined
}
