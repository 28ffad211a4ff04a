import { json, type TypedResponse } from '@remix-run/node'
import type { EventQuestion } from '#db/schema/event-plans'
import { formatter } from '~/i18n/format'
import type { Refusal } from '~/kernel/outcome'
import type { PageContext } from '~/platform/page.server'
import type { PartyDraft } from './own-forms'
import { because } from './parts/words'
import { missingOf } from './party-draft'
import type { PartyFormView } from './read-join.server'

type Sent = { draft: PartyDraft; form: PartyFormView; questions: readonly EventQuestion[] }
export type PartyAnswer = {
  draft: PartyDraft
  errors: Record<string, string[] | null>
  /** What is said above the form; `full` has what is left, scope by scope. */
  refusal: { reason: string; message: string; full: { scope: string; left: Record<string, number> } | null } | null
  act: string
}

/** The address that the act leads to, or the form again with everything that was entered and a word at every fault. */
export async function answerParty(
  { t, language }: Pick<PageContext, 't' | 'language'>,
  { draft, form, questions }: Sent,
  write: () => Promise<TypedResponse<never> | Refusal>,
): Promise<TypedResponse<PartyAnswer> | TypedResponse<never>> {
  const asked = { ...form, questions, hasWaiver: form.waiver !== '' }
  const missing = missingOf(draft, asked)
  if (missing.length > 0) {
    const errors = Object.fromEntries(
      missing.map((name) => [name, [t(name.endsWith('waived') ? 'events:refusal.waiver' : 'shell:field.required')]]),
    )
    const refusal = { reason: 'missing', message: t('events:join.missing', { count: missing.length }), full: null }
    return json({ draft, errors, refusal, act: 'register' }, { status: 400 })
  }
  const outcome = await write()
  if (!('reason' in outcome)) return outcome
  const message = because(t, formatter(language, form.zone), outcome)
  const { reason, field, alternatives } = outcome
  const full =
    reason === 'events:refusal.full' ? (alternatives as { scope: string; left: Record<string, number> }) : null
  const status = full ? 409 : 400
  if (field) {
    // A plate of another car is asked for at its own field; the list of cars has no error to show for it.
    return json(
      { draft, errors: { [field]: [message] }, refusal: { reason, message, full: null }, act: 'register' },
      { status },
    )
  }
  return json({ draft, errors: {}, refusal: { reason, message, full }, act: 'register' }, { status })
}
