import type { CSSProperties } from 'react'
import { useFormat, useT } from '~/i18n/use'
import type { WeekView } from '../read-day.server'

const hours = (quarters: number) => (quarters / 4).toFixed(quarters % 4 === 0 ? 0 : 1)
const share = (part: number, all: number) => (all === 0 ? '0%' : `${Math.min(100, (part / all) * 100).toFixed(1)}%`)

/** The week: the load of each day, and what each bay and technician has to do. Every day leads to itself. */
export function WeekGrid({ view, hrefOf }: { view: WeekView; hrefOf: (day: string) => string }) {
  const t = useT()
  const format = useFormat(view.zone)
  return (
    <table className="wk">
      <thead>
        <tr>
          <th scope="col" className="w-36">
            <span className="sr-only">{t('booking-desk:week.unit')}</span>
          </th>
          {view.days.map((day) => (
            <th key={day.day} scope="col">
              <a className="font-semibold" href={hrefOf(day.day)}>
                {format.date(day.day, 'short')}
              </a>
              <br />
              <span className="text-micro text-ink-2">
                {day.closed
                  ? t('booking-desk:cal.closed')
                  : `${format.percent(day.share)} · ${t('booking-desk:week.bookings', { count: day.bookings })}`}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      {(['bay', 'technician'] as const).map((kind) => (
        <tbody key={kind}>
          {view.rows
            .filter((row) => row.kind === kind)
            .map((row) => (
              <tr key={row.id}>
                <th scope="row" className="font-medium">
                  {kind === 'bay' ? t('booking-desk:cal.bay', { name: row.name }) : row.name}
                </th>
                {row.cells.map((cell) => (
                  <td key={cell.day}>
                    <span className={cell.used + cell.blocked === 0 ? 'text-ink-3' : undefined}>
                      {cell.open === 0 && cell.used === 0
                        ? '–'
                        : t('booking-desk:week.hours', { hours: hours(cell.used) })}
                    </span>
                    {cell.blocked > 0 && (
                      <span className="ms-2 text-micro text-ink-2">
                        {t('booking-desk:week.blocked', { hours: hours(cell.blocked) })}
                      </span>
                    )}
                    {cell.open > 0 && (
                      <i
                        className="wk-bar"
                        style={
                          { '--u': share(cell.used, cell.open), '--x': share(cell.blocked, cell.open) } as CSSProperties
                        }
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  )
}
