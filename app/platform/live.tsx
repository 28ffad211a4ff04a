import { useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

const POLL_MS = 15_000
/** Several changes in a row are one look. */
const SETTLE_MS = 150

/**
 * Keeps a page true: reads it again whenever one of the topics changes (`visit:<id>`, best with the versions that
 * `liveTopics` gave the loader). Where no stream can be had it looks every 15 seconds. Does nothing while the page is
 * hidden; on return it looks once.
 */
export function useLive(topics: readonly string[]): void {
  const { revalidate } = useRevalidator()
  const { state } = useNavigation()
  const due = useRef(false)
  const look = useRef(revalidate)
  // A look in the middle of a navigation would begin it anew and lose what its answer said once: it waits.
  look.current = () => {
    if (state === 'idle') revalidate()
    else due.current = true
  }
  useEffect(() => {
    if (state !== 'idle' || !due.current) return
    due.current = false
    revalidate()
  }, [state, revalidate])
  const first = useRef(topics)
  first.current = topics
  const names = topics.map((topic) => topic.split('@')[0]).join(',')
  useEffect(() => {
    if (names === '') return
    let source: EventSource | undefined
    let poll: ReturnType<typeof setInterval> | undefined
    let settle: ReturnType<typeof setTimeout> | undefined
    const change = () => {
      clearTimeout(settle)
      settle = setTimeout(() => look.current(), SETTLE_MS)
    }
    const begin = () => {
      stop()
      if (typeof EventSource === 'undefined') {
        poll = setInterval(change, POLL_MS)
        return
      }
      source = new EventSource(`/live?topics=${encodeURIComponent(first.current.join(','))}`)
      source.addEventListener('change', change)
      source.addEventListener('error', () => {
        // A lost line comes back by itself; a refused one does not.
        if (source?.readyState === EventSource.CLOSED) poll ??= setInterval(change, POLL_MS)
      })
      source.addEventListener('open', () => {
        clearInterval(poll)
        poll = undefined
      })
    }
    const stop = () => {
      source?.close()
      source = undefined
      clearInterval(poll)
      poll = undefined
    }
    const seen = () => {
      if (document.hidden) stop()
      else {
        begin()
        change()
      }
    }
    if (!document.hidden) begin()
    document.addEventListener('visibilitychange', seen)
    return () => {
      document.removeEventListener('visibilitychange', seen)
      clearTimeout(settle)
      stop()
    }
  }, [names])
}
