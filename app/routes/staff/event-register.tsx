import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { searchMembers } from '~/areas/archive/search-members.server'
import { DeskPartyForm } from '~/areas/events/parts/desk-party-form'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { priceText } from '~/areas/events/parts/words'
import { partyChoices } from '~/areas/events/party-choices.server'
import { deskPartyForm } from '~/areas/events/party-forms'
import { readFrame } from '~/areas/events/read-frame.server'
import { registerParty } from '~/areas/events/register-party.server'
import { carName } from '~/areas/garage/car-name'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note } from '~/ui/card'
import { Checkbox } from '~/ui/choices'
import { EmptyState } from '~/ui/empty'
import { SearchBox } from '~/ui/filters'
import { Item, Rows } from '~/ui/rows'
import { Pane } from '~/ui/staff-shell'

const params = z.object({ number: z.string().max(20) })
const search = z.object({ q: z.string().trim().max(60).default('').catch(''), member: z.string().max(20).optional() })
const MOST_ROWS = 8

export const loader = page({ permission: 'event:manage', params, search }, async (handed) => {
  const { club, actor, params, search, language } = handed
  const { event, frame } = await readFrame(club, actor, params.number, language, 'event:manage')
  const found = search.q ? await searchMembers(club, actor, search.q) : []
  const chosen = search.member ? (await searchMembers(club, actor, search.member, { limit: 1 }))[0] : undefined
  const cars = chosen ? await ownVehicles(club, chosen.memberId) : []
  return {
    ...{ frame, q: search.q, partyMax: event.partyMax, ...(await partyChoices(club, event, language)) },
    found: found.map(({ memberId, number, name, phone, tier }) => ({ memberId, number, name, phone, tier })),
    chosen: chosen ? { number: chosen.number, name: chosen.name } : null,
    cars: cars.map((car) => ({ value: car.id, label: `${car.plate} ${carName(car, language)}`.trim() })),
  }
})

export const action = page({ permission: 'event:manage', params, form: deskPartyForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { member, sessionId, seats, orWait } = input
  const [found] = await searchMembers(club, actor, member, { limit: 1 })
  if (!found) throw new NotFound('member')
  const made = await registerParty({
    ...{ club, actor, submission, eventNumber: params.number, sessionId, seats, orWait, answers: {}, waived: true },
    for: { memberId: found.memberId, source: 'desk' },
  })
  if (!made.ok) return fail(made)
  const key = made.value.state === 'waiting' ? 'events-desk:toast.waiting' : 'events-desk:toast.registered'
  return go(`/desk/events/${params.number}/guests/${made.value.number}`, { key })
})

/** A party registered at the desk: the member first, then who comes. */
export default function RegisterGuest() {
  const t = useT()
  const { frame, q, found, chosen, cars, sessions, kinds, partyMax } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(frame.zone)
  const here = `/desk/events/${frame.number}/register`
  const rows = Array.from({ length: Math.min(partyMax, MOST_ROWS) }, (_, at) => ({
    kindId: at === 0 ? (kinds[0]?.value ?? '') : '',
    vehicleId: '',
  }))
  return (
    <EventFrame frame={frame} below={{ tab: 'guests', title: t('events-desk:register.title') }}>
      <Pane label={t('events-desk:register.title')}>
        {!chosen && (
          <div className="max-w-xl">
            <SearchBox action={here} label={t('events-desk:register.member')} value={q} autoFocus />
            {q !== '' && found.length === 0 && <EmptyState title={t('events-desk:register.none')} />}
            {found.length > 0 && (
              <Rows card className="mt-4">
                {found.map(({ memberId, number, name, phone }) => (
                  <Item key={memberId} title={name} sub={`${number} · ${phone}`} href={`${here}?member=${number}`} />
                ))}
              </Rows>
            )}
          </div>
        )}
        {chosen && answer?.refusal && !answer.result.error?.[''] && (
          <Note tone="danger" role="alert">
            {answer.refusal.message}
          </Note>
        )}
        {chosen && (
          <DeskPartyForm
            answer={answer}
            values={{ sessionId: sessions[0]?.id ?? '', seats: rows }}
            sessions={sessions.map(({ id, name, startsAt }) => ({
              value: id,
              label: `${format.dateTime(startsAt, 'short')} ${name}`.trim(),
            }))}
            kinds={kinds.map(({ value, label, ...price }) => ({
              value,
              label: `${label} · ${priceText(t, format, price, frame.currency)}`,
            }))}
            cars={cars}
            memberName={chosen.name}
            submit={t('events-desk:register.do')}
          >
            <p className="mt-4 text-ink-2">{t('events-desk:register.takes')}</p>
            <input type="hidden" name="member" value={chosen.number} />
            <Checkbox field={{ id: 'register-wait', name: 'orWait' }} className="mt-4">
              {t('events-desk:register.wait')}
            </Checkbox>
          </DeskPartyForm>
        )}
      </Pane>
    </EventFrame>
  )
}
