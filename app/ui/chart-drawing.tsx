import { Bar, BarChart, Cell, LabelList, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormat } from '~/i18n/use'
import type { ChartPoint } from './chart'

const ink = 'var(--color-ink)'
const fills = { warn: 'var(--color-warn-fill)', danger: 'var(--color-danger)', now: 'var(--color-accent)' } as const
const axis = { stroke: 'var(--color-ink-3)', tickLine: true, tick: { fill: 'var(--color-ink-2)', fontSize: 12 } }
const margin = { top: 22, right: 8, bottom: 0, left: 0 }

function Tip({ payload }: { payload?: ReadonlyArray<{ payload?: ChartPoint }> }) {
  const point = payload?.[0]?.payload
  if (!point) return null
  return (
    <div className="rounded-control bg-ink px-2 py-1 text-micro text-surface">
      {point.label} <b className="num">{point.text}</b>
    </div>
  )
}

/** Bars or a line in ink on one axis; few bars carry their value themselves. */
export default function ChartDrawing({
  kind,
  points,
  height,
}: {
  kind: 'bars' | 'line'
  points: readonly ChartPoint[]
  height: number
}) {
  const data = [...points]
  const { number } = useFormat()
  return (
    <ResponsiveContainer width="100%" height={height} className="chart">
      {kind === 'bars' ? (
        <BarChart data={data} margin={margin} accessibilityLayer={false}>
          <XAxis dataKey="label" {...axis} interval="preserveStartEnd" />
          {data.length > 12 && <YAxis width={52} tickFormatter={number} {...axis} axisLine={false} />}
          <Tooltip content={<Tip />} cursor={{ fill: 'var(--color-sunken)' }} isAnimationActive={false} />
          <Bar dataKey="value" isAnimationActive={false} maxBarSize={34}>
            {data.map((point) => (
              <Cell key={point.label} fill={point.tone ? fills[point.tone] : ink} />
            ))}
            {data.length <= 12 && <LabelList dataKey="text" position="top" fill="var(--color-ink)" fontSize={12} />}
          </Bar>
        </BarChart>
      ) : (
        <LineChart data={data} margin={margin} accessibilityLayer={false}>
          <XAxis dataKey="label" {...axis} interval="preserveStartEnd" minTickGap={24} />
          <YAxis width={52} tickFormatter={number} {...axis} axisLine={false} domain={['auto', 'auto']} />
          <Tooltip content={<Tip />} cursor={{ stroke: 'var(--color-line-strong)' }} isAnimationActive={false} />
          <Line
            dataKey="value"
            stroke={ink}
            strokeWidth={1.5}
            isAnimationActive={false}
            dot={data.length <= 31 ? <Mark /> : false}
            activeDot={{ r: 4, fill: fills.now, stroke: 'none' }}
          />
        </LineChart>
      )}
    </ResponsiveContainer>
  )
}

function Mark({ cx, cy, payload }: { cx?: number; cy?: number; payload?: ChartPoint }) {
  return <circle cx={cx} cy={cy} r={payload?.tone ? 4 : 2} fill={payload?.tone ? fills[payload.tone] : ink} />
}
