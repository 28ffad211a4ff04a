import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { Chip, StatusChip, type StatusLook } from '~/ui/chip'
import { Identity, StaffPage } from '~/ui/staff-shell'
import { Tabs } from '~/ui/tabs'
import type { Frame } from '../read-frame.server'
import type { EventState } from '../rules'

export const eventLook: Record<EventState, StatusLook> = {
  template: { tone: 'line' },
  draft: { tone: 'line' },
  published: { tone: 'now' },
  postponed: { tone: 'warn' },
  cancelled: { tone: 'quiet' },
  closed: { tone: 'quiet' },
}

const TABS = [
  ['overview', ''],
  ['guests', '/guests'],
  ['sessions', '/sessions'],
  ['questions', '/questions'],
  ['edit', '/edit'],
  ['messages', '/messages'],
  ['team', '/team'],
  ['budget', '/budget'],
  ['photos', '/photos'],
  ['report', '/report'],
] as const
export type FrameTab = (typeof TABS)[number][0]

/** Faces that are there once the event is over. */
const AFTERWARDS: ReadonlySet<FrameTab> = new Set(['photos', 'report'])

interface FrameProps {
  frame: Frame
  /** The face that is open; none for a page below one of them. */
  tab?: FrameTab
  /** A page below a face: its name and the address of the face. */
  below?: { tab: FrameTab; title: string }
  acts?: ReactNode
  chips?: ReactNode
  children: ReactNode
}

/** The head and the faces of one event at the desk; every page about it stands in here. */
export function EventFrame({ frame, tab, below, acts, chips, children }: FrameProps) {
  const t = useT()
  const format = useFormat(frame.zone)
  const home = `/desk/events/${frame.number}`
  const open = tab ?? below?.tab
  return (
    <StaffPage
      path={[
        { label: t('events-desk:title'), href: '/desk/events' },
        { label: frame.title, href: home },
        ...(below ? [{ label: below.title }] : []),
      ]}
      identity={
        <>
          <Identity
            title={frame.title}
            aside={<StatusChip look={eventLook[frame.state]}>{t(`events-desk:state.${frame.state}`)}</StatusChip>}
            chips={
              <>
                {frame.state === 'published' && frame.isOver && (
                  <Chip tone="warn">{t('events-desk:state.to_close')}</Chip>
                )}
                {chips}
              </>
            }
            sub={[
              `${format.date(frame.startsAt, 'day')} ${format.time(frame.startsAt)}`,
              frame.place,
              frame.number,
            ].join(' · ')}
            acts={acts}
          />
          <Tabs
            className="bg-surface px-gutter max-desk:mb-5 desk:px-6"
            label={t('events-desk:tabs')}
            of={TABS.filter(([id]) => !AFTERWARDS.has(id) || frame.isOver || frame.state === 'closed').map(
              ([id, path]) => ({
                href: home + path,
                label: t(`events-desk:tab.${id}`),
                current: id === open,
              }),
            )}
          />
        </>
      }
    >
      {children}
    </StaffPage>
  )
}
