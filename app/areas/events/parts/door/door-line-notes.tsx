import { CloudUpload, WifiOff } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { Button, ButtonLink } from '~/ui/button'
import { Note } from '~/ui/card'
import type { DoorLine } from './use-door'

/** Whether there is a network, what waits to be sent, and what went wrong while there was none. */
export function DoorLineNotes({ line, zone, back }: { line: DoorLine; zone: string; back: string }) {
  const t = useT()
  const format = useFormat(zone)
  const { list, waiting, conflicts } = line.view
  const nameOf = (seat = '') => list?.seats.find(({ seatId }) => seatId === seat)?.name
  return (
    <div className="grid gap-3 empty:hidden">
      {conflicts.map(({ id, answer, toldAt, message, seatId }) => (
        <Note
          key={id}
          tone="danger"
          role="alert"
          title={
            answer
              ? t('events-door:conflict.alert', { name: answer.seat?.name ?? t('events-door:last.nobody') })
              : t('events-door:conflict.refused', { name: nameOf(seatId) ?? t('events-door:last.nobody') })
          }
          acts={<Button onClick={() => line.forget(id)}>{t('events-door:conflict.forget')}</Button>}
        >
          <p>{answer ? t(`events-door:answer.${answer.result}.title`) : message || t('events-door:refusal.unfit')}</p>
          <p className="num">{format.time(toldAt)}</p>
          {answer?.entry && (
            <p className="num">
              {t('events-door:conflict.entry', { at: format.time(answer.entry.at), door: answer.entry.door })}
            </p>
          )}
        </Note>
      ))}
      {line.state === 'stranger' && (
        <Note
          tone="warn"
          role="status"
          title={t('events-door:line.stranger')}
          acts={
            <ButtonLink href={`/sign-in?to=${encodeURIComponent(back)}`} data-document>
              {t('events-door:line.sign_in')}
            </ButtonLink>
          }
        >
          {t('events-door:line.stranger_text')}
        </Note>
      )}
      {line.state === 'alone' && (
        <Note tone="warn" icon={WifiOff} role="status" title={t('events-door:line.alone')}>
          {list
            ? t('events-door:line.alone_text', { at: format.time(list.madeAt), count: list.seats.length })
            : t('events-door:line.alone_bare')}
        </Note>
      )}
      {waiting.length > 0 && (
        <Note
          icon={CloudUpload}
          role="status"
          title={t('events-door:line.waiting', { count: waiting.length })}
          acts={
            <Button onClick={line.again} busy={line.isSending}>
              {t('events-door:line.again')}
            </Button>
          }
        />
      )}
    </div>
  )
}
