import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { SaySo } from '~/areas/cases/parts/own/say-so'
import { cancelParty } from '~/areas/events/cancel-party.server'
import { acceptOffer, confirmParty, declineOffer } from '~/areas/events/confirm-party.server'
import { TICKET_KEPT } from '~/areas/events/kept-ticket'
import { eventTopic } from '~/areas/events/live.server'
import { partyActs } from '~/areas/events/own-forms'
import { ConfirmedParty, EndedParty, HeldParty, OfferedParty, WaitingParty } from '~/areas/events/parts/party-acts'
import { partyLook, partyWord } from '~/areas/events/parts/words'
import { readOwnParty, requireOwnParty } from '~/areas/events/read-own-party.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { useKeptPage } from '~/platform/kept-page'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { liveTopics } from '~/platform/topics.server'
import { StatusChip } from '~/ui/chip'
import { FormErrors } from '~/ui/field'
import { Code } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'

const params = z.object({ party: z.string().max(20) })

export const loader = page({ permission: 'event:own', params }, async ({ club, actor, params, language, url }) => {
  const { eventId } = await requireOwnParty(club, actor, params.party)
  const topics = await liveTopics(club, [eventTopic(eventId)])
  const party = await readOwnParty(club, actor, params.party, language)
  return { party, topics, made: url.searchParams.has('made') }
})

export const action = page({ permission: 'event:own', params, form: partyActs }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { number } = await requireOwnParty(club, actor, params.party)
  const act = { club, actor, submission, number }
  switch (input.act) {
    case 'confirm': {
      const confirmed = await confirmParty(act)
      return confirmed.ok ? go(`/events/mine/${number}?made`) : fail(confirmed)
    }
    case 'accept': {
      const accepted = await acceptOffer(act)
      return accepted.ok ? go(`/events/mine/${number}?made`) : fail(accepted)
    }
    case 'decline': {
      const declined = await declineOffer(act)
      return declined.ok ? go('/events/mine', { key: 'events:toast.declined' }) : fail(declined)
    }
    case 'leave': {
      const left = await cancelParty({ ...act, reason: '' })
      return left.ok ? go('/events/mine', { key: 'events:toast.left' }) : fail(left)
    }
  }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.party.event.title ?? '' }]

export default function OwnParty() {
  const t = useT()
  const { party, topics, made } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  useLive(topics)
  const { state, number, session, version, isOver } = party
  const keeps = state === 'confirmed' && !isOver
  useKeptPage({ scope: '/events/mine', keep: keeps, mark: `${version}`, until: session.endsAt + TICKET_KEPT })
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  return (
    <OwnerPage
      back="/events/mine"
      title={t('events:mine.title')}
      titled={false}
      actions={<Code className="pr-3 text-small text-ink-2">{number}</Code>}
    >
      <FormErrors errors={refusal ? [refusal.message] : []} />
      <div className="mb-3">
        <StatusChip look={partyLook[state]}>{partyWord(t, party)}</StatusChip>
      </div>
      {state === 'held' && <HeldParty party={party} />}
      {state === 'waiting' && <WaitingParty party={party} />}
      {state === 'offered' && <OfferedParty party={party} />}
      {state === 'confirmed' && <ConfirmedParty party={party} made={made} />}
      <EndedParty party={party} />
      <SaySo about={`event:${number}`} />
    </OwnerPage>
  )
}
