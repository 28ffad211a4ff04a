import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { SECOND, systemClock } from '~/kernel/clock'
import { aloneInTabs, browserShelf, freshKey } from '~/platform/shelf'
import { sendEntries } from './send-entries'
import { EMPTY_LINE, type LineView, WaitingLine } from './waiting-line'

const AGAIN = [3, 5, 10, 20, 30].map((seconds) => seconds * SECOND)

const alone = (work: () => Promise<void>) => aloneInTabs('marque-rescue-line', work)
const lines = new Map<string, WaitingLine>()
function lineOf(owner: string): WaitingLine {
  const known = lines.get(owner)
  if (known) return known
  const parts = { owner, shelf: browserShelf(), send: sendEntries, now: systemClock.now, freshKey, alone }
  const line = new WaitingLine(parts)
  lines.set(owner, line)
  return line
}

export type Line = {
  view: LineView
  /** The act that is on its way, from the press until the page has read what came of it. */
  busy: string | null
  /** Without script or storage there is no line: forms are posted as forms. */
  isReady: boolean
  submit(assignmentId: string, act: string, fields: Record<string, string>): Promise<void>
  note(assignmentId: string, fields: Record<string, string>): void
  forget(id: string): void
  again(): void
}

const noLine = { subscribe: () => () => undefined, view: () => EMPTY_LINE }

/**
 * The helper's line to the server: what is done here is kept first and sent then, now or when there is a network
 * again; after it the page is read anew.
 */
export function useLine(owner: string): Line {
  const { revalidate, state: reading } = useRevalidator()
  const [line, setLine] = useState<WaitingLine | null>(null)
  const [busy, setBusy] = useState<{ act: string; read: 'no' | 'asked' | 'begun' } | null>(null)
  const view = useSyncExternalStore((line ?? noLine).subscribe, (line ?? noLine).view, () => EMPTY_LINE)
  const again = useRef(revalidate)
  again.current = revalidate
  useEffect(() => setLine(lineOf(owner)), [owner])

  const flush = useCallback(async (of: WaitingLine) => {
    const before = of.view().waiting.length
    await of.flush()
    if (of.view().waiting.length < before) again.current()
  }, [])

  useEffect(() => {
    if (!line) return
    const go = () => void flush(line)
    const seen = () => {
      if (!document.hidden) go()
    }
    const stored = (event: StorageEvent) => {
      if (event.key?.startsWith('marque.rescue.')) line.look()
    }
    go()
    window.addEventListener('online', go)
    window.addEventListener('storage', stored)
    document.addEventListener('visibilitychange', seen)
    return () => {
      window.removeEventListener('online', go)
      window.removeEventListener('storage', stored)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [line, flush])

  // What got no answer is tried again, ever more slowly.
  const { state } = view
  const round = useRef(0)
  useEffect(() => {
    if (state === 'idle') round.current = 0
    if (!line || state !== 'offline') return
    const wait = AGAIN[Math.min(round.current++, AGAIN.length - 1)]
    const timer = setTimeout(() => void flush(line), wait)
    return () => clearTimeout(timer)
  }, [line, state, flush])

  useEffect(() => {
    if (busy?.read === 'asked' && reading === 'loading') setBusy({ ...busy, read: 'begun' })
    if (busy?.read === 'begun' && reading === 'idle') setBusy(null)
  }, [busy, reading])

  return {
    view,
    busy: busy?.act ?? null,
    isReady: line !== null,
    async submit(assignmentId, act, fields) {
      if (!line || busy) return
      setBusy({ act, read: 'no' })
      line.add(assignmentId, act, fields)
      await line.flush()
      const hasLine = line.view().state === 'idle'
      setBusy(hasLine ? { act, read: 'asked' } : null)
      if (hasLine) again.current()
    },
    note(assignmentId, fields) {
      if (!line) return
      line.add(assignmentId, 'position', fields)
      void line.flush()
    },
    forget: (id) => line?.forget(id),
    again: () => line && void flush(line),
  }
}
