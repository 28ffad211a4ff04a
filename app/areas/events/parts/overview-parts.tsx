import { CircleCheck, CircleDot } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { Card, Part } from '~/ui/card'
import { Item, Rows } from '~/ui/rows'
import { DataTable } from '~/ui/table'
import type { Overview } from '../read-desk-event.server'
import type { Frame } from '../read-frame.server'
import { CARS, PEOPLE } from '../rules'
import { Fill } from './fill'
import { When } from './when'

/** How full each session is: everybody, cars, and every ticket kind. */
export function SessionFill({ sessions, zone, home }: { sessions: Overview['sessions']; zone: string; home: string }) {
  const t = useT()
  const format = useFormat(zone)
  return (
    <div className="grid gap-3 desk:grid-cols-2">
      {sessions.map(({ id, name, startsAt, endsAt, pools, states, offered }) => {
        const waiting = states.find(({ state }) => state === 'waiting')?.parties ?? 0
        const shown = pools.filter(({ scope, capacity, taken }) => scope === PEOPLE || capacity !== null || taken > 0)
        return (
          <Card key={id} pad>
            <h3 className="flex flex-wrap items-baseline gap-x-3">
              <a className="num font-semibold" href={`${home}/guests?session=${id}`}>
                <When of={{ startsAt, endsAt }} zone={zone} />
              </a>
              {name && <span className="text-ink-2">{name}</span>}
              {waiting > 0 && (
                <a className="link ml-auto" href={`${home}/guests?session=${id}&state=waiting`}>
                  {t('events-desk:list.waiting', { count: waiting })}
                </a>
              )}
            </h3>
            <div className="mt-3 grid gap-3">
              {shown.map(({ scope, capacity, taken, name }) => (
                <Fill
                  key={scope}
                  label={
                    scope === PEOPLE
                      ? t('events-desk:sessions.people')
                      : scope === CARS
                        ? t('events-desk:sessions.cars')
                        : name
                  }
                  taken={taken}
                  capacity={capacity}
                />
              ))}
            </div>
            {offered.parties > 0 && (
              <p className="mt-2">
                <a className="link" href={`${home}/guests?session=${id}&state=offered`}>
                  {t('events-desk:overview.offered', {
                    count: offered.people,
                    parties: format.number(offered.parties),
                  })}
                </a>
              </p>
            )}
          </Card>
        )
      })}
    </div>
  )
}

/** Who is served next. */
export function QueuePart({ overview, zone, home }: { overview: Overview; zone: string; home: string }) {
  const t = useT()
  const format = useFormat(zone)
  const { queue, sessions } = overview
  const several = sessions.length > 1
  return (
    <Part
      title={t('events-desk:queue.title')}
      way={{ href: `${home}/guests?state=waiting`, label: t('events-desk:queue.all', { count: queue.waiting }) }}
    >
      <DataTable
        caption={t('events-desk:queue.title')}
        rows={queue.head.map((row, at) => ({ ...row, at: at + 1 }))}
        rowKey={({ number }) => number}
        rowHref={({ number }) => `${home}/guests/${number}`}
        columns={[
          {
            id: 'at',
            head: t('events-desk:queue.place'),
            tight: true,
            cell: ({ at }) => <span className="num">{at}</span>,
          },
          { id: 'name', head: t('events-desk:guests.member'), phone: 'lead', cell: ({ name }) => name },
          {
            id: 'people',
            head: t('events-desk:guests.people'),
            figure: true,
            phone: 'key',
            cell: ({ people }) => format.number(people),
          },
          ...(several
            ? [
                {
                  id: 'session',
                  head: t('events-desk:guests.session'),
                  cell: ({ sessionId }: { sessionId: string }) => {
                    const session = sessions.find(({ id }) => id === sessionId)
                    return session
                      ? `${format.date(session.startsAt, 'monthDay')} ${format.time(session.startsAt)}`
                      : ''
                  },
                },
              ]
            : []),
          {
            id: 'since',
            head: t('events-desk:queue.since'),
            cell: ({ since }) => <span className="num">{format.dateTime(since, 'monthDay')}</span>,
          },
          {
            id: 'skips',
            head: t('events-desk:queue.skips'),
            figure: true,
            phone: 'off',
            cell: ({ skips }) => (skips > 0 ? format.number(skips) : ''),
          },
        ]}
      />
    </Part>
  )
}

/** What is still to be done, each with the way there. */
export function NextActs({ frame, overview }: { frame: Frame; overview: Overview }) {
  const t = useT()
  const { number, state, mayManage } = frame
  if (!mayManage) return null
  const home = `/desk/events/${number}`
  const { money, queue, kinds, sessions, team } = overview
  const unlimited = sessions.some(({ pools }) =>
    pools.some(({ scope, capacity }) => scope === PEOPLE && capacity === null),
  )
  const todo: { key: string; text: string; href: string }[] = []
  const add = (key: string, when: boolean, text: string, path: string) =>
    when && todo.push({ key, text, href: home + path })
  add('kinds', kinds === 0, t('events-desk:next.kinds'), '/sessions?open=kind-')
  add('places', unlimited && state !== 'template', t('events-desk:next.places'), '/sessions')
  add('close', state === 'published' && frame.isOver, t('events-desk:next.close'), '/close')
  add('unpaid', money.due.count > 0, t('events-desk:next.unpaid', { count: money.due.count }), '/guests?unpaid=1')
  add('owed', money.owed.count > 0, t('events-desk:next.owed', { count: money.owed.count }), '/guests?state=all&owed=1')
  add('queue', queue.waiting > 0 && !frame.isOver, t('events-desk:next.queue', { count: queue.waiting }), '/sessions')
  add(
    'team',
    team === 0 && (state === 'draft' || state === 'published') && !frame.isOver,
    t('events-desk:next.team'),
    '/team',
  )
  return (
    <Part title={t('events-desk:next.title')}>
      {todo.length === 0 ? (
        <p className="flex items-center gap-2 text-ink-2">
          <CircleCheck className="size-4 flex-none" aria-hidden />
          {t('events-desk:next.nothing')}
        </p>
      ) : (
        <Rows>
          {todo.map(({ key, text, href }) => (
            <Item key={key} icon={CircleDot} title={text} href={href} />
          ))}
        </Rows>
      )}
    </Part>
  )
}
