import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { z } from 'zod'
import { answerParty } from '~/areas/events/answer-party.server'
import { changeParty } from '~/areas/events/change-party.server'
import { partyForm } from '~/areas/events/own-forms'
import { PartyFoot, useSum } from '~/areas/events/parts/party-foot'
import { type Errors, PartyForm } from '~/areas/events/parts/party-form'
import { PartyRefused } from '~/areas/events/parts/party-refused'
import { RefundRule } from '~/areas/events/parts/refund-rule'
import { seatsOf, withSeats } from '~/areas/events/party-draft'
import { readChange } from '~/areas/events/read-join.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Note, PageTitle } from '~/ui/card'
import { OwnerPage } from '~/ui/owner-shell'

const params = z.object({ party: z.string().max(20) })

export const loader = page({ permission: 'event:own', params }, async ({ club, actor, params, language }) => {
  const { form, draft, party } = await readChange(club, actor, params.party, language)
  return { form, draft, party }
})

export const action = page({ permission: 'event:own', params, form: partyForm }, async (handed) => {
  const { club, actor, params, input, submission, language, go } = handed
  const { act, ...draft } = input
  const { form, questions, party } = await readChange(club, actor, params.party, language)
  if (act === 'add' || act.startsWith('remove')) {
    return { draft: withSeats(draft, act, form, form.partyMax), errors: {} as Errors, refusal: null, act }
  }
  return answerParty(handed, { draft, form, questions }, async () => {
    const { sessionId, answers, waived, version } = draft
    const { number } = party
    const changed = await changeParty({
      ...{ club, actor, submission, number, version, sessionId, answers, waived },
      seats: seatsOf(draft),
    })
    return changed.ok ? go(`/events/mine/${number}`, { key: 'events:toast.changed' }) : changed
  })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.form.title ?? '' }]

export default function ChangeParty() {
  const t = useT()
  const loaded = useLoaderData<typeof loader>()
  const { form, party } = loaded
  const answer = useAnswer<typeof action>()
  const state = answer && 'draft' in answer ? answer : null
  const draft = state?.draft ?? loaded.draft
  const [sum, onDraft] = useSum(form, draft)
  const [drawn, setDrawn] = useState({ state, count: 0 })
  if (drawn.state !== state) setDrawn({ state, count: drawn.count + 1 })
  const here = `/events/mine/${party.number}`
  return (
    <OwnerPage
      back={here}
      title={form.title}
      titled={false}
      foot={party.mayChange ? <PartyFoot form={form} sum={sum} label={t('events:change.submit')} /> : undefined}
    >
      <PageTitle sub={form.title}>{t('events:change.title')}</PageTitle>
      {party.mayChange ? (
        <>
          <PartyRefused refusal={state?.refusal ?? null} form={form} noWait />
          {party.isPaid && (
            <Note className="mt-4" title={t('events:change.refund')}>
              <RefundRule refunds={party.refunds} freeUntil={party.freeUntil} zone={form.zone} />
            </Note>
          )}
          <div className="mt-5">
            <PartyForm
              key={drawn.count}
              form={form}
              draft={draft}
              errors={state?.errors ?? {}}
              added={state?.act === 'add'}
              onDraft={onDraft}
            />
          </div>
        </>
      ) : (
        <Note
          className="mt-5"
          title={t('events:change.late')}
          acts={<ButtonLink href={here}>{t('events:change.back')}</ButtonLink>}
        />
      )}
    </OwnerPage>
  )
}
