import { useNavigation } from '@remix-run/react'

/** A needle along the top while a page is on its way, after 300 ms; readers hear the new page's title instead. */
export function Pending() {
  const { state } = useNavigation()
  return state === 'idle' ? null : <div className="pending" aria-hidden />
}
