import { Form, useNavigation } from '@remix-run/react'
import { Send } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { Submission } from '~/ui/form'
import { Textarea } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'

type Message = { id: string; hand: string; at: number; text: string }

/** Words both ways, oldest first, the newest beside the field. */
export function Talk({ messages, zone, closed }: { messages: readonly Message[]; zone: string; closed: boolean }) {
  const t = useT()
  const format = useFormat(zone)
  const { state, formData } = useNavigation()
  const form = useRef<HTMLFormElement>(null)
  const wasSending = useRef(false)
  const isSending = state === 'submitting' && formData?.get('act') === 'message'
  useEffect(() => {
    // What has arrived stands above: the field is free again.
    if (wasSending.current && state === 'idle') form.current?.reset()
    if (isSending) wasSending.current = true
    else if (state === 'idle') wasSending.current = false
  }, [isSending, state])
  const hand = (name: string) =>
    t(name === 'owner' || name === 'helper' ? `rescue:message.${name}` : 'rescue:message.desk')
  return (
    <>
      {messages.length === 0 ? (
        <p className="text-small text-ink-2">{t('rescue:message.none')}</p>
      ) : (
        <ol className="rescue-talk" aria-live="polite">
          {messages.map((message) => (
            <li key={message.id} className={message.hand === 'owner' ? 'mine' : undefined}>
              <span className="num">
                {hand(message.hand)} · {format.time(message.at)}
              </span>
              {message.text}
            </li>
          ))}
        </ol>
      )}
      {!closed && (
        <Form ref={form} method="post" preventScrollReset className="mt-4 grid gap-3">
          <Submission />
          <Textarea
            field={{ id: 'text', name: 'text', maxLength: 600, required: true }}
            label={t('rescue:message.label')}
            rows={2}
          />
          <SubmitButton kind="line" icon={Send} name="act" value="message">
            {t('rescue:message.send')}
          </SubmitButton>
        </Form>
      )}
    </>
  )
}
