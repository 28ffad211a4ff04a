import { type CSSProperties, useEffect, useState } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { QUARTER } from '~/kernel/zones'
import { PlateNumber } from '~/ui/figures'
import { Icon } from '~/ui/icon'
import type { DayView } from '../read-day.server'
import { STATE_ICON } from './look'
import type { Dragged, Target } from './use-drag'

type Unit = DayView['units'][number]
type Card = DayView['cards'][number]

type Translate = ReturnType<typeof useT>
type Format = ReturnType<typeof useFormat>

/** What a row is called: bays and lanes by their number, people by their name. */
export const nameOf = (t: Translate, unit: Unit) =>
  unit.kind === 'bay'
    ? t('booking-desk:cal.bay', { name: unit.name })
    : unit.kind === 'overflow'
      ? t('booking-desk:cal.lane', { name: unit.name })
      : unit.name
/** What a bay is fitted for, what a technician can do besides the usual. */
export const subOf = (t: Translate, unit: Unit) => {
  if (unit.kind === 'bay') return t(`dealers-desk:bay_type.${(unit.sub || 'lift') as 'lift'}`)
  if (unit.kind === 'technician')
    return (
      unit.sub
        .split(' ')
        .filter((one) => one && one !== 'general')
        .map((one) => t(`dealers-desk:skill.${one as 'general'}`))
        .join(t('booking:join')) || t('dealers-desk:skill.general')
    )
  return t(`booking-desk:cal.lane_${unit.sub as 'bay'}`)
}
/** A block in words, for readers. */
export const labelOf = (
  t: Translate,
  format: Format,
  card: Card,
  stretch: { from: number; to: number },
  unit: string,
) =>
  [
    t(`booking:state.${card.state}`),
    card.plate,
    card.jobs.join(t('booking:join')),
    `${format.time(stretch.from * QUARTER)}–${format.time(stretch.to * QUARTER)}`,
    unit,
  ]
    .filter(Boolean)
    .join(t('booking:join'))

/** Past part of running work is tinted up to the needle. */
export function progress({ now }: DayView, { from, to }: { from: number; to: number }): CSSProperties {
  const share = Math.min(1, Math.max(0, (now / QUARTER - from) / (to - from)))
  return { '--p': `${(share * 100).toFixed(1)}%` } as CSSProperties
}

/** What stands in a block: plate or bay, and the job where there is room. */
export function Face({
  card,
  unit,
  units,
  stretch,
  now,
}: {
  card: Card
  unit: Unit
  units: readonly Unit[]
  stretch: { from: number; to: number }
  now: number
}) {
  const t = useT()
  const icon = STATE_ICON[card.state]
  const quarters = stretch.to - stretch.from
  const bay =
    unit.kind === 'technician'
      ? units.find(
          (one) =>
            one.kind === 'bay' &&
            one.stretches.some(
              (stay) => stay.bookingId === card.id && stay.from <= stretch.from && stretch.from < stay.to,
            ),
        )
      : undefined
  const held = card.state === 'held'
  const short = quarters < 7 ? card.plate.slice(-5) : card.plate
  const left = Math.max(0, Math.round((card.heldUntil - now) / 60_000))
  return (
    <>
      <b>
        {icon && <Icon as={icon} />}
        <span className="cut">
          {bay ? (
            quarters < 3 ? (
              bay.name
            ) : (
              nameOf(t, bay)
            )
          ) : held ? (
            t('booking:state.held')
          ) : (
            <PlateNumber>{short || card.name}</PlateNumber>
          )}
        </span>
      </b>
      {quarters > 3 && (
        <span className="bk-tx cut">
          {held ? t('booking-desk:cal.minutes_left', { count: left }) : card.jobs.join(t('booking:join'))}
        </span>
      )}
    </>
  )
}

/** The block in the hand, with what would happen if it were let go. */
export function Lifted({
  state,
  unit,
  view,
  pct,
  width,
}: {
  state: { dragged: Dragged; target: Target }
  unit: Unit
  view: DayView
  pct: (quarter: number) => string
  width: number
}) {
  const t = useT()
  const format = useFormat(view.zone)
  const { dragged, target } = state
  const own = view.cards.find((card) => card.number === dragged.number)
  const to = target.from + dragged.quarters
  const taken = unit.stretches.some((one) => one.bookingId !== own?.id && one.from < to && one.to > target.from)
  const span = `${format.time(target.from * QUARTER)} – ${format.time(to * QUARTER)}`
  return (
    <div className="bk drag" style={{ left: pct(target.from), width: `${(dragged.quarters / width) * 100}%` }}>
      <b className="cut">{own?.plate}</b>
      <span className="bk-tip num">
        {t(taken ? 'booking-desk:cal.drop_taken' : 'booking-desk:cal.drop_free', { span, unit: nameOf(t, unit) })}
      </span>
    </div>
  )
}

/** Now; moves with the minute once a script runs. */
export function Needle({ view, pct }: { view: DayView; pct: (quarter: number) => string }) {
  const format = useFormat(view.zone)
  const [gone, setGone] = useState(0)
  useEffect(() => {
    const started = performance.now()
    const timer = setInterval(() => setGone(performance.now() - started), 30_000)
    return () => clearInterval(timer)
  }, [])
  const now = view.now + gone
  const quarter = now / QUARTER
  if (quarter < view.axis.from || quarter > view.axis.to) return null
  return (
    <div className="cal-now" aria-hidden>
      <i style={{ left: pct(quarter) }} />
      <b style={{ left: pct(quarter) }}>{format.time(now)}</b>
    </div>
  )
}

/** What bar, border and icon mean. */
export function Legend() {
  const t = useT()
  return (
    <div className="cal-key">
      {(['booked', 'checked-in', 'in-work', 'paused', 'ready', 'held'] as const).map((state) => (
        <span key={state}>
          <i className={`bk bk-${state}`} />
          {t(`booking:state.${state}`)}
        </span>
      ))}
      <span>
        <i className="bk bk-block" />
        {t('booking-desk:cal.rest')}
      </span>
      <span className="ms-auto">{t('booking-desk:cal.keys')}</span>
    </div>
  )
}
