import { useFormat, useT } from '~/i18n/use'
import { Chip, StatusChip, type StatusLook } from '~/ui/chip'
import { PlateNumber } from '~/ui/figures'
import { type Column, DataTable } from '~/ui/table'
import type { Frame } from '../read-frame.server'
import type { GuestParty, GuestPerson } from '../read-guests.server'
import type { QueuedParty } from '../read-queue.server'
import { dueOf, type PartyState } from '../rules'

/** How the state of a party is shown at the desk: what needs no hand is quiet. */
export const deskPartyLook: Record<PartyState, StatusLook> = {
  held: { tone: 'line' },
  waiting: { tone: 'line' },
  offered: { tone: 'now' },
  confirmed: { tone: 'quiet' },
  cancelled: { tone: 'quiet' },
  declined: { tone: 'quiet' },
  lapsed: { tone: 'quiet' },
}

type Shared = {
  frame: Frame
  /** Null when there is one session only. */
  sessionName: ((id: string) => string) | null
  kindName: (id: string) => string
}

type Party = GuestParty & Partial<QueuedParty>

/** One row for each party; of the queue with its place and how often it was passed over. */
export function PartyTable({
  rows,
  frame,
  sessionName,
  isQueue,
}: Shared & { rows: readonly Party[]; isQueue: boolean }) {
  const t = useT()
  const format = useFormat(frame.zone)
  const columns: Column<Party>[] = [
    ...(isQueue
      ? [
          {
            id: 'place',
            head: t('events-desk:queue.place'),
            tight: true,
            cell: ({ place }: Party) => <span className="num">{place}</span>,
          },
          {
            id: 'skips',
            head: t('events-desk:queue.skips'),
            figure: true,
            cell: ({ skips = 0 }: Party) => (skips > 0 ? format.number(skips) : ''),
          },
        ]
      : []),
    { id: 'member', head: t('events-desk:guests.member'), phone: 'lead', cell: (row) => row.member },
    {
      id: 'state',
      head: t('events-desk:guests.state'),
      phone: 'key',
      tight: true,
      cell: ({ state }) => (
        <StatusChip look={deskPartyLook[state as PartyState]}>
          {t(`events-desk:party_state.${state as PartyState}`)}
        </StatusChip>
      ),
    },
    { id: 'people', head: t('events-desk:guests.people'), figure: true, cell: (row) => format.number(row.people) },
    {
      id: 'with',
      head: t('events-desk:guests.with'),
      cell: (row) => <span className="line-clamp-2">{row.with.join(t('events-desk:guests.join'))}</span>,
    },
    ...(sessionName
      ? [
          {
            id: 'session',
            head: t('events-desk:guests.session'),
            cell: (row: Party) => sessionName(row.sessionId),
          },
        ]
      : []),
    {
      id: 'plate',
      head: t('events-desk:guests.plate'),
      phone: 'off',
      cell: (row) => row.plates.map((plate) => <PlateNumber key={plate}>{plate}</PlateNumber>),
    },
    {
      id: 'tier',
      head: t('events-desk:guests.tier'),
      phone: 'off',
      cell: (row) => t(`points:tier.${row.tier as 'gold'}`),
    },
    {
      id: 'money',
      head: t('events-desk:guests.money'),
      cell: (row) => {
        const due = dueOf(row)
        if (row.owedMinor > 0) {
          return (
            <Chip tone="danger">
              {t('events-desk:guests.owes', { amount: format.money(row.owedMinor, frame.currency) })}
            </Chip>
          )
        }
        if (due > 0)
          return <Chip tone="warn">{t('events-desk:guests.due', { amount: format.money(due, frame.currency) })}</Chip>
        return row.priceMinor > 0 && row.paidMinor > 0 ? t('events-desk:guests.paid') : ''
      },
    },
    {
      id: 'entered',
      head: t('events-desk:guests.entered'),
      figure: true,
      cell: (row) => (row.entered > 0 ? `${format.number(row.entered)} / ${format.number(row.people)}` : ''),
    },
    {
      id: 'since',
      head: t('events-desk:guests.since'),
      phone: 'off',
      cell: (row) => <span className="num whitespace-nowrap">{format.dateTime(row.createdAt, 'monthDay')}</span>,
    },
  ]
  return (
    <DataTable
      inset
      caption={t('events-desk:guests.title')}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ number }) => `/desk/events/${frame.number}/guests/${number}`}
      columns={columns}
    />
  )
}

/** One row for each person. */
export function PeopleTable({ rows, frame, sessionName, kindName }: Shared & { rows: readonly GuestPerson[] }) {
  const t = useT()
  const format = useFormat(frame.zone)
  const columns: Column<GuestPerson>[] = [
    { id: 'name', head: t('events-desk:guests.name'), phone: 'lead', cell: (row) => row.name },
    {
      id: 'state',
      head: t('events-desk:guests.state'),
      phone: 'key',
      tight: true,
      cell: ({ state }) => (
        <StatusChip look={deskPartyLook[state as PartyState]}>
          {t(`events-desk:party_state.${state as PartyState}`)}
        </StatusChip>
      ),
    },
    { id: 'of', head: t('events-desk:guests.of'), cell: (row) => (row.member === row.name ? '' : row.member) },
    { id: 'kind', head: t('events-desk:guests.kind'), cell: (row) => kindName(row.kindId) },
    ...(sessionName
      ? [
          {
            id: 'session',
            head: t('events-desk:guests.session'),
            cell: (row: GuestPerson) => sessionName(row.sessionId),
          },
        ]
      : []),
    {
      id: 'phone',
      head: t('events-desk:guests.phone'),
      cell: (row) => <span className="num whitespace-nowrap">{row.phone}</span>,
    },
    {
      id: 'plate',
      head: t('events-desk:guests.plate'),
      cell: (row) => row.plate && <PlateNumber>{row.plate}</PlateNumber>,
    },
    {
      id: 'entered',
      head: t('events-desk:guests.entered'),
      figure: true,
      cell: (row) => (row.enteredAt === null ? '' : format.time(row.enteredAt)),
    },
  ]
  return (
    <DataTable
      inset
      caption={t('events-desk:guests.title')}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ party }) => `/desk/events/${frame.number}/guests/${party}`}
      columns={columns}
    />
  )
}
