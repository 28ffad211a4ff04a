import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { SECOND } from '~/kernel/clock'
import { Button } from '~/ui/button'
import { cx } from '~/ui/class-names'
import { Submission } from '~/ui/form'
import { Icon } from '~/ui/icon'
import type { DoorAnswer } from '../../door-book'
import { PAY_METHODS } from '../../rules'
import { doorLook } from './door-look'

/** Scanning goes on by itself after this: at once for a guest who walks through, later where there is to talk. */
const GOES_ON = { good: 2 * SECOND, ask: 8 * SECOND, stop: 8 * SECOND }

interface AnswerScreenProps {
  answer: DoorAnswer
  zone: string
  currency: string
  /** Door and session, for what is done from here. */
  place: { sessionId: string; door: string }
  /** When the list on the phone was made; null without one. */
  listAt: number | null
  /** Address of the door, where no script runs. */
  back: string
  /** Left out while no script runs. */
  onNext?: () => void
}

/** What the door says, over the whole screen: colour, drawing and words; a tap goes on. */
export function AnswerScreen({ answer, zone, currency, place, listAt, back, onNext }: AnswerScreenProps) {
  const t = useT()
  const format = useFormat(zone)
  const { result, seat, entry, elsewhere, offline } = answer
  const { signal, icon } = doorLook[result]
  const canPay = result === 'unpaid' && !offline && seat !== null
  const next = useRef<HTMLAnchorElement>(null)
  const go = useRef(onNext)
  go.current = onNext
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer has its own time
  useEffect(() => {
    const acts = next.current?.closest('.gate')?.querySelector<HTMLElement>('.gate-pay input:checked')
    ;(acts ?? next.current)?.focus({ preventScroll: true })
    if (canPay || !go.current) return
    const timer = setTimeout(() => go.current?.(), GOES_ON[signal])
    return () => clearTimeout(timer)
  }, [answer.key, canPay, signal])
  const how = entry && { at: format.time(entry.at), door: entry.door, by: entry.by }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside does the same by key
    <div
      className={cx('gate', `gate-${signal}`)}
      role="alertdialog"
      aria-labelledby="gate-title"
      aria-describedby="gate-says"
      data-result={result}
      onClick={(event) => {
        if ((event.target as Element).closest('form, a')) return
        onNext?.()
      }}
    >
      <div className="gate-in">
        <Icon as={icon} className="gate-sign" />
        <p className="gate-title" id="gate-title">
          {t(`events-door:answer.${result}.title`)}
        </p>
        {seat && (
          <p className="gate-name">
            {seat.name}
            <span>
              {seat.kind}
              {seat.plate && ` · ${seat.plate}`}
            </span>
          </p>
        )}
        <div className="gate-says" id="gate-says">
          {result === 'already' && how ? (
            <p className="num">
              {t(how.by ? 'events-door:answer.already.how' : 'events-door:answer.already.how_nobody', how)}
            </p>
          ) : (
            <p>{t(`events-door:answer.${result}.says`)}</p>
          )}
          {elsewhere && result === 'wrong-session' && (
            <p>{t('events-door:answer.wrong-session.where', { name: elsewhere })}</p>
          )}
          {elsewhere && result === 'wrong-event' && (
            <p>{t('events-door:answer.wrong-event.where', { name: elsewhere })}</p>
          )}
          {result === 'unpaid' && seat && (
            <p className="gate-due num">
              {t('events-door:answer.unpaid.due', { amount: format.money(seat.dueMinor, currency) })}
            </p>
          )}
          {result === 'unpaid' && offline && <p>{t('events-door:answer.unpaid.alone')}</p>}
          {offline && (
            <p>
              {listAt === null
                ? t('events-door:answer.no_list')
                : t('events-door:answer.offline', { at: format.time(listAt) })}
            </p>
          )}
        </div>
      </div>
      {canPay && seat && (
        <PayForm seat={seat} place={place} amount={format.money(seat.dueMinor, currency)} key={answer.key} />
      )}
      <a
        ref={next}
        className="gate-next"
        href={back}
        onClick={(event) => {
          if (!onNext) return
          event.preventDefault()
          onNext()
        }}
      >
        {t('events-door:answer.next')}
      </a>
      {onNext && !canPay && <p className="gate-hint">{t('events-door:answer.again')}</p>}
    </div>
  )
}

/** What was received at the door is recorded for the whole party, and the ticket let in. */
function PayForm({
  seat,
  place,
  amount,
}: {
  seat: NonNullable<DoorAnswer['seat']>
  place: AnswerScreenProps['place']
  amount: string
}) {
  const t = useT()
  const { state } = useNavigation()
  return (
    <Form method="post" className="gate-pay" replace preventScrollReset>
      <Submission />
      <input type="hidden" name="act" value="pay" />
      <input type="hidden" name="party" value={seat.party} />
      <input type="hidden" name="seatId" value={seat.seatId} />
      <input type="hidden" name="sessionId" value={place.sessionId} />
      <input type="hidden" name="door" value={place.door} />
      <input type="hidden" name="amountMinor" value={seat.dueMinor} />
      <fieldset>
        <legend>{t('events-door:pay.method')}</legend>
        <div className="gate-methods">
          {PAY_METHODS.map((method, at) => (
            <label key={method}>
              <input type="radio" name="method" value={method} defaultChecked={at === 0} />
              <span>{t(`events-door:pay.${method}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Button type="submit" full kind="go" busy={state !== 'idle'}>
        {t('events-door:pay.go', { amount })}
      </Button>
    </Form>
  )
}
