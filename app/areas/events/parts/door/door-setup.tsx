import { useFormat, useT } from '~/i18n/use'
import { Button } from '~/ui/button'
import { Select, TextInput } from '~/ui/inputs'
import { DOOR_NAME } from '../../door-words'
import type { Door } from '../../read-door.server'

export type Place = { sessionId: string; door: string }

/** Which door this is and which session comes in: said once, kept on the phone. */
export function DoorSetup({
  sessions,
  place,
  zone,
  isOpen,
  onSaved,
}: {
  sessions: Door['sessions']
  place: Place
  zone: string
  isOpen: boolean
  onSaved: (place: Place) => void
}) {
  const t = useT()
  const format = useFormat(zone)
  const named = ({ name, startsAt }: Door['sessions'][number]) =>
    [name, format.dateTime(startsAt, 'monthDay')].filter(Boolean).join(' · ')
  const chosen = sessions.find(({ id }) => id === place.sessionId)
  return (
    <details className="door-place card" open={isOpen}>
      <summary>
        <span>
          <b>{place.door}</b>
          <span className="text-ink-2">{chosen && named(chosen)}</span>
        </span>
        <span className="link">{t('events-door:setup.change')}</span>
      </summary>
      <form
        key={`${place.sessionId} ${place.door}`}
        className="grid gap-4 pt-3"
        onSubmit={(event) => {
          const data = new FormData(event.currentTarget)
          const door = String(data.get('door') ?? '').trim()
          if (door === '') return
          event.preventDefault()
          onSaved({ sessionId: String(data.get('session')), door })
          event.currentTarget.closest('details')?.removeAttribute('open')
        }}
      >
        <TextInput
          field={{ id: 'door-name', name: 'door', initialValue: place.door, required: true, maxLength: DOOR_NAME }}
          label={t('events-door:setup.door')}
          hint={t('events-door:setup.door_hint')}
          autoComplete="off"
        />
        <Select
          field={{ id: 'door-session', name: 'session', initialValue: place.sessionId }}
          label={t('events-door:setup.session')}
          options={sessions.map((session) => ({ value: session.id, label: named(session) }))}
        />
        <Button type="submit">{t('events-door:setup.save')}</Button>
      </form>
    </details>
  )
}
