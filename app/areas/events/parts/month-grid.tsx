import './events.css'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { addDays, type Day, daysInMonth } from '~/kernel/dates'
import { localDay } from '~/kernel/zones'
import { IconLink } from '~/ui/button'
import { cx } from '~/ui/class-names'
import type { EventCardView } from '../read-events.server'

type Props = {
  /** YYYY-MM */
  month: string
  today: Day
  events: readonly EventCardView[]
  hrefOf(month: string): string
}

/** First days of the weeks of a month, Mondays. */
function weeksOf(month: string): Day[] {
  const [year = 0, of = 0] = month.split('-').map(Number)
  const first = `${month}-01`
  const weekday = (new Date(Date.parse(`${first}T00:00:00Z`)).getUTCDay() + 6) % 7
  const start = addDays(first, -weekday)
  const weeks = Math.ceil((weekday + daysInMonth(year, of)) / 7)
  return Array.from({ length: weeks }, (_, week) => addDays(start, week * 7))
}

/** The month before or after. */
function monthBy(month: string, by: number): string {
  const [year = 0, of = 0] = month.split('-').map(Number)
  const at = year * 12 + of - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** A month of events; a day that holds some leads to them in the list below. */
export function MonthGrid({ month, today, events, hrefOf }: Props) {
  const t = useT()
  const format = useFormat('UTC')
  const weeks = weeksOf(month)
  const byDay = new Map<Day, EventCardView[]>()
  for (const event of events) {
    const last = localDay(event.zone, event.endsAt - 1)
    for (let day = localDay(event.zone, event.startsAt); day <= last; day = addDays(day, 1)) {
      byDay.set(day, [...(byDay.get(day) ?? []), event])
    }
  }
  return (
    <section aria-label={t('events:view.calendar')}>
      <div className="mb-3 flex items-center justify-between">
        <IconLink
          icon={ChevronLeft}
          href={hrefOf(monthBy(month, -1))}
          label={t('events:month.before')}
          data-keep-scroll
        />
        <h2 className="text-lead font-semibold">{format.date(`${month}-01`, 'month')}</h2>
        <IconLink
          icon={ChevronRight}
          href={hrefOf(monthBy(month, 1))}
          label={t('events:month.after')}
          data-keep-scroll
        />
      </div>
      <table className="month">
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, at) => addDays(weeks[0] ?? `${month}-01`, at)).map((day) => (
              <th key={day} scope="col">
                {format.date(day, 'weekday')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week}>
              {Array.from({ length: 7 }, (_, at) => addDays(week, at)).map((day) => (
                <td key={day}>
                  {day.startsWith(month) && <DayCell day={day} today={day === today} events={byDay.get(day) ?? []} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function DayCell({ day, today, events }: { day: Day; today: boolean; events: readonly EventCardView[] }) {
  const t = useT()
  const format = useFormat('UTC')
  const look = cx('month-day', today && 'today', events.length > 0 && 'holds')
  const figure = <span aria-hidden={events.length > 0}>{Number(day.slice(8))}</span>
  if (events.length === 0) return <span className={look}>{figure}</span>
  return (
    <a className={look} href={`#day-${day}`}>
      {figure}
      <span className="sr-only">
        {t('events:month.day', { date: format.date(day, 'monthDay'), count: events.length })}
      </span>
      <span className="ticks" aria-hidden>
        {events.slice(0, 4).map(({ number, party }) => (
          <i key={number} className={party ? 'mine' : undefined} />
        ))}
      </span>
      <span className="names" aria-hidden>
        {events.slice(0, 2).map(({ number, title, party }) => (
          <span key={number} className={party ? 'mine' : undefined}>
            {title}
          </span>
        ))}
      </span>
    </a>
  )
}
