import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useT } from '~/i18n/use'
import { Submission } from '~/ui/form'
import { Select, Textarea } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import type { KeptFile } from '../kept-files'
import type { Template } from '../read-choices.server'
import type { Typed } from './case-acts'
import { FileFields } from './file-fields'

const MODES = ['say', 'note', 'talk'] as const
type Mode = (typeof MODES)[number]
type Worker = { userId: string; name: string }

interface ComposerProps {
  version: number
  templates: readonly Template[]
  workers: readonly Worker[]
  may: { say: boolean; ask: boolean; talk: boolean }
  /** What was typed into a form that was refused. */
  typed?: Typed
  kept: readonly KeptFile[]
  onWriting(writing: boolean): void
}

/** Writes to the owner, notes something inside, or logs a talk. Works as three plain forms in one without a script. */
export function Composer({
  version,
  templates,
  workers,
  may,
  typed: refused,
  kept: brought,
  onWriting,
}: ComposerProps) {
  const t = useT()
  const typed = MODES.some((mode) => mode === refused?.act) ? refused : undefined
  const modes = MODES.filter((mode) => mode === 'note' || (mode === 'say' ? may.say : may.talk))
  const first: Mode = modes.find((mode) => mode === typed?.act) ?? modes[0] ?? 'note'
  const [mode, setMode] = useState<Mode>(first)
  const [words, setWords] = useState(typed?.words ?? '')
  const { state, formData } = useNavigation()
  const wasSending = useRef(false)
  const [sent, setSent] = useState(0)
  // Like the words they stay until they are sent, whatever else is done on the page meanwhile.
  const [kept, setKept] = useState(brought)
  useEffect(() => {
    if (typed) setKept(brought)
  }, [typed, brought])
  const isSending = state !== 'idle' && formData?.get('words') === words && words !== ''
  useEffect(() => {
    if (isSending) wasSending.current = true
    else if (wasSending.current && state === 'idle') {
      wasSending.current = false
      // What was refused comes back and stays; what has arrived stands in the thread.
      if (!typed?.words) {
        setWords('')
        setKept([])
        setSent((count) => count + 1)
      }
    }
  }, [isSending, state, typed])
  useEffect(() => onWriting(mode !== 'note' && words.trim() !== ''), [mode, words, onWriting])
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      preventScrollReset
      className="mt-4 grid gap-3 border-line border-t pt-4"
      aria-label={t('cases-desk:compose.title')}
    >
      <Submission />
      <input type="hidden" name="version" value={version} />
      {modes.length > 1 && (
        <fieldset>
          <legend className="sr-only">{t('cases-desk:compose.mode')}</legend>
          <div className="seg">
            {modes.map((one) => (
              <label key={one}>
                <input type="radio" name="act" value={one} checked={mode === one} onChange={() => setMode(one)} />
                <span>{t(`cases-desk:compose.${one}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {modes.length === 1 && <input type="hidden" name="act" value={mode} />}
      {mode === 'say' && templates.length > 0 && (
        <Select
          field={{ id: 'template', name: 'template', key: String(sent) }}
          label={t('cases-desk:compose.template')}
          placeholder={t('cases-desk:compose.template_none')}
          options={templates.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(event) => {
            const chosen = templates.find(({ code }) => code === event.currentTarget.value)
            if (chosen) setWords((now) => (now.trim() === '' ? chosen.words : `${now.trimEnd()}\n\n${chosen.words}`))
          }}
        />
      )}
      <Textarea
        field={{ id: 'words', name: 'words', maxLength: 10_000, required: true }}
        label={t('cases-desk:compose.words')}
        hint={t(
          mode === 'say'
            ? 'cases-desk:compose.words_hint'
            : mode === 'note'
              ? 'cases-desk:compose.note_hint'
              : 'cases-desk:compose.talk_hint',
        )}
        rows={4}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {mode === 'note' && workers.length > 0 && (
        <Select
          field={{ id: 'mentions', name: 'mentions', defaultValue: [typed?.mentions].flat()[0] }}
          label={t('cases-desk:compose.mention')}
          placeholder={t('cases-desk:compose.mention_none')}
          options={workers.map(({ userId, name }) => ({ value: userId, label: name }))}
        />
      )}
      {mode === 'talk' && (
        <Select
          field={{ id: 'channel', name: 'channel', defaultValue: typed?.channel }}
          label={t('cases-desk:compose.channel')}
          options={(['phone', 'counter', 'social'] as const).map((value) => ({
            value,
            label: t(`cases-desk:work.channel.${value}`),
          }))}
        />
      )}
      <FileFields key={`files-${sent}`} field={{ id: 'files', name: 'files' }} kept={kept} />
      {mode === 'say' && may.ask && (
        <label className="check">
          <input key={sent} type="checkbox" name="ask" defaultChecked={typed?.ask === 'on'} />
          <span>{t('cases-desk:compose.ask')}</span>
        </label>
      )}
      <span>
        <SubmitButton>{t(`cases-desk:compose.send.${mode}`)}</SubmitButton>
      </span>
    </Form>
  )
}
