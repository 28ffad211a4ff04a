import { TicketPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '~/i18n/use'
import { useKeptPage } from '~/platform/kept-page'
import { useLive } from '~/platform/live'
import { ButtonLink } from '~/ui/button'
import { Note, Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { type DoorAnswer, type ListedSeat, seatIn } from '../../door-book'
import type { Door } from '../../read-door.server'
import { AnswerScreen } from './answer-screen'
import { DoorCounts } from './door-counts'
import { DoorLineNotes } from './door-line-notes'
import { doorLook } from './door-look'
import { DoorSetup, type Place } from './door-setup'
import { giveSignal } from './door-signal'
import { DoorConflicts, LastLooks } from './last-looks'
import { NameSearch } from './name-search'
import { CodeField, Scanner } from './scanner'
import { useDoor } from './use-door'
import { usePlace } from './use-place'

interface DoorPageProps {
  door: Door
  topics: string[]
  /** Door and session by the address. */
  given: Place | null
  asked: string
  found: ListedSeat[]
  /** Who stands at the door. */
  owner: string
  name: string
  /** What a form was answered. */
  answer: DoorAnswer | null
  errors: string[]
}

/** Scan, find by name, see who is in; goes on without a network. */
export function DoorPage({ door, topics, given, asked, found, owner, name, answer, errors }: DoorPageProps) {
  const t = useT()
  const { event, sessions, openSessionId, conflicts } = door
  const { number, zone, currency } = event
  useLive(topics)
  const known = sessions.map(({ id }) => id)
  const first = { sessionId: openSessionId, door: t('events-door:setup.default') }
  const { place, isChosen, choose } = usePlace(number, { given, known, first })
  const mark = topics.join()
  useKeptPage({ scope: '/desk/events', keep: true, mark })
  const line = useDoor({ owner, name, event: number, ...place, mark })
  const { shown, fault, isBusy, look, next } = useAnswer(line, answer)
  const query = new URLSearchParams({ session: place.sessionId, door: place.door })
  const back = `/desk/events/${number}/door?${query}`
  const inside = new Set(
    line.view.waiting.flatMap((one) => (one.shown === 'in' ? [one.seatId || seatIn(one.code)] : [])),
  )
  const bySeat = line.isReady ? (seatId: string) => void look({ seatId }) : undefined
  const byCode = line.isReady ? (code: string) => void look({ code }) : undefined
  const of = { event: number, place, zone, currency, asked, found, inside, list: line.view.list }
  return (
    <StaffPage
      path={[{ label: t('events-door:doors.title'), href: '/desk/doors' }, { label: event.title }]}
      withoutSearch
    >
      <Pane label={t('events-door:title')}>
        <div className="mx-auto grid max-w-140 gap-5">
          <h1 className="sr-only">
            {t('events-door:title')}: {event.title}
          </h1>
          {event.state === 'postponed' && (
            <Note tone="warn" title={t('events-door:doors.postponed')}>
              {t('events-door:refusal.postponed')}
            </Note>
          )}
          {event.state === 'closed' && (
            <Note title={t('events-door:doors.closed')}>{t('events-door:refusal.over')}</Note>
          )}
          <DoorLineNotes line={line} zone={zone} back={back} />
          {(errors.length > 0 || fault) && <FormErrors errors={fault ? [...errors, fault] : errors} />}
          <DoorSetup sessions={sessions} place={place} zone={zone} isOpen={!isChosen} onSaved={choose} />
          <DoorCounts door={door} sessionId={place.sessionId} waiting={inside.size} />
          <Scanner isBusy={isBusy} {...(byCode && { onCode: byCode })} />
          <Part title={t('events-door:find.title')}>
            <NameSearch
              {...of}
              mark={mark}
              isAlone={line.state !== 'line'}
              walkIn={`/desk/events/${number}/walk-in?${query}`}
              {...(bySeat && { onSeat: bySeat })}
            />
          </Part>
          <CodeField place={place} isBusy={isBusy} {...(byCode && { onCode: byCode })} />
          <ButtonLink icon={TicketPlus} href={`/desk/events/${number}/walk-in?${query}`}>
            {t('events-door:walk.open')}
          </ButtonLink>
        </div>
      </Pane>
      <Pane kind="detail" label={t('events-door:last.title')}>
        {conflicts.length > 0 && (
          <Part title={t('events-door:conflict.title', { count: conflicts.length })}>
            <DoorConflicts conflicts={conflicts} zone={zone} />
          </Part>
        )}
        <Part title={t('events-door:last.title')}>
          <LastLooks door={door} canUndo={event.state !== 'closed'} />
        </Part>
      </Pane>
      {shown && (
        <AnswerScreen
          answer={shown}
          {...{ zone, currency, place, back }}
          listAt={line.view.list?.madeAt ?? null}
          {...(line.isReady && { onNext: next })}
        />
      )}
    </StaffPage>
  )
}

/** The answer that stands on the screen: of the camera, of a name, or of a form. */
function useAnswer(line: ReturnType<typeof useDoor>, answered: DoorAnswer | null) {
  const t = useT()
  const [shown, setShown] = useState<DoorAnswer | null>(answered)
  const [fault, setFault] = useState('')
  const [isAsking, setIsAsking] = useState(false)
  useEffect(() => {
    if (!answered) return
    setShown(answered)
    giveSignal(doorLook[answered.result].signal)
  }, [answered])
  return {
    ...{ shown, fault, isBusy: isAsking || shown !== null },
    next: () => setShown(null),
    async look(presented: { code: string } | { seatId: string }) {
      if (isAsking) return
      setIsAsking(true)
      setFault('')
      const answer = await line.look(presented)
      setIsAsking(false)
      if ('message' in answer) {
        giveSignal('stop')
        return setFault(answer.message || t('events-door:refusal.unfit'))
      }
      giveSignal(doorLook[answer.result].signal)
      setShown(answer)
    },
  }
}
