import { type RefObject, useEffect, useState } from 'react'

const KEY = 'feedback-words'

/**
 * The words of a case while they are written, from the field `words` of the form. They are kept for as long as the
 * window is open, in case its kind is chosen anew or the page is lost.
 */
export function useDraft(form: RefObject<HTMLFormElement>) {
  const [words, setWords] = useState('')
  const [isRestored, setRestored] = useState(false)
  useEffect(() => {
    const area = areaOf(form)
    if (!area) return
    const kept = read()
    if (area.value === '' && kept !== '') {
      area.value = kept
      setRestored(true)
    }
    setWords(area.value)
  }, [form])
  const onInput = () => {
    const now = areaOf(form)?.value ?? ''
    setWords(now)
    try {
      sessionStorage.setItem(KEY, now)
    } catch {}
  }
  return { words, isRestored, onInput }
}

function areaOf({ current }: RefObject<HTMLFormElement>): HTMLTextAreaElement | null {
  const field = current?.elements.namedItem('words')
  return field instanceof HTMLTextAreaElement ? field : null
}

function read(): string {
  try {
    return sessionStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

/** What was sent is no draft any more. */
export function forgetDraft() {
  try {
    sessionStorage.removeItem(KEY)
  } catch {}
}
