import type { CSSProperties, KeyboardEvent } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { QUARTER } from '~/kernel/zones'
import { cx } from '~/ui/class-names'
import type { DayView } from '../read-day.server'
import { Face, Legend, Lifted, labelOf, Needle, nameOf, progress, subOf } from './day-block'
import { type Dragged, type Target, useDrag } from './use-drag'

type Props = {
  view: DayView
  chosen: string | null
  hrefOf: (number: string) => string
  mayMove: boolean
  onDrop: (dragged: Dragged, target: Target) => void
}
const MOVABLE = new Set(['booked', 'checked-in', 'in-work', 'paused'])

/** The day by bay and technician: load, ruler, rows, needle. Arrow keys go from block to block. */
export function DayGrid({ view, chosen, hrefOf, mayMove, onDrop }: Props) {
  const t = useT()
  const format = useFormat(view.zone)
  const { axis, units, load } = view
  const width = axis.to - axis.from
  const pct = (quarter: number) => `${(((quarter - axis.from) / width) * 100).toFixed(3)}%`
  const drag = useDrag(axis, onDrop)
  const cards = new Map(view.cards.map((card) => [card.id, card]))
  const groups = [
    {
      id: 'bay',
      title: t('booking-desk:cal.bays'),
      note: t('booking-desk:cal.quota', { count: view.onlinePermits, of: view.technicians }),
    },
    { id: 'technician', title: t('booking-desk:cal.technicians'), note: '' },
    { id: 'overflow', title: t('booking-desk:cal.overflow'), note: t('booking-desk:cal.overflow_note') },
  ]
  const rests = restsOf(view)
  const style = {
    '--hour': `${(400 / width).toFixed(4)}%`,
    '--quarter': `${(100 / width).toFixed(4)}%`,
  } as CSSProperties

  return (
    <div className="cal" style={style}>
      <div className="cal-two">
        <div className="text-micro leading-[1.125rem]">
          <span className="text-ink-2">{t('booking-desk:cal.load')}</span>
          <br />
          <b className="num text-title font-normal">{format.percent(load.share)}</b>
        </div>
        <div
          className="cal-load"
          role="img"
          aria-label={t('booking-desk:cal.load_label', { share: format.percent(load.share) })}
        >
          {load.halves.map(({ used, blocked }, half) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: half hours have no other name
            <span key={half} title={t('booking-desk:cal.of', { used, all: load.bays })}>
              {Array.from({ length: load.bays }, (_, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a stack of equal bars
                <i key={n} className={n < used ? 'f' : n < used + blocked ? 'x' : undefined} />
              ))}
            </span>
          ))}
        </div>
      </div>
      <div className="cal-two">
        <div className="num pb-1.5 text-micro text-ink-2">
          {t('booking-desk:cal.hours', { used: load.usedHours.toFixed(1), all: load.openHours.toFixed(1) })}
        </div>
        <div className="cal-ruler" aria-hidden>
          {Array.from({ length: width / 4 }, (_, n) => axis.from + n * 4).map((quarter) => (
            <span key={quarter} style={{ left: pct(quarter) }}>
              {format.time(quarter * QUARTER)}
            </span>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a way between the links inside */}
      <div className="cal-body" onKeyDown={walk}>
        {groups.map((group) => {
          const rows = units.filter((unit) => unit.kind === group.id)
          if (rows.length === 0) return null
          return (
            <div key={group.id}>
              <h2 className="cal-group">
                {group.title}
                <small>{group.note}</small>
              </h2>
              {rows.map((unit) => (
                <div className="cal-row" key={unit.id}>
                  <div className="cal-name">
                    <b className="cut">{nameOf(t, unit)}</b>
                    <small className="cut">{subOf(t, unit)}</small>
                  </div>
                  <div
                    className={cx('cal-track', drag.state?.target.unitId === unit.id && 'drop')}
                    data-unit={unit.kind === 'overflow' ? undefined : unit.id}
                    data-kind={unit.kind}
                  >
                    {rests.map((rest) => (
                      <i
                        key={rest.from}
                        className="cal-rest"
                        style={{ left: pct(rest.from), width: `${((rest.to - rest.from) / width) * 100}%` }}
                      />
                    ))}
                    {unit.stretches.map((stretch) => {
                      const card = stretch.bookingId ? cards.get(stretch.bookingId) : undefined
                      const place = {
                        left: pct(stretch.from),
                        width: `${((stretch.to - stretch.from) / width) * 100}%`,
                      }
                      if (!card) {
                        const block = view.blocks.find((one) => one.id === stretch.blockId)
                        return (
                          <span key={stretch.from} className="bk bk-block" style={place}>
                            <b className="cut">
                              {t(`booking-desk:block.kinds.${(block?.kind ?? 'other') as 'other'}`)}
                            </b>
                            <span className="bk-tx cut">{block?.reason}</span>
                          </span>
                        )
                      }
                      const given = {
                        number: card.number,
                        version: card.version,
                        quarters: stretch.to - stretch.from,
                        unitId: unit.id,
                        from: stretch.from,
                      }
                      const canDrag = mayMove && MOVABLE.has(card.state) && unit.kind !== 'overflow'
                      return (
                        <a
                          key={stretch.from}
                          href={hrefOf(card.number)}
                          draggable={false}
                          data-keep-scroll
                          className={cx(
                            'bk',
                            `bk-${card.state}`,
                            drag.state?.dragged.number === card.number && 'ghost',
                          )}
                          style={{ ...place, ...progress(view, stretch) }}
                          aria-current={card.number === chosen || undefined}
                          aria-label={labelOf(t, format, card, stretch, nameOf(t, unit))}
                          onPointerDown={canDrag ? (event) => drag.begin(event, given) : undefined}
                          onPointerMove={canDrag ? drag.move : undefined}
                          onPointerUp={canDrag ? drag.end : undefined}
                          onPointerCancel={canDrag ? drag.stop : undefined}
                          onClick={(event) => {
                            if (drag.wasDragged()) event.preventDefault()
                          }}
                        >
                          <Face card={card} unit={unit} units={units} stretch={stretch} now={view.now} />
                        </a>
                      )
                    })}
                    {drag.state?.target.unitId === unit.id && (
                      <Lifted state={drag.state} unit={unit} view={view} pct={pct} width={width} />
                    )}
                  </div>
                </div>
              ))}
            </div>
          )
        })}
        <Needle view={view} pct={pct} />
      </div>
      <Legend />
    </div>
  )
}

/** Breaks between the openings of the day, and all of a closed one. */
function restsOf({ openings, axis }: DayView) {
  const rests = []
  let at = axis.from
  for (const { from, to } of openings) {
    if (from > at) rests.push({ from: at, to: from })
    at = to
  }
  if (at < axis.to) rests.push({ from: at, to: axis.to })
  return rests
}

/** Arrow keys: left and right within a row, up and down to the next row's nearest block. */
function walk(event: KeyboardEvent<HTMLElement>) {
  if (!event.key.startsWith('Arrow') || !(event.target instanceof HTMLElement)) return
  const here = event.target.closest<HTMLElement>('a.bk')
  if (!here) return
  const blocks = [...event.currentTarget.querySelectorAll<HTMLElement>('a.bk')]
  const box = here.getBoundingClientRect()
  const row = (one: HTMLElement) => one.closest('.cal-row')
  const sameRow = blocks.filter((one) => row(one) === row(here))
  let next: HTMLElement | undefined
  if (event.key === 'ArrowRight') next = sameRow[sameRow.indexOf(here) + 1]
  else if (event.key === 'ArrowLeft') next = sameRow[sameRow.indexOf(here) - 1]
  else {
    const down = event.key === 'ArrowDown'
    next = blocks
      .map((one) => ({ one, place: one.getBoundingClientRect() }))
      .filter(({ place }) => (down ? place.top > box.bottom - 4 : place.bottom < box.top + 4))
      .sort(
        (a, b) =>
          Math.abs(a.place.top - box.top) - Math.abs(b.place.top - box.top) ||
          Math.abs(a.place.left - box.left) - Math.abs(b.place.left - box.left),
      )[0]?.one
  }
  if (!next) return
  event.preventDefault()
  next.focus()
}
