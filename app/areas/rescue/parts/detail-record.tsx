import { Form } from '@remix-run/react'
import { useFormat, useT } from '~/i18n/use'
import { Submission } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import { StateLine, type StateStep } from '~/ui/timeline'
import type { DeskRescue } from '../read-desk-rescue.server'
import { PhotoStrip } from './photo-strip'

const REQUEST_STEPS = ['call', 'acknowledge', 'release', 'give-up', 'cancel', 'merge', 'hand-over'] as const
const JOB_STEPS = [
  ...(['offer', 'accept', 'decline', 'time-out', 'withdraw', 'depart', 'extend', 'arrive', 'tow'] as const),
  ...(['finish', 'unable', 'gone'] as const),
]
type StepKey = (typeof REQUEST_STEPS)[number] | (typeof JOB_STEPS)[number] | 'job-cancel' | 'other'
const isOf = <Name extends string>(names: readonly Name[], name: string): name is Name =>
  (names as readonly string[]).includes(name)

/** The key of a step's sentence; the request's own echo of an assignment's step is left out (null). */
function keyOf({ event, isJob }: { event: string; isJob: boolean }): StepKey | null {
  if (isJob) return event === 'cancel' ? 'job-cancel' : isOf(JOB_STEPS, event) ? event : 'other'
  if (['accept', 'arrive', 'finish'].includes(event)) return null
  return isOf(REQUEST_STEPS, event) ? event : 'other'
}

/** Every step and every broken promise, oldest first. */
export function Record({ call }: { call: DeskRescue }) {
  const t = useT()
  const format = useFormat(call.zone)
  const today = format.date(call.createdAt)
  const timeOf = (at: number) => (format.date(at) === today ? format.time(at) : format.dateTime(at, 'monthDay'))
  const lines = [
    ...call.steps.flatMap((step) => {
      const key = keyOf(step)
      if (key === null) return []
      const name = t(`rescue-desk:detail.step.${key}`, {
        helper: step.helper,
        time: step.etaAt === null ? '' : format.time(step.etaAt),
      })
      const who = step.actor || (step.hand === 'system' ? '' : t(`rescue-desk:detail.hand.${step.hand as 'desk'}`))
      return [{ id: step.id, at: step.at, name, why: [who, step.reason].filter(Boolean).join(' · '), broken: false }]
    }),
    ...call.breaches.map(({ id, at, kind, level }) => ({
      ...{ id, at, why: '', broken: true },
      name: t(`rescue-desk:detail.breach.${kind as 'assign'}`, {
        level: t(`rescue-desk:detail.level.${level as 'adviser'}`),
      }),
    })),
  ].sort((a, b) => a.at - b.at)
  const steps = lines.map((line, at): StateStep => {
    const isLast = at === lines.length - 1 && call.closedAt === null
    return {
      id: line.id,
      name: line.name,
      time: timeOf(line.at),
      why: line.why,
      at: line.broken ? 'stopped' : isLast ? 'now' : 'done',
    }
  })
  return (
    <section>
      <h3>{t('rescue-desk:detail.record')}</h3>
      <StateLine steps={steps} label={t('rescue-desk:detail.record')} />
    </section>
  )
}

/** What owner, helper and desk wrote to each other. */
export function Messages({ call, mayWrite }: { call: DeskRescue; mayWrite: boolean }) {
  const t = useT()
  const format = useFormat(call.zone)
  const { messages } = call
  return (
    <section>
      <h3>{t('rescue-desk:detail.messages')}</h3>
      {messages.length === 0 ? (
        <p className="text-ink-2">{t('rescue-desk:detail.no_messages')}</p>
      ) : (
        <ul className="rd-said">
          {messages.map(({ id, hand, at, text, actor }) => (
            <li key={id}>
              <span className="num text-micro text-ink-2">
                {format.time(at)} {t(`rescue-desk:detail.hand.${hand as 'owner'}`)} {actor}
              </span>
              <p className="wrap-anywhere">{text}</p>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <Form method="post" preventScrollReset className="mt-2 flex items-end gap-2" key={messages.length}>
          <Submission />
          <input type="hidden" name="act" value="message" />
          <input type="hidden" name="number" value={call.number} />
          <TextInput
            className="flex-1"
            field={{ id: `message-${call.id}`, name: 'text', required: true, maxLength: 500 }}
            label={t('rescue-desk:detail.message')}
            autoComplete="off"
          />
          <SubmitButton kind="line" size="s">
            {t('rescue-desk:detail.send')}
          </SubmitButton>
        </Form>
      )}
    </section>
  )
}

/** What the helper photographed, and the signature. */
export function Pictures({ call }: { call: DeskRescue }) {
  const t = useT()
  const format = useFormat(call.zone)
  const photos = [
    ...call.photos.map(({ id, at }) => ({ id, label: t('rescue-desk:helper.photos.one', { at: format.time(at) }) })),
    ...(call.isSigned ? [{ id: 'signature', label: t('rescue-desk:helper.photos.signature') }] : []),
  ]
  if (photos.length === 0) return null
  return (
    <section>
      <h3>{t('rescue-desk:helper.photos.title')}</h3>
      <PhotoStrip base={`/desk/rescue/${call.number}/photos`} photos={photos} />
    </section>
  )
}
