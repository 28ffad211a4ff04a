import { useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

const POLL_MS = 15_000
/** Several changes in a row are one look. */
const SETTLE_MS = 150
/** A line that comes back within this was never missed. */
const LOST_AFTER_MS = 4_000
/** Longer than two heartbeats: the line is dead although nobody said so. */
const SILENT_MS = 50_000
const AGAIN_MS = 3_000

export type Line = 'live' | 'lost'

/** Whether the club can be reached at all; a look at a page without it would end in an error. */
async function isReachable(): Promise<boolean> {
  if (navigator.onLine === false) return false
  try {
    return (await fetch('/healthz', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(8_000) })).ok
  } catch {
    return false
  }
}

/**
 * Keeps a page true: reads it again whenever one of the topics changes (`visit:<id>`, best with the versions that
 * `liveTopics` gave the loader). Where no stream can be had it looks every 15 seconds. Does nothing while the page is
 * hidden; on return it looks once. Answers whether the line holds, for a page that must say so when it does not.
 * `from` is where the stream is read by those who have no session.
 */
export function useLive(topics: readonly string[], from = '/live'): Line {
  const { revalidate } = useRevalidator()
  const { state } = useNavigation()
  const [line, setLine] = useState<Line>('live')
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
    const watch = keepWatching({
      address: () => `${from}?topics=${encodeURIComponent(first.current.join(','))}`,
      look: () => look.current(),
      tell: setLine,
    })
    return () => {
      watch.end()
      setLine('live')
    }
  }, [names, from])
  return line
}

type Watch = { address(): string; look(): void; tell(line: Line): void }

/** One stream that is begun again however it ends, and a look by hand where there is none. */
function keepWatching({ address, look, tell }: Watch): { end(): void } {
  let source: EventSource | undefined
  let poll: ReturnType<typeof setInterval> | undefined
  let settle: ReturnType<typeof setTimeout> | undefined
  let losing: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let wait = AGAIN_MS
  let ended = false
  const change = () => {
    clearTimeout(settle)
    settle = setTimeout(carefully, SETTLE_MS)
  }
  const lost = (after = LOST_AFTER_MS) => {
    losing ??= setTimeout(() => tell('lost'), after)
  }
  const found = () => {
    clearTimeout(losing)
    losing = undefined
    tell('live')
  }
  /** Reads the page anew, but only when that can go well; what could not be read is tried again. */
  const carefully = async () => {
    const reachable = await isReachable()
    if (ended || document.hidden) return
    if (reachable) {
      found()
      look()
      return
    }
    lost(0)
    clearTimeout(settle)
    settle = setTimeout(carefully, AGAIN_MS)
  }
  const heard = () => {
    clearTimeout(silence)
    silence = setTimeout(() => {
      lost(0)
      begin()
    }, SILENT_MS)
  }
  const stop = () => {
    source?.close()
    source = undefined
    clearInterval(poll)
    poll = undefined
    clearTimeout(silence)
    clearTimeout(again)
    again = undefined
  }
  const begin = () => {
    stop()
    if (ended || document.hidden) return
    if (typeof EventSource === 'undefined') {
      poll = setInterval(change, POLL_MS)
      return
    }
    const mine = new EventSource(address())
    source = mine
    heard()
    mine.addEventListener('beat', heard)
    mine.addEventListener('change', () => {
      heard()
      // A stream may outlive the network for a moment; a look now would end in an error. `online` looks again.
      if (navigator.onLine === false) lost(0)
      else change()
    })
    mine.addEventListener('open', () => {
      heard()
      found()
      clearInterval(poll)
      poll = undefined
      wait = AGAIN_MS
    })
    mine.addEventListener('error', () => {
      if (source !== mine) return
      // A lost line comes back by itself; a refused one is asked for again, more and more seldom.
      if (mine.readyState !== EventSource.CLOSED) return lost()
      change()
      poll ??= setInterval(change, POLL_MS)
      clearTimeout(silence)
      again ??= setTimeout(begin, wait)
      wait = Math.min(wait * 2, 60_000)
    })
  }
  const seen = () => {
    if (document.hidden) return stop()
    begin()
    change()
  }
  const offline = () => lost(0)
  const online = () => {
    begin()
    change()
  }
  begin()
  document.addEventListener('visibilitychange', seen)
  window.addEventListener('offline', offline)
  window.addEventListener('online', online)
  return {
    end() {
      ended = true
      document.removeEventListener('visibilitychange', seen)
      window.removeEventListener('offline', offline)
      window.removeEventListener('online', online)
      clearTimeout(settle)
      clearTimeout(losing)
      stop()
    },
  }
}
