import { CircleAlert, Hourglass } from 'lucide-react'
import { useT } from '~/i18n/use'
import { Note } from '~/ui/card'
import { SubmitButton } from '~/ui/submit'
import type { PartyAnswer } from '../answer-party.server'
import type { PartyFormView } from '../read-join.server'
import { CARS, PEOPLE } from '../rules'
import { FORM_ID } from './party-form'

/** Why the party was not taken; a full house has the queue as its one next step, with all that was entered. */
export function PartyRefused({
  refusal,
  form,
  noWait,
}: {
  refusal: PartyAnswer['refusal']
  form: PartyFormView
  noWait?: boolean
}) {
  const t = useT()
  if (!refusal) return null
  const { full, message } = refusal
  if (!full) return <Note className="mt-5" tone="danger" icon={CircleAlert} role="alert" title={message} />
  const kind = form.kinds.find(({ id }) => id === full.scope)
  const left = full.left[full.scope] ?? 0
  return (
    <Note
      className="mt-5"
      tone="warn"
      icon={Hourglass}
      role="alert"
      title={message}
      acts={
        noWait ? undefined : (
          <SubmitButton kind="line" form={FORM_ID} name="act" value="wait">
            {t('events:join.wait')}
          </SubmitButton>
        )
      }
    >
      {full.scope === CARS && <p>{t('events:join.full_cars', { count: left })}</p>}
      {kind && <p>{t('events:join.full_kind', { kind: kind.name, count: left })}</p>}
      {full.scope === PEOPLE && left === 0 && !noWait && <p>{t('events:join.wait_text')}</p>}
    </Note>
  )
}
