import { useRevalidator } from '@remix-run/react'
import { Camera, Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { MINUTE } from '~/kernel/clock'
import { Button } from '~/ui/button'
import { Note, Part } from '~/ui/card'
import { Submission } from '~/ui/form'
import { FileInput, Textarea } from '~/ui/inputs'
import type { HelperJob } from '../../read-helper-job.server'
import { PhotoStrip } from '../photo-strip'
import { type OfJob, StepButton, StepForm } from './step-form'

type Props = OfJob & { job: HelperJob }

/** What owner, desk and helper write each other; what waits on this phone stands last. */
export function JobTalk({ job, ...of }: Props) {
  const t = useT()
  const format = useFormat(job.zone)
  const waiting = of.line.view.waiting.filter(({ act, assignmentId }) => act === 'message' && assignmentId === job.id)
  const isEmpty = job.messages.length === 0 && waiting.length === 0
  return (
    <Part title={t('rescue-desk:helper.talk.title')}>
      {isEmpty ? (
        <p className="text-small text-ink-2">{t('rescue-desk:helper.talk.empty')}</p>
      ) : (
        <ol className="rows card">
          {job.messages.map(({ id, hand, text, at }) => (
            <li key={id} className="item block!">
              <p className="flex justify-between gap-3 text-small text-ink-2">
                <span>{t(`rescue-desk:helper.talk.${hand as 'owner' | 'helper' | 'desk'}`)}</span>
                <span className="num">{format.time(at)}</span>
              </p>
              <p className="whitespace-pre-line break-words">{text}</p>
            </li>
          ))}
          {waiting.map(({ id, fields }) => (
            <li key={id} className="item block!">
              <p className="text-small text-warn">{t('rescue-desk:helper.talk.waiting')}</p>
              <p className="whitespace-pre-line break-words">{fields.text}</p>
            </li>
          ))}
        </ol>
      )}
      <StepForm {...of} act="message" className="mt-4 gap-3!" after={(form) => form.reset()}>
        <Textarea
          field={{ id: 'message', name: 'text', required: true, maxLength: 600 }}
          label={t('rescue-desk:helper.talk.write')}
          rows={2}
        />
        <StepButton line={of.line} act="message" kind="line" icon={Send}>
          {t('rescue-desk:helper.talk.go')}
        </StepButton>
      </StepForm>
    </Part>
  )
}

/** Photos for the owner and the desk. Too large to wait on the phone: without a network they stay in the field. */
export function JobPhotos({ job }: { job: HelperJob }) {
  const t = useT()
  const format = useFormat(job.zone)
  const { revalidate } = useRevalidator()
  const [state, setState] = useState<'idle' | 'busy' | 'no_line' | { message: string }>('idle')
  const upload = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setState('busy')
    try {
      const response = await fetch(`/desk/my-rescues/${job.id}/photos`, {
        method: 'POST',
        body: new FormData(form),
        redirect: 'manual',
        signal: AbortSignal.timeout(2 * MINUTE),
      })
      if (response.ok) {
        form.reset()
        setState('idle')
        return revalidate()
      }
      const said = (await response.json().catch(() => ({}))) as { refusal?: { message?: string } }
      setState({ message: said.refusal?.message ?? t('rescue-desk:helper.photos.failed') })
    } catch {
      setState('no_line')
    }
  }
  return (
    <Part title={t('rescue-desk:helper.photos.title')}>
      {job.photos.length > 0 && (
        <PhotoStrip
          className="mb-4"
          base={`/desk/my-rescues/${job.id}/photos`}
          photos={job.photos.map(({ id, at }) => ({
            id,
            label: t('rescue-desk:helper.photos.one', { at: format.time(at) }),
          }))}
        />
      )}
      <form
        method="post"
        action={`/desk/my-rescues/${job.id}/upload`}
        encType="multipart/form-data"
        onSubmit={upload}
        className="grid gap-3"
      >
        <Submission key={job.photos.length} />
        <input type="hidden" name="act" value="photo" />
        <FileInput
          field={{ id: 'photo', name: 'photo' }}
          label={t('rescue-desk:helper.photos.add')}
          hint={t('rescue-desk:helper.photos.hint')}
          accept="image/*"
          required
        />
        {state !== 'idle' && state !== 'busy' && (
          <Note tone="danger" role="alert">
            {state === 'no_line' ? t('rescue-desk:helper.photos.no_line') : state.message}
          </Note>
        )}
        <Button type="submit" icon={Camera} full busy={state === 'busy'}>
          {t('rescue-desk:helper.photos.go')}
        </Button>
      </form>
    </Part>
  )
}
