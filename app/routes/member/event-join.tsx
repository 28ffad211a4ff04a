import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { z } from 'zod'
import { answerParty } from '~/areas/events/answer-party.server'
import { partyForm } from '~/areas/events/own-forms'
import { PartyFoot, useSum } from '~/areas/events/parts/party-foot'
import { type Errors, PartyForm } from '~/areas/events/parts/party-form'
import { PartyRefused } from '~/areas/events/parts/party-refused'
import { because, nextWord } from '~/areas/events/parts/words'
import { emptySeat, seatsOf, withSeats } from '~/areas/events/party-draft'
import { readJoin } from '~/areas/events/read-join.server'
import { registerParty } from '~/areas/events/register-party.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Note, PageTitle } from '~/ui/card'
import { OwnerPage } from '~/ui/owner-shell'

const params = z.object({ number: z.string().max(20) })
const search = z.object({
  people: z.coerce.number().int().min(1).max(60).catch(1),
  session: z.string().max(64).catch(''),
})

export const loader = page(
  { permission: 'event:own', params, search },
  async ({ club, actor, params, search, language }) => {
    const { form, gate } = await readJoin(club, actor, params.number, language)
    const people = Math.min(search.people, form.partyMax)
    const open = form.sessions.find(({ people }) => people === null || people > 0) ?? form.sessions[0]
    return {
      form,
      gate,
      draft: {
        sessionId: form.sessions.some(({ id }) => id === search.session) ? search.session : (open?.id ?? ''),
        seats: Array.from({ length: people }, (_, at) => emptySeat(form, at)),
        ...{ answers: {}, waived: false, version: 0 },
      },
    }
  },
)

export const action = page({ permission: 'event:own', params, form: partyForm }, async (handed) => {
  const { club, actor, params, input, submission, language, go } = handed
  const { act, ...draft } = input
  const { form, questions } = await readJoin(club, actor, params.number, language)
  if (act === 'add' || act.startsWith('remove')) {
    return { draft: withSeats(draft, act, form, form.partyMax), errors: {} as Errors, refusal: null, act }
  }
  return answerParty(handed, { draft, form, questions }, async () => {
    const { sessionId, answers, waived } = draft
    const orWait = act === 'wait'
    const seats = seatsOf(draft)
    const made = await registerParty({
      club,
      actor,
      submission,
      eventNumber: params.number,
      sessionId,
      seats,
      answers,
      waived,
      orWait,
    })
    return made.ok ? go(`/events/mine/${made.value.number}${made.value.state === 'held' ? '' : '?made'}`) : made
  })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.form.title ?? '' }]

export default function JoinEvent() {
  const t = useT()
  const loaded = useLoaderData<typeof loader>()
  const { form, gate } = loaded
  const format = useFormat(form.zone)
  const answer = useAnswer<typeof action>()
  const state = answer && 'draft' in answer ? answer : null
  const draft = state?.draft ?? loaded.draft
  const [sum, onDraft] = useSum(form, draft)
  // Each answer is a new form: it opens with what was sent, with a script and without.
  const [drawn, setDrawn] = useState({ state, count: 0 })
  if (drawn.state !== state) setDrawn({ state, count: drawn.count + 1 })
  const word = !gate.ok && gate.nextStep ? nextWord(gate.nextStep) : null
  return (
    <OwnerPage
      back={`/events/${form.number}`}
      title={form.title}
      titled={false}
      foot={
        gate.ok ? (
          <PartyFoot
            form={form}
            sum={sum}
            label={t(sum.points + sum.priceMinor > 0 ? 'events:join.review' : 'events:join.submit')}
          />
        ) : undefined
      }
    >
      <PageTitle sub={form.title}>{t('events:join.title')}</PageTitle>
      {gate.ok ? (
        <>
          <PartyRefused refusal={state?.refusal ?? null} form={form} />
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
          title={because(t, format, gate)}
          acts={
            word && gate.nextStep ? (
              <ButtonLink href={gate.nextStep}>{t(word)}</ButtonLink>
            ) : (
              <ButtonLink href={`/events/${form.number}`}>{t('events:next.event')}</ButtonLink>
            )
          }
        />
      )}
    </OwnerPage>
  )
}
