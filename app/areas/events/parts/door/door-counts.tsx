import { useFormat, useT } from '~/i18n/use'
import type { Door } from '../../read-door.server'

/** How many are in, of how many; by door where there are several. `waiting` are those that only this phone knows of. */
export function DoorCounts({ door, sessionId, waiting }: { door: Door; sessionId: string; waiting: number }) {
  const t = useT()
  const format = useFormat()
  const session = door.sessions.find(({ id }) => id === sessionId)
  if (!session) return null
  return (
    <div>
      <p className="door-count" role="status">
        <span className="text-gauge font-light num">{format.number(session.inside + waiting)}</span>
        <span>
          {t('events-door:count.inside')}
          <br />
          <span className="num text-ink-2">{t('events-door:count.of', { count: session.expected })}</span>
        </span>
      </p>
      {door.doors.length > 1 && (
        <p className="num text-small text-ink-2">
          {door.doors.map(({ door, people }) => `${door} ${format.number(people)}`).join(' · ')}
        </p>
      )}
    </div>
  )
}
