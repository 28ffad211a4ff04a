import './case.css'
import { Form, useNavigation } from '@remix-run/react'
import { FileText, Send } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { Part } from '~/ui/card'
import { cx } from '~/ui/class-names'
import { Submission } from '~/ui/form'
import { Icon } from '~/ui/icon'
import { Textarea } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import type { KeptFile } from '../../kept-files'
import type { OwnCase, OwnMessage } from '../../read-own.server'
import { FileFields } from '../file-fields'
import type { FieldsOf } from './case-acts'
import { useWho } from './case-head'

/** All that was said, oldest first, and the field to answer in. */
export function CaseThread({
  case: one,
  fieldsOf,
  kept,
}: {
  case: OwnCase
  fieldsOf: FieldsOf
  kept: readonly KeptFile[]
}) {
  const t = useT()
  const { number, thread, zone, isOpen, isMerged } = one
  return (
    <Part title={t('feedback:thread.title')} id="messages">
      <ol className="case-talk" aria-live="polite">
        {thread.map((message) => (
          <Message key={message.id} message={message} number={number} zone={zone} who={one.dealer} />
        ))}
      </ol>
      {!isMerged && <Write isOpen={isOpen} fieldsOf={fieldsOf} kept={kept} />}
    </Part>
  )
}

function Message({
  message: { hand, name, words, at, channel, files },
  number,
  zone,
  who,
}: {
  message: OwnMessage
  number: string
  zone: string
  who: OwnCase['dealer']
}) {
  const t = useT()
  const format = useFormat(zone)
  const club = useWho(who)
  const by = hand === 'owner' ? t('feedback:thread.you') : name === '' ? club : `${name} · ${club}`
  return (
    <li className={cx(hand !== 'owner' && 'theirs')}>
      <p className="num">
        <b>{by}</b> · {format.dateTime(at)}
        {channel === 'email' && ` · ${t('feedback:thread.by_email')}`}
      </p>
      {words !== '' && <p className="case-words">{words}</p>}
      {files.length > 0 && (
        <ul className="mt-2 grid gap-2">
          {files.map((file) => (
            <li key={file.id}>
              <Attached file={file} href={`/feedback/${number}/files/${file.id}`} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function Attached({ file: { name, kind }, href }: { file: OwnMessage['files'][number]; href: string }) {
  const t = useT()
  if (kind === 'photo') {
    return (
      <a href={href} className="inline-block" data-document>
        <img
          src={`${href}?size=small`}
          alt={t('feedback:files.one', { name })}
          className="h-32 max-w-full rounded-card border border-line object-cover"
          loading="lazy"
        />
      </a>
    )
  }
  return (
    <>
      {kind === 'audio' && (
        // biome-ignore lint/a11y/useMediaCaption: somebody's own words; there is no text of them
        <audio controls preload="none" src={href} className="w-full" aria-label={t('feedback:thread.play', { name })} />
      )}
      <a href={href} className="link link-alone inline-flex items-center gap-2 wrap-anywhere" data-document download>
        <Icon as={FileText} size="s" />
        {name}
      </a>
    </>
  )
}

function Write({ isOpen, fieldsOf, kept }: { isOpen: boolean; fieldsOf: FieldsOf; kept: readonly KeptFile[] }) {
  const t = useT()
  const { state, formData } = useNavigation()
  const form = useRef<HTMLFormElement>(null)
  const wasSending = useRef(false)
  const field = fieldsOf('say')
  const words = field('words')
  const isSending = state === 'submitting' && formData?.get('act') === 'say'
  const isRefused = Boolean(words.errors ?? words.initialValue)
  useEffect(() => {
    // What has arrived stands above: the field is free again.
    if (wasSending.current && state === 'idle' && !isRefused) form.current?.reset()
    if (isSending) wasSending.current = true
    else if (state === 'idle') wasSending.current = false
  }, [isSending, state, isRefused])
  return (
    <Form ref={form} method="post" encType="multipart/form-data" preventScrollReset className="mt-6 grid gap-4">
      <Submission />
      <input type="hidden" name="act" value="say" />
      <Textarea
        field={{ ...words, maxLength: 5_000 }}
        label={t(isOpen ? 'feedback:thread.label' : 'feedback:thread.label_ended')}
        hint={isOpen ? undefined : t('feedback:thread.ended')}
        rows={3}
      />
      <FileFields field={field('files')} kept={kept} />
      <SubmitButton kind="line" icon={Send}>
        {t('feedback:thread.send')}
      </SubmitButton>
    </Form>
  )
}
