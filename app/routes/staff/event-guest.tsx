import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { cancelParty, previewCancel } from '~/areas/events/cancel-party.server'
import { acceptOffer, confirmParty, declineOffer } from '~/areas/events/confirm-party.server'
import { DeskPartyActs } from '~/areas/events/parts/desk-party-acts'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { deskPartyLook } from '~/areas/events/parts/guest-tables'
import { PartyMoney } from '~/areas/events/parts/party-money'
import { PartyHistory, PartyPeople } from '~/areas/events/parts/party-people'
import { partyActForm } from '~/areas/events/party-forms'
import { readDeskParty } from '~/areas/events/read-desk-party.server'
import { readFrame } from '~/areas/events/read-frame.server'
import { recordPayment, recordRefund } from '~/areas/events/record-payment.server'
import type { PartyState } from '~/areas/events/rules'
import { undoPayment } from '~/areas/events/undo-payment.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { TextLink } from '~/ui/button'
import { Note, Part } from '~/ui/card'
import { StatusChip } from '~/ui/chip'
import { Facts } from '~/ui/rows'
import { Pane } from '~/ui/staff-shell'

const params = z.object({ number: z.string().max(20), party: z.string().max(20) })

export const loader = page({ permission: 'event:read', params }, async ({ club, actor, params, language }) => {
  const { event, frame } = await readFrame(club, actor, params.number, language)
  const party = await readDeskParty(club, event, params.party, language)
  const isLive = ['held', 'waiting', 'offered', 'confirmed'].includes(party.state)
  const back = isLive && frame.mayManage ? await previewCancel(club, actor, params.party) : null
  return {
    ...{ frame, party },
    back: back && { points: back.points, priceMinor: back.priceMinor, percent: back.percent },
    mayRefund: can(actor, 'event:manage', { dealerId: event.dealerId }),
    mayMember: can(actor, 'member:read'),
  }
})

export const action = page({ permission: 'event:door', params, form: partyActForm }, async (handed) => {
  const { club, actor, params, input, submission, language, fail, go } = handed
  const { event } = await readFrame(club, actor, params.number, language)
  const { number } = await readDeskParty(club, event, params.party, language)
  const on = { club, actor, submission, number }
  const here = `/desk/events/${params.number}/guests/${number}`
  if (input.act === 'pay' || input.act === 'refund') {
    const { amountMinor, method } = input
    const put = await (input.act === 'pay' ? recordPayment : recordRefund)({ ...on, amountMinor, method })
    if (!put.ok) return fail(put.field ? { ...put, field: 'amount' } : put)
    return go(here, { key: input.act === 'pay' ? 'events-desk:toast.paid' : 'events-desk:toast.refunded' })
  }
  if (input.act === 'undo') {
    const undone = await undoPayment({ club, actor, submission, paymentId: input.paymentId, reason: input.reason })
    return undone.ok ? go(here, { key: 'events-desk:toast.undone' }) : fail(undone)
  }
  const done =
    input.act === 'cancel'
      ? await cancelParty({ ...on, reason: input.reason })
      : input.act === 'confirm'
        ? await confirmParty(on)
        : input.act === 'accept'
          ? await acceptOffer(on)
          : await declineOffer(on)
  return done.ok ? go(here, { key: `events-desk:toast.party_${input.act}` }) : fail(done)
})

/** One party: who comes, what is paid, what happened, and what the desk can do. */
export default function EventGuest() {
  const t = useT()
  const { frame, party, back, mayRefund, mayMember } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(frame.zone)
  const home = `/desk/events/${frame.number}/guests/${party.number}`
  const { member, session } = party
  return (
    <EventFrame frame={frame} below={{ tab: 'guests', title: `${member.name} · ${party.number}` }}>
      <Pane label={t('events-desk:party.tickets')}>
        {answer?.refusal && !answer.result.error?.reason && (
          <Note tone="danger" role="alert">
            {answer.refusal.message}
          </Note>
        )}
        <header className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="text-lead font-semibold">{member.name}</h2>
          <StatusChip look={deskPartyLook[party.state as PartyState]}>
            {t(`events-desk:party_state.${party.state as PartyState}`)}
          </StatusChip>
          {party.place !== null && <span>{t('events-desk:party.waits', { place: party.place })}</span>}
          {party.until !== null && (
            <span className="num text-warn">
              {t('events-desk:party.until', { at: format.dateTime(party.until, 'monthDay') })}
            </span>
          )}
        </header>
        {party.reason && <Note>{party.reason}</Note>}
        <PartyPeople party={party} frame={frame} />
        {party.answers.length > 0 && (
          <Part title={t('events-desk:party.answers')}>
            <Facts left of={party.answers.map(({ question, answer }) => [question, answer || '–'] as const)} />
          </Part>
        )}
        <PartyHistory party={party} frame={frame} />
      </Pane>
      <Pane kind="detail" label={t('events-desk:party.money')}>
        {frame.mayManage && <DeskPartyActs {...{ party, home, back, answer }} currency={frame.currency} />}
        <PartyMoney party={party} currency={frame.currency} answer={answer} mayManage={mayRefund} />
        <Part title={t('events-desk:party.overview')}>
          <Facts
            of={[
              [
                t('events-desk:guests.member'),
                mayMember ? (
                  <TextLink key="member" href={`/desk/members/${member.number}`}>
                    {member.number}
                  </TextLink>
                ) : (
                  member.number
                ),
              ],
              [t('events-desk:guests.tier'), t(`points:tier.${member.tier}`)],
              [t('events-desk:guests.phone'), member.phone],
              [t('events-desk:guests.session'), `${session.name} ${format.dateTime(session.startsAt, 'short')}`.trim()],
              [t('events-desk:guests.since'), format.dateTime(party.createdAt)],
              [t('events-desk:party.source'), t(`events-desk:source.${party.source as 'web'}`)],
            ]}
          />
        </Part>
      </Pane>
    </EventFrame>
  )
}
