import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { MINUTE, SECOND, systemClock } from '~/kernel/clock'
import { aloneInTabs, browserShelf, freshKey, hex } from '~/platform/shelf'
import {
  type BookView,
  type DoorAnswer,
  DoorBook,
  EMPTY_BOOK,
  judgeByList,
  type Presented,
  type Waiting,
} from '../../door-book'
import { fetchList, sendKept, sendScans } from './send-scans'

const AGAIN = 5 * SECOND
/** A list that is this old is fetched anew as soon as something changes. */
const FRESH = MINUTE
const MOST_AT_ONCE = 40

async function digestOf(code: string): Promise<string> {
  if (!crypto.subtle) return ''
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code))))
}

const noBook = { subscribe: () => () => undefined, view: () => EMPTY_BOOK }

export type DoorLine = {
  view: BookView
  /** `alone`: the phone answers by its list; `stranger`: to sign in before anything is sent. */
  state: 'line' | 'alone' | 'stranger'
  /** Without script there is no line: forms are posted as forms. */
  isReady: boolean
  isSending: boolean
  /** A message instead of an answer where the club does not take the look; empty when it does not say why. */
  look(presented: { code: string } | { seatId: string }): Promise<DoorAnswer | { key: string; message: string }>
  forget(conflictId: string): void
  again(): void
}

/** The line of one door to the club: asks it while there is a network, goes by the list without, and sends it later. */
export function useDoor(of: {
  owner: string
  name: string
  event: string
  sessionId: string
  door: string
  /** Changes whenever the club's own counts do. */
  mark: string
}): DoorLine {
  const { owner, event, mark } = of
  const { revalidate } = useRevalidator()
  const [book, setBook] = useState<DoorBook | null>(null)
  const [state, setState] = useState<DoorLine['state']>('line')
  const [isSending, setIsSending] = useState(false)
  const source = book ?? noBook
  const view = useSyncExternalStore(source.subscribe, source.view, () => EMPTY_BOOK)
  const again = useRef(revalidate)
  again.current = revalidate

  useEffect(() => {
    setBook(new DoorBook({ owner, event, shelf: browserShelf(), now: systemClock.now() }))
  }, [owner, event])

  const refresh = useCallback(async () => {
    const list = book && (await fetchList(event))
    if (list) book.keep(list)
  }, [book, event])

  const flush = useCallback(async () => {
    if (!book || book.view().waiting.length === 0) return
    await aloneInTabs('marque-door', async () => {
      setIsSending(true)
      for (;;) {
        book.look()
        const batch = book.view().waiting.slice(0, MOST_AT_ONCE)
        if (batch.length === 0) break
        const sent = await sendKept(book, event, batch)
        if (sent !== 'answered') {
          setState(sent === 'stranger' ? 'stranger' : 'alone')
          break
        }
        setState('line')
      }
      setIsSending(false)
    })
    if (book.view().waiting.length > 0) return
    again.current()
    await refresh()
  }, [book, event, refresh])

  // The list is fetched when the door opens, and when the counts have moved since it was made.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another mark is another state of the event
  useEffect(() => {
    if (!book) return
    const age = systemClock.now() - (book.view().list?.madeAt ?? 0)
    const timer = setTimeout(() => void refresh(), age > FRESH ? 0 : FRESH - age)
    return () => clearTimeout(timer)
  }, [book, mark, refresh])

  useEffect(() => {
    if (!book) return
    const go = () => void flush()
    const back = () => {
      setState('line')
      go()
    }
    const cut = () => setState('alone')
    const seen = () => {
      if (!document.hidden) go()
    }
    if (navigator.onLine === false) cut()
    go()
    window.addEventListener('online', back)
    window.addEventListener('offline', cut)
    document.addEventListener('visibilitychange', seen)
    return () => {
      window.removeEventListener('online', back)
      window.removeEventListener('offline', cut)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [book, flush])

  // What got no answer is tried again.
  useEffect(() => {
    if (state !== 'alone' || view.waiting.length === 0) return
    const timer = setInterval(() => void flush(), AGAIN)
    return () => clearInterval(timer)
  }, [state, view.waiting.length, flush])

  const here = useRef(of)
  here.current = of
  return useMemo(
    () => ({
      view,
      state,
      isSending,
      isReady: book !== null,
      look: async (presented) => {
        if (!book) throw new Error('no book')
        const answer = await lookAt(book, here.current, presented)
        if ('offline' in answer) setState(answer.offline ? 'alone' : 'line')
        return answer
      },
      forget: (id) => book?.forget(id),
      again: () => void flush(),
    }),
    [view, state, isSending, book, flush],
  )
}

/** Asks the club; by the list where there is no answer in time, and keeps the look to be sent. */
async function lookAt(
  book: DoorBook,
  { event, sessionId, door, name }: { event: string; sessionId: string; door: string; name: string },
  presented: { code: string } | { seatId: string },
): Promise<DoorAnswer | { key: string; message: string }> {
  const { list, waiting } = book.view()
  const key = freshKey()
  const bare: Omit<Waiting, 'id'> = {
    ...{ key, sessionId, door, code: '', seatId: '', ...presented, toldAt: systemClock.now(), shown: 'in' },
    ...{ madeAt: list?.madeAt ?? 0, signature: list?.signature ?? '' },
  }
  // What was let in before and is not sent yet comes first: the club would let the same ticket in again.
  if (waiting.length === 0) {
    const sent = await sendScans(event, [{ ...bare, id: '' }], true)
    if (sent.kind === 'unfit') return { key, message: '' }
    const message = sent.kind === 'answered' ? sent.refused.get(key) : undefined
    if (message !== undefined) return { key, message }
    const answer = sent.kind === 'answered' ? sent.answers.get(key) : undefined
    if (answer) return answer
  }
  const shownTo: Presented =
    'code' in presented ? { code: presented.code, digest: await digestOf(presented.code) } : presented
  const { result, seat, entry } = judgeByList(list, book.inside(name), shownTo, sessionId)
  book.add({ ...bare, shown: result })
  return { key, result, seat, entry, elsewhere: '', offline: true }
}
