import { Form } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { Button } from '~/ui/button'
import { PlateNumber } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { Item, Rows } from '~/ui/rows'
import { type DoorList, findInList, type ListedSeat } from '../../door-book'
import type { Place } from './door-setup'
import { fetchFound } from './send-scans'

const SETTLE_MS = 180

interface NameSearchProps {
  event: string
  place: Place
  zone: string
  currency: string
  /** What the address asked for, and what the server found. */
  asked: string
  found: readonly ListedSeat[]
  list: DoorList | null
  isAlone: boolean
  /** Seats that this phone has let in and the club does not know of. */
  inside: ReadonlySet<string>
  walkIn: string
  /** Changes whenever somebody came in: what was found is asked for again. */
  mark: string
  onSeat?: (seatId: string) => void
}

/** People by name while one types: from the club, with pinyin; from the list on the phone without a network. */
export function NameSearch(props: NameSearchProps) {
  const t = useT()
  const { event, place, asked, list, isAlone, mark } = props
  const [text, setText] = useState(asked)
  const [found, setFound] = useState<{ text: string; seats: readonly ListedSeat[]; byList: boolean } | null>(
    asked ? { text: asked, seats: props.found, byList: false } : null,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: after another mark somebody has come in
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === '') return setFound(null)
    const byList = () => setFound({ text: wanted, seats: findInList(list, wanted), byList: true })
    if (isAlone) return byList()
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const seats = await fetchFound(event, wanted, stop.signal)
      if (stop.signal.aborted) return
      if (seats) setFound({ text: wanted, seats, byList: false })
      else byList()
    }, SETTLE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, event, list, isAlone, mark])
  return (
    <div className="grid gap-3">
      <form className="door-code" onSubmit={(submit) => props.onSeat && submit.preventDefault()}>
        <input type="hidden" name="session" value={place.sessionId} />
        <input type="hidden" name="door" value={place.door} />
        <TextInput
          field={{ id: 'door-find', name: 'q' }}
          label={t('events-door:find.label')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          type="search"
          autoComplete="off"
          maxLength={60}
        />
        {!props.onSeat && <Button type="submit">{t('events-door:find.go')}</Button>}
      </form>
      {found?.byList && <p className="text-small text-ink-2">{t('events-door:find.by_list')}</p>}
      {found && found.seats.length === 0 && (
        <p className="text-small" role="status">
          {t('events-door:find.none')}{' '}
          <a className="link" href={props.walkIn}>
            {t('events-door:walk.open')}
          </a>
        </p>
      )}
      {found && found.seats.length > 0 && (
        <Rows card>
          {found.seats.map((seat) => (
            <FoundSeat key={seat.seatId} seat={seat} {...props} />
          ))}
        </Rows>
      )}
    </div>
  )
}

function FoundSeat({ seat, place, zone, currency, inside, onSeat }: NameSearchProps & { seat: ListedSeat }) {
  const t = useT()
  const format = useFormat(zone)
  const { seatId, name, kind, party, plate, entry, dueMinor } = seat
  return (
    <Item
      title={name}
      sub={
        <>
          {kind} · {t('events-door:find.party', { number: party })}
          {plate && (
            <>
              {' '}
              <PlateNumber>{plate}</PlateNumber>
            </>
          )}
          {entry && <span className="num"> · {t('events-door:find.inside', { at: format.time(entry.at) })}</span>}
          {!entry && dueMinor > 0 && (
            <span className="num"> · {t('events-door:find.due', { amount: format.money(dueMinor, currency) })}</span>
          )}
        </>
      }
      end={
        entry || inside.has(seatId) ? undefined : (
          <Form
            method="post"
            onSubmit={(event) => {
              if (!onSeat) return
              event.preventDefault()
              onSeat(seatId)
            }}
          >
            <Submission />
            <input type="hidden" name="act" value="seat" />
            <input type="hidden" name="seatId" value={seatId} />
            <input type="hidden" name="sessionId" value={place.sessionId} />
            <input type="hidden" name="door" value={place.door} />
            <Button type="submit" size="s" aria-label={`${t('events-door:find.let_in')}: ${name}`}>
              {t('events-door:find.let_in')}
            </Button>
          </Form>
        )
      }
    />
  )
}
