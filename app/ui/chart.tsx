import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useT } from '~/i18n/use'

/** One point of a chart; `text` is the value in the reader's language. */
export interface ChartPoint {
  label: string
  value: number
  text: string
  /** The point in question. */
  tone?: 'warn' | 'danger' | 'now'
}

interface ChartProps {
  kind: 'bars' | 'line'
  points: readonly ChartPoint[]
  /** What is measured against what, for readers and above the table. */
  title: string
  /** Heads of the two columns of the table. */
  heads: readonly [string, string]
  height?: number
  note?: ReactNode
}

const Drawing = lazy(() => import('./chart-drawing'))

/** A chart with its table. The drawing comes after the page (95 kB, only here); the table is always there. */
export function Chart({ kind, points, title, heads, height = 220, note }: ChartProps) {
  const t = useT()
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  return (
    <figure>
      <div className="chart-frame" style={{ height }} role="img" aria-label={title}>
        {mounted && (
          <Suspense>
            <Drawing kind={kind} points={points} height={height} />
          </Suspense>
        )}
      </div>
      {note && <figcaption className="text-small text-ink-2">{note}</figcaption>}
      <details className="chart-table">
        <summary className="link">{t('shell:chart.table')}</summary>
        <table className="table mt-2">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{heads[0]}</th>
              <th scope="col" className="r">
                {heads[1]}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.label}>
                <th scope="row">{point.label}</th>
                <td className="r">{point.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
