import { useLoaderData } from '@remix-run/react'
import { Download, FileUp, Plus, Printer } from 'lucide-react'
import { z } from 'zod'
import { type GuestSearch, guestSearch, readKey } from '~/areas/events/desk-forms'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { addressOfGuests, GuestFilters } from '~/areas/events/parts/guest-filters'
import { PartyTable, PeopleTable } from '~/areas/events/parts/guest-tables'
import { readFrame } from '~/areas/events/read-frame.server'
import { countGuests, type GuestParty, listParties, listPeople } from '~/areas/events/read-guests.server'
import { listQueue, type QueuedParty } from '~/areas/events/read-queue.server'
import { loadKinds, loadSessions, reading } from '~/areas/events/rows.server'
import { useFormat, useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty'
import { Paging } from '~/ui/paging'
import { Pane } from '~/ui/staff-shell'
import { SegmentLinks } from '~/ui/tabs'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'event:read', params, search: guestSearch }, async (handed) => {
  const { club, actor, params, search, language } = handed
  const { event, frame } = await readFrame(club, actor, params.number, language)
  const { before, ...filters } = search
  const key = readKey(before)
  const byParty = search.view === 'parties'
  const from = key ? { before: key } : {}
  const queue = byParty && search.state === 'waiting' ? await listQueue(club, event.id, search, from) : null
  const parties = queue ?? (byParty ? await listParties(club, event.id, search, from) : null)
  const people = byParty ? null : await listPeople(club, event.id, search, before ? { after: before } : {})
  return {
    ...{ frame, filters },
    parties: (parties?.rows ?? []) as (GuestParty & Partial<QueuedParty>)[],
    people: people?.rows ?? [],
    next: parties ? parties.next && `${parties.next.at}_${parties.next.id}` : (people?.next ?? null),
    total: await countGuests(club, event.id, search),
    sessions: (await loadSessions(reading(club), event.id)).map(({ id, name, startsAt }) => ({
      ...{ id, startsAt, name: say(name, language) },
    })),
    kinds: (await loadKinds(reading(club), event.id)).map(({ id, name }) => ({
      value: id,
      label: say(name, language),
    })),
  }
})

/** Everybody who comes, waits or came: by party or by person, with filters in the address. */
export default function EventGuests() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const { frame, filters, parties, people, next, total, sessions, kinds } = data
  const format = useFormat(frame.zone)
  const home = `/desk/events/${frame.number}/guests`
  const to = (change: Partial<GuestSearch>) => addressOfGuests(home, { ...filters, ...change })
  const sessionName = (id: string) => {
    const session = sessions.find((one) => one.id === id)
    return session
      ? session.name || `${format.date(session.startsAt, 'monthDay')} ${format.time(session.startsAt)}`
      : ''
  }
  const kindName = (id: string) => kinds.find(({ value }) => value === id)?.label ?? ''
  const isEmpty = parties.length + people.length === 0
  const isFiltered = to({}) !== addressOfGuests(home, { view: filters.view })
  const shared = { frame, sessionName: sessions.length > 1 ? sessionName : null, kindName }
  return (
    <EventFrame
      frame={frame}
      tab="guests"
      acts={
        <>
          {frame.mayManage && (
            <ButtonLink size="s" icon={FileUp} href={`/desk/events/${frame.number}/import`}>
              {t('events-desk:guests.import')}
            </ButtonLink>
          )}
          <ButtonLink size="s" icon={Printer} href={`/desk/events/${frame.number}/guests/print`}>
            {t('events-desk:guests.print')}
          </ButtonLink>
          <ButtonLink size="s" icon={Download} href={addressOfGuests(`${home}.csv`, filters)} data-document>
            {t('events-desk:guests.export')}
          </ButtonLink>
          {frame.mayManage && frame.state === 'published' && (
            <ButtonLink kind="go" size="s" icon={Plus} href={`/desk/events/${frame.number}/register`}>
              {t('events-desk:guests.add')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Pane pad={false} label={t('events-desk:guests.title')}>
        <div className="flex flex-wrap items-center gap-4 pt-4 desk:px-6">
          <SegmentLinks
            label={t('events-desk:guests.view')}
            of={[
              {
                href: to({ view: 'parties' }),
                label: t('events-desk:guests.parties'),
                current: filters.view === 'parties',
              },
              {
                href: to({ view: 'people' }),
                label: t('events-desk:guests.people_view'),
                current: filters.view === 'people',
              },
            ]}
          />
          <span className="num text-ink-2">
            {t('events-desk:guests.total', {
              parties: format.number(total.parties),
              people: format.number(total.people),
            })}
          </span>
        </div>
        <GuestFilters
          home={home}
          filters={filters}
          kinds={kinds}
          sessions={sessions.map(({ id }) => ({ value: id, label: sessionName(id) }))}
        />
        {isEmpty ? (
          <EmptyState title={t(isFiltered ? 'events-desk:guests.none' : 'events-desk:guests.empty')}>
            {t(isFiltered ? 'events-desk:guests.none_text' : 'events-desk:guests.empty_text')}
          </EmptyState>
        ) : filters.view === 'parties' ? (
          <PartyTable rows={parties} isQueue={filters.state === 'waiting'} {...shared} />
        ) : (
          <PeopleTable rows={people} {...shared} />
        )}
        <Paging
          className="desk:px-6"
          next={next && addressOfGuests(home, { ...filters, before: next })}
          shown={!isEmpty && t('events-desk:guests.rows', { count: parties.length + people.length })}
        />
      </Pane>
    </EventFrame>
  )
}
