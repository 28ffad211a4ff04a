import { Form } from '@remix-run/react'
import { ScanLine, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useT } from '~/i18n/use'
import { SECOND, systemClock } from '~/kernel/clock'
import { Button } from '~/ui/button'
import { Submission } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import { cutCode } from '../../door-words'
import type { Place } from './door-setup'
import { wakeSound } from './door-signal'

const Camera = lazy(() => import('~/ui/code-camera.client'))
/** A code that stays before the camera is one guest, not many. */
const GONE_AFTER = 3 * SECOND

/** The camera; nothing of it is loaded before it is wanted. */
export function Scanner({
  isBusy,
  onCode,
}: {
  /** An answer is shown or on its way: what the camera sees meanwhile is left alone. */
  isBusy: boolean
  /** Left out while no script runs. */
  onCode?: (code: string) => void
}) {
  const t = useT()
  const [hasCamera, setHasCamera] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  const last = useRef({ text: '', at: 0 })
  useEffect(() => setHasCamera(Boolean(navigator.mediaDevices?.getUserMedia)), [])
  const see = (seen: string) => {
    const text = cutCode(seen)
    if (text === '') return undefined
    const now = systemClock.now()
    const isSame = last.current.text === text && now - last.current.at < GONE_AFTER
    if (isSame || !isBusy) last.current = { text, at: now }
    if (!isSame && !isBusy) onCode?.(text)
    return undefined
  }
  if (!hasCamera || !onCode) return null
  return (
    <div className="grid gap-3">
      {isOpen && (
        <Suspense>
          <Camera
            label={t('events-door:scan.label')}
            denied={<p>{t('events-door:scan.denied')}</p>}
            lamp={{ on: t('events-door:scan.lamp_on'), off: t('events-door:scan.lamp_off') }}
            onSeen={see}
            className="door-camera"
          />
        </Suspense>
      )}
      <Button
        kind={isOpen ? 'line' : 'go'}
        full
        icon={isOpen ? X : ScanLine}
        aria-expanded={isOpen}
        onClick={() => {
          wakeSound()
          setIsOpen(!isOpen)
        }}
      >
        {t(isOpen ? 'events-door:scan.close' : 'events-door:scan.open')}
      </Button>
    </div>
  )
}

/** A field for the code where there is no camera: a hand scanner types into it. */
export function CodeField({
  place,
  isBusy,
  onCode,
}: {
  place: Place
  isBusy: boolean
  onCode?: (code: string) => void
}) {
  const t = useT()
  return (
    <details className="door-fold">
      <summary>
        <span className="link">{t('events-door:scan.code_open')}</span>
      </summary>
      <Form
        method="post"
        className="door-code"
        onSubmit={(event) => {
          if (!onCode) return
          event.preventDefault()
          const form = event.currentTarget
          const code = String(new FormData(form).get('code') ?? '').trim()
          wakeSound()
          if (code !== '' && !isBusy) onCode(code)
          form.reset()
        }}
      >
        <Submission />
        <input type="hidden" name="act" value="code" />
        <input type="hidden" name="sessionId" value={place.sessionId} />
        <input type="hidden" name="door" value={place.door} />
        <TextInput
          field={{ id: 'door-code', name: 'code', required: true, maxLength: 400 }}
          label={t('events-door:scan.code')}
          hint={t('events-door:scan.code_hint')}
          look="code"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
        <SubmitButton kind="line">{t('events-door:scan.code_go')}</SubmitButton>
      </Form>
    </details>
  )
}
