import './events.css'
import { Form } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { Button } from '~/ui/button'
import { Part } from '~/ui/card'
import { Checkbox, RadioCards } from '~/ui/choices'
import { Submission } from '~/ui/form'
import type { PartyDraft } from '../own-forms'
import { idOf } from '../party-draft'
import type { PartyFormView } from '../read-join.server'
import { Question } from './question'
import { SeatFields } from './seat-fields'
import { spanText } from './words'

export const FORM_ID = 'party'
export type Errors = Record<string, string[] | null>

type Props = {
  form: PartyFormView
  draft: PartyDraft
  errors: Errors
  /** Somebody was just added: their line is where to go on. */
  added: boolean
  onDraft(of: FormData): void
}

/** Everything about a party on one page: when, who, with which car, and what they are asked. Works without a script. */
export function PartyForm({ form, draft, errors, added, onDraft }: Props) {
  const t = useT()
  const format = useFormat(form.zone)
  const place = useRef<HTMLFormElement>(null)
  const { sessions, questions, waiver, waiverPer, partyMax } = form
  const field = (name: string, initialValue: unknown) => ({
    ...{ id: idOf(name), name, initialValue },
    errors: errors[name] ?? undefined,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: where to go on after an answer, once for each
  useEffect(() => {
    const wrong = place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const last = added
      ? place.current?.querySelector<HTMLElement>('fieldset.event-seat:last-of-type input[type=text]')
      : null
    ;(wrong ?? last)?.focus()
  }, [errors, added])
  return (
    <Form
      method="post"
      id={FORM_ID}
      ref={place}
      preventScrollReset
      noValidate
      onChange={(event) => onDraft(new FormData(event.currentTarget))}
    >
      <Submission />
      <input type="hidden" name="version" value={draft.version} />
      {/* The key Enter registers, wherever it is pressed. */}
      <button type="submit" name="act" value="register" className="sr-only" tabIndex={-1} aria-hidden>
        {t('events:join.submit')}
      </button>
      {sessions.length > 1 ? (
        <RadioCards
          field={field('sessionId', draft.sessionId)}
          label={t('events:join.session')}
          options={sessions.map((session) => ({
            value: session.id,
            title: session.name || spanText(format, session),
            sub: (
              <span className="num">
                {[
                  ...(session.name ? [spanText(format, session)] : []),
                  ...(session.people === null
                    ? []
                    : [
                        session.people > 0
                          ? t('events:left.places', { count: session.people })
                          : session.waiting > 0
                            ? t('events:left.queue', { count: session.waiting })
                            : t('events:left.full'),
                      ]),
                ].join(' · ')}
              </span>
            ),
          }))}
        />
      ) : (
        <input type="hidden" name="sessionId" value={sessions[0]?.id ?? draft.sessionId} />
      )}
      <Part title={t('events:join.people')} end={t('events:join.most', { count: partyMax })}>
        <div className="grid gap-4">
          {draft.seats.map((seat, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the form is drawn anew with each answer
            <SeatFields key={at} at={at} seat={seat} form={form} errors={errors} />
          ))}
        </div>
        {draft.seats.length < partyMax && (
          <Button type="submit" name="act" value="add" icon={Plus} full className="mt-3">
            {t('events:join.add')}
          </Button>
        )}
      </Part>
      {questions.some(({ per }) => per === 'party') && (
        <Part title={t('events:join.questions')}>
          {questions
            .filter(({ per }) => per === 'party')
            .map((question) => (
              <Question
                key={question.code}
                question={question}
                field={field(`answers.${question.code}`, draft.answers[question.code])}
              />
            ))}
        </Part>
      )}
      {waiver && (
        <Part title={t('events:join.waiver')}>
          <p className="card card-pad text-small text-ink-2 whitespace-pre-line">{waiver}</p>
          {waiverPer === 'party' && (
            <Checkbox field={field('waived', draft.waived)}>{t('events:join.waived')}</Checkbox>
          )}
        </Part>
      )}
    </Form>
  )
}
