import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { guestSearch } from '~/areas/events/desk-forms'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { PrintButton } from '~/areas/events/parts/print-button'
import { readFrame } from '~/areas/events/read-frame.server'
import { type GuestPerson, listPeople } from '~/areas/events/read-guests.server'
import { loadKinds, loadSessions, reading } from '~/areas/events/rows.server'
import { useFormat, useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { EmptyState } from '~/ui/empty'
import { Pane } from '~/ui/staff-shell'

const params = z.object({ number: z.string().max(20) })
const MOST = 5_000

export const loader = page({ permission: 'event:read', params }, async ({ club, actor, params, language }) => {
  const { event, frame } = await readFrame(club, actor, params.number, language)
  const search = guestSearch.parse({ view: 'people', state: 'confirmed' })
  const { rows } = await listPeople(club, event.id, search, { limit: MOST })
  const kinds = new Map((await loadKinds(reading(club), event.id)).map(({ id, name }) => [id, say(name, language)]))
  const order = new Intl.Collator(language)
  const line = ({ id, name, party, plate, kindId, member, phone, dueMinor }: GuestPerson) => ({
    ...{ id, name, party, plate, kind: kinds.get(kindId) ?? '', of: member === name ? '' : member },
    tail: phone.slice(-4),
    dueMinor,
  })
  return {
    frame,
    now: club.clock.now(),
    sessions: (await loadSessions(reading(club), event.id))
      .filter(({ active }) => active)
      .map(({ id, name, startsAt }) => ({
        ...{ id, startsAt, name: say(name, language) },
        people: rows
          .filter(({ sessionId }) => sessionId === id)
          .map(line)
          .sort((a, b) => order.compare(a.name, b.name)),
      })),
  }
})

/** The list for the door on paper: everybody by name, with a box to tick. */
export default function PrintGuests() {
  const t = useT()
  const { frame, sessions, now } = useLoaderData<typeof loader>()
  const format = useFormat(frame.zone)
  const isEmpty = sessions.every(({ people }) => people.length === 0)
  return (
    <EventFrame frame={frame} below={{ tab: 'guests', title: t('events-desk:print.title') }} acts={<PrintButton />}>
      <Pane label={t('events-desk:print.title')}>
        {isEmpty && <EmptyState title={t('events-desk:print.none')} />}
        {sessions
          .filter(({ people }) => people.length > 0)
          .map(({ id, name, startsAt, people }) => (
            <section key={id} className="mb-10">
              <h2 className="mb-2 font-semibold">
                {format.dateTime(startsAt, 'short')} {name}
                <span className="num ml-3 font-normal text-ink-2">
                  {t('events-desk:move.people', { count: people.length })} ·{' '}
                  {t('events-desk:print.issued', { at: format.dateTime(now) })}
                </span>
              </h2>
              <table className="table table-rows">
                <caption className="sr-only">{t('events-desk:print.title')}</caption>
                <thead>
                  <tr>
                    <th scope="col" className="tight">
                      {t('events-desk:print.tick')}
                    </th>
                    <th scope="col" className="lead">
                      {t('events-desk:guests.name')}
                    </th>
                    <th scope="col">{t('events-desk:guests.of')}</th>
                    <th scope="col">{t('events-desk:guests.kind')}</th>
                    <th scope="col">{t('events-desk:guests.plate')}</th>
                    <th scope="col">{t('events-desk:guests.phone')}</th>
                    <th scope="col">{t('events-desk:guests.party')}</th>
                    <th scope="col">{t('events-desk:guests.money')}</th>
                  </tr>
                </thead>
                <tbody>
                  {people.map((person) => (
                    <tr key={person.id}>
                      <td className="tight">
                        <span className="inline-block size-4 rounded-control border border-line-strong" aria-hidden />
                      </td>
                      <th scope="row" className="lead">
                        {person.name}
                      </th>
                      <td>{person.of}</td>
                      <td>{person.kind}</td>
                      <td className="pl">{person.plate}</td>
                      <td className="num">{person.tail && `…${person.tail}`}</td>
                      <td className="code">{person.party}</td>
                      <td>
                        {person.dueMinor > 0 && (
                          <b>
                            {t('events-desk:guests.due', { amount: format.money(person.dueMinor, frame.currency) })}
                          </b>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ))}
      </Pane>
    </EventFrame>
  )
}
