import type { ReactNode } from 'react'
import { cx } from './class-names'

/** A day of a week to choose from; leads to the same page with that day. */
export interface WeekDay {
  id: string
  href: string
  weekday: string
  day: string
  /** Zero to four quarters of the day are free; 0 shows `word` instead ("full", "closed"). */
  free: 0 | 1 | 2 | 3 | 4
  word?: string
  shut?: boolean
  current?: boolean
  /** "Thursday 26, many times free". */
  label: string
}

/** Seven days with a measure of what is free; full days stay visible. */
export function WeekPicker({ days, label }: { days: readonly WeekDay[]; label: string }) {
  return (
    <nav className="week" aria-label={label}>
      {days.map((day) => (
        <a
          key={day.id}
          href={day.href}
          data-keep-scroll
          className={cx('week-day', day.shut && 'shut')}
          aria-label={day.label}
          aria-current={day.current ? 'date' : undefined}
        >
          {day.weekday}
          <b>{day.day}</b>
          {day.free === 0 ? (
            <span>{day.word}</span>
          ) : (
            <span className="free">
              {[1, 2, 3, 4].map((quarter) => (
                <i key={quarter} className={cx(quarter > day.free && 'n')} />
              ))}
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}

/** A time to choose. */
export interface Slot {
  value: string
  time: string
  /** On the chosen one: when the car is ready. */
  ready?: string
  gone?: boolean
  /** Why it cannot be had, for readers. */
  why?: string
}

/** Times as large targets; what is taken is struck through and stays in its place. */
export function SlotPicker({
  name,
  slots,
  chosen,
  legend,
}: {
  name: string
  slots: readonly Slot[]
  chosen?: string
  legend: ReactNode
}) {
  return (
    <fieldset className="field">
      <legend className="label">
        <span className="font-medium text-ink-2">{legend}</span>
      </legend>
      <div className="slots">
        {slots.map((slot) => (
          <label key={slot.value} className={cx('slot', slot.gone && 'gone')}>
            <input
              type="radio"
              name={name}
              value={slot.value}
              defaultChecked={slot.value === chosen}
              disabled={slot.gone}
              aria-label={slot.why ? `${slot.time}, ${slot.why}` : undefined}
              required
            />
            <span>{slot.time}</span>
            {slot.ready && <small>{slot.ready}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
