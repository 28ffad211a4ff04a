import { useFormat, useT } from '~/i18n/use'
import { Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { PlateNumber } from '~/ui/figures'
import { DataTable } from '~/ui/table'
import type { DeskParty } from '../read-desk-party.server'
import type { Frame } from '../read-frame.server'
import { deskPrice } from './desk-words'

/** Everybody of the party with their tickets and what they answered. */
export function PartyPeople({ party, frame }: { party: DeskParty; frame: Frame }) {
  const t = useT()
  const format = useFormat(frame.zone)
  return (
    <Part title={t('events-desk:party.tickets')}>
      <DataTable
        caption={t('events-desk:party.tickets')}
        rows={party.people}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name',
            head: t('events-desk:guests.name'),
            phone: 'lead',
            cell: ({ name, photoConsent, own, answers }) => (
              <span>
                {name}
                {!photoConsent && (
                  <span className="block text-micro text-ink-2">{t('events-desk:party.photo_no')}</span>
                )}
                {answers
                  .filter(({ answer }) => answer)
                  .map(({ question, answer }) => (
                    <span key={question} className="block text-micro text-ink-2">
                      {question} {answer}
                    </span>
                  ))}
                {own && <span className="sr-only">{t('events-desk:guests.member')}</span>}
              </span>
            ),
          },
          { id: 'kind', head: t('events-desk:party.ticket'), cell: ({ kind }) => kind },
          {
            id: 'phone',
            head: t('events-desk:guests.phone'),
            cell: ({ phone }) => <span className="num">{phone}</span>,
          },
          {
            id: 'plate',
            head: t('events-desk:guests.plate'),
            cell: ({ plate }) => plate && <PlateNumber>{plate}</PlateNumber>,
          },
          {
            id: 'price',
            head: t('events-desk:party.price'),
            figure: true,
            cell: (row) => deskPrice(t, format, row, frame.currency),
          },
          {
            id: 'in',
            head: t('events-desk:guests.entered'),
            phone: 'key',
            cell: ({ enteredAt }) =>
              enteredAt === null ? '' : <Chip>{t('events-desk:party.in_at', { at: format.time(enteredAt) })}</Chip>,
          },
        ]}
      />
    </Part>
  )
}

/** What happened to the party, newest first. */
export function PartyHistory({ party, frame }: { party: DeskParty; frame: Frame }) {
  const t = useT()
  const format = useFormat(frame.zone)
  return (
    <Part title={t('events-desk:party.history')}>
      <ol className="rows">
        {party.steps.map(({ id, event, people, at, by }) => (
          <li key={id} className="flex flex-wrap gap-x-4 py-1.5">
            <span className="num w-32 flex-none text-ink-2">{format.dateTime(at, 'monthDay')}</span>
            <span>{t(`events-desk:step.${event as 'confirm'}`)}</span>
            <span className="num text-ink-2">{t('events-desk:move.people', { count: people })}</span>
            <span className="ml-auto text-ink-2">{by || t('events-desk:party.system')}</span>
          </li>
        ))}
      </ol>
    </Part>
  )
}
