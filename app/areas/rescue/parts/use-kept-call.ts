import { useNavigate, useSubmit } from '@remix-run/react'
import { type FormEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'

const KEPT = 'rescue-call'
const KEPT_FOR_MS = 2 * 60 * 60_000
const PATIENCE_MS = 20_000

type Kept = { at: number; fields: [string, string][] }

/** Forgets what was filled in: it has arrived. */
export function forgetCall(): void {
  try {
    sessionStorage.removeItem(KEPT)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function readKept(): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Kept | null
    return kept && performance.timeOrigin + performance.now() - kept.at < KEPT_FOR_MS ? kept : null
  } catch {
    return null
  }
}

function keep(form: HTMLFormElement, submission: string | undefined): void {
  const fields = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, name === 'submission' && submission ? submission : value]] : [],
  )
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ at: performance.timeOrigin + performance.now(), fields }))
  } catch {
    // Private windows may refuse; the page itself still has everything.
  }
}

function fillIn(form: HTMLFormElement, fields: Kept['fields']): void {
  for (const element of form.elements) {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) continue
    if (element.type === 'hidden' || element.name === '') continue
    const values = fields.filter(([name]) => name === element.name).map(([, value]) => value)
    if (element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox')) {
      element.checked = values.includes(element.value)
    } else element.value = values[0] ?? element.value
  }
}

export type Sending = 'idle' | 'sending' | 'failed'

/**
 * A form that survives a lost line: what is typed is kept in this tab, a send that did not get through says so and is
 * tried again when the line is back, always under the same key, so that it counts once.
 */
export function useKeptCall(
  form: RefObject<HTMLFormElement>,
  onRestore: (fields: ReadonlyMap<string, string>) => void,
) {
  const navigate = useNavigate()
  const submit = useSubmit()
  const [sending, setSending] = useState<Sending>('idle')
  const [isRestored, setRestored] = useState(false)
  const key = useRef<string>()
  const restore = useRef(onRestore)
  restore.current = onRestore
  useEffect(() => {
    const kept = readKept()
    if (!kept || !form.current) return
    fillIn(form.current, kept.fields)
    const fields = new Map(kept.fields)
    key.current = fields.get('submission')
    restore.current(fields)
    setRestored(true)
  }, [form])

  const save = useCallback(() => {
    if (form.current) keep(form.current, key.current)
  }, [form])

  const send = useCallback(async () => {
    if (!form.current) return
    const data = new FormData(form.current)
    key.current ??= String(data.get('submission') ?? '')
    data.set('submission', key.current)
    keep(form.current, key.current)
    setSending('sending')
    try {
      const body = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]))
      const answer = await fetch(location.pathname, { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE_MS) })
      const at = new URL(answer.url)
      if (answer.redirected && at.pathname !== location.pathname) {
        if (/^\/rescue\//.test(at.pathname)) forgetCall()
        return navigate(at.pathname + at.search)
      }
      if (answer.status >= 500) return setSending('failed')
      // The form was refused: the same once more, so that the page shows why.
      setSending('idle')
      key.current = undefined
      submit(data, { method: 'post' })
    } catch {
      setSending('failed')
    }
  }, [form, navigate, submit])

  useEffect(() => {
    if (sending !== 'failed') return
    const again = () => void send()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [sending, send])

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending !== 'sending') void send()
  }
  return { sending, isRestored, save, send, onSubmit }
}
