import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { changeParty } from '~/areas/events/change-party.server'
import { DeskPartyForm } from '~/areas/events/parts/desk-party-form'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { partyChoices } from '~/areas/events/party-choices.server'
import { deskPartyForm } from '~/areas/events/party-forms'
import { readDeskParty } from '~/areas/events/read-desk-party.server'
import { readFrame } from '~/areas/events/read-frame.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Pane } from '~/ui/staff-shell'

const params = z.object({ number: z.string().max(20), party: z.string().max(20) })
const MORE = 3

export const loader = page({ permission: 'event:manage', params }, async ({ club, actor, params, language }) => {
  const { event, frame } = await readFrame(club, actor, params.number, language, 'event:manage')
  const party = await readDeskParty(club, event, params.party, language)
  return { frame, party, ...(await partyChoices(club, event, language)), partyMax: event.partyMax }
})

export const action = page({ permission: 'event:manage', params, form: deskPartyForm }, async (handed) => {
  const { club, actor, params, input, submission, language, fail, go } = handed
  const { event } = await readFrame(club, actor, params.number, language, 'event:manage')
  const party = await readDeskParty(club, event, params.party, language)
  const { version, sessionId } = input
  const kept = new Map(party.people.map((one) => [one.id, one]))
  const seats = input.seats.map((seat) => ({
    ...seat,
    photoConsent: kept.get('id' in seat ? (seat.id ?? '') : '')?.photoConsent ?? false,
  }))
  const changed = await changeParty({ club, actor, submission, number: party.number, version, sessionId, seats })
  if (!changed.ok) return fail(changed)
  return go(`/desk/events/${params.number}/guests/${party.number}`, { key: 'events-desk:toast.party_change' })
})

/** Who comes, changed by the desk. */
export default function ChangeGuest() {
  const t = useT()
  const { frame, party, sessions, kinds, partyMax } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(frame.zone)
  const had = party.people.map(({ id, kindId, name, phone, vehicleId, typedPlate }) => ({
    ...{ id, kindId, name, phone, vehicleId: vehicleId ?? '', plate: typedPlate },
  }))
  const free = Math.min(MORE, Math.max(0, partyMax - had.length))
  const seats = [...had, ...Array.from({ length: free }, () => ({ kindId: '' }))]
  return (
    <EventFrame frame={frame} below={{ tab: 'guests', title: t('events-desk:party.change_title') }}>
      <Pane label={t('events-desk:party.change_title')}>
        <DeskPartyForm
          answer={answer}
          values={{ sessionId: party.session.id, seats }}
          sessions={sessions.map(({ id, name, startsAt }) => ({
            value: id,
            label: `${format.dateTime(startsAt, 'short')} ${name}`.trim(),
          }))}
          kinds={kinds}
          cars={party.cars.map(({ id, plate, name }) => ({ value: id, label: `${plate} ${name}`.trim() }))}
          memberName={party.member.name}
          submit={t('events-desk:save')}
        >
          <input type="hidden" name="version" value={party.version} />
        </DeskPartyForm>
      </Pane>
    </EventFrame>
  )
}
