import { MapPin, Phone, ShieldAlert, TriangleAlert, X } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { IconLink } from '~/ui/button'
import { Note } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Code } from '~/ui/figures'
import type { DeskRescue } from '../read-desk-rescue.server'
import type { TrailPoint } from '../trail.server'
import { Act } from './ask'
import { toneOf } from './standing-look'
import { spanText, useNow } from './ticking'

/** Why the last act was refused; `isRace` when somebody else had done something meanwhile. */
export type Refusal = { message: string; isRace: boolean }
/** What was shown on demand, and is on record. */
export type Shown = {
  number: string
  phone?: { phone: string; dial: string }
  trail?: { place: string; district: string; points: TrailPoint[] }
}
/** Which call it is, how long it waits, and what to mind. */
export function Head({ call, refusal, closeHref }: { call: DeskRescue; refusal: Refusal | null; closeHref: string }) {
  const t = useT()
  const format = useFormat(call.zone)
  const now = useNow()
  const { clock, standing } = call
  const isOver = clock !== null && now > clock.dueAt
  const isOpen = call.closedAt === null
  const called = call.source === 'phone' ? 'rescue-desk:detail.called' : 'rescue-desk:detail.asked'
  return (
    <section>
      <div className="flex items-center justify-between gap-2">
        <Chip tone={toneOf(standing, isOver)} icon={isOver ? TriangleAlert : undefined}>
          {t(`rescue-desk:board.priority.${call.priority}`)} · {t(`rescue-desk:board.standing.${standing}`)}
        </Chip>
        <span className="flex items-center gap-1">
          <Code className="text-micro text-ink-2">{call.number}</Code>
          <IconLink icon={X} href={closeHref} label={t('rescue-desk:detail.close')} data-keep-scroll />
        </span>
      </div>
      <div className="mt-1 flex items-baseline justify-between gap-2">
        <h2 className="text-title font-semibold">{call.service}</h2>
        {isOpen && (
          <span className={isOver ? 'rd-big text-danger' : 'rd-big'} role="timer">
            {spanText(now - call.createdAt)}
          </span>
        )}
      </div>
      <p className="num flex justify-between gap-2 text-micro text-ink-2">
        <span>
          {t(called, {
            time: call.past ? format.dateTime(call.createdAt) : format.timeWithSeconds(call.createdAt),
          })}
        </span>
        {isOpen && clock && (
          <span className={isOver ? 'font-semibold text-danger' : undefined}>
            {t(`rescue-desk:board.clock.${clock.kind}`)}{' '}
            {t(isOver ? 'rescue-desk:board.over' : 'rescue-desk:board.left', {
              time: spanText(Math.abs(clock.dueAt - now)),
            })}
          </span>
        )}
      </p>
      {isOpen && !call.isSafe && (
        <Note tone="danger" icon={ShieldAlert} className="mt-2" title={t('rescue-desk:detail.unsafe_title')}>
          <p>{t('rescue-desk:detail.unsafe_text')}</p>
        </Note>
      )}
      {isOpen && call.isSafe && call.serviceCode === 'accident' && (
        <Note tone="danger" icon={ShieldAlert} className="mt-2" title={t('rescue-desk:detail.accident_title')}>
          <p>{t('rescue-desk:detail.accident_text')}</p>
        </Note>
      )}
      {call.massEvent && (
        <Note className="mt-2" title={call.massEvent.name}>
          <p>{call.massEvent.text}</p>
        </Note>
      )}
      {refusal && (
        <Note tone="warn" icon={TriangleAlert} className="mt-2" role="alert" title={refusal.message}>
          {refusal.isRace && <p>{t('rescue-desk:detail.faster')}</p>}
        </Note>
      )}
      {call.mayManage && standing === 'new' && (
        <div className="mt-3">
          <Act act="acknowledge" sent={{ number: call.number }} label={t('rescue-desk:detail.acknowledge')} />
        </div>
      )}
    </section>
  )
}

/** The telephone, and the place of a past call. */
export function Foot({ call, shown }: { call: DeskRescue; shown: Shown | null }) {
  const t = useT()
  const phone = shown?.phone
  const isOpen = call.closedAt === null
  const hasTrail = !call.isBlurred && !shown?.trail && (call.past || call.jobs.length > 0)
  if (!phone && !hasTrail && !isOpen) return null
  return (
    <div className="rd-acts">
      {phone ? (
        <a className="btn btn-line btn-s" href={`tel:${phone.dial}`}>
          <Phone className="ic" aria-hidden />
          <span>{t('rescue-desk:detail.call', { phone: phone.phone })}</span>
        </a>
      ) : (
        isOpen && (
          <Act
            act="reveal"
            sent={{ number: call.number }}
            icon={Phone}
            label={t('rescue-desk:detail.call', { phone: call.caller.phone })}
          />
        )
      )}
      {hasTrail && (
        <Act act="trail" sent={{ number: call.number }} icon={MapPin} label={t('rescue-desk:detail.trail')} />
      )}
    </div>
  )
}
