import { cx } from '~/ui/class-names'
import type { Paper, Place } from '../record-paper'

const TYRES: Record<Place, [x: number, y: number]> = {
  frontLeft: [14, 34],
  frontRight: [79, 34],
  rearLeft: [14, 132],
  rearRight: [79, 132],
}

/** Tread depths around the car as seen from above; a worn tyre is amber and its name bold. */
export function Tyres({ of, unit }: { of: Paper['tyres']; unit: string }) {
  const at = (place: Place) => of.find((tyre) => tyre.place === place)
  const depth = (place: Place) => {
    const tyre = at(place)
    return (
      tyre && (
        <p>
          <span className={cx('block text-small', tyre.worn ? 'font-semibold text-warn' : 'text-ink-2')}>
            {tyre.label}
          </span>
          <span className="figure text-[1.625rem] leading-[1.875rem]">{tyre.depth}</span>
          <span className="unit">{unit}</span>
        </p>
      )
    )
  }
  return (
    <div className="keep mt-2.5 grid grid-cols-[1fr_104px_1fr]">
      <div className="flex flex-col justify-between py-3.5">
        {depth('frontLeft')}
        {depth('rearLeft')}
      </div>
      <svg viewBox="0 0 104 200" width="104" height="200" aria-hidden fill="none" stroke="var(--color-ink)">
        {of.map(({ place, worn }) => (
          <rect
            key={place}
            x={TYRES[place][0]}
            y={TYRES[place][1]}
            width="11"
            height="34"
            rx="3"
            fill={worn ? 'var(--color-warn-fill)' : 'var(--color-ink)'}
            stroke="none"
          />
        ))}
        <path
          d="M52 6C70 6 80 12 82 28C85 60 84 140 82 176C81 190 70 195 52 195C34 195 23 190 22 176C20 140 19 60 22 28C24 12 34 6 52 6Z"
          fill="var(--color-surface)"
          strokeWidth="1.5"
        />
        <path d="M28 74C36 66 68 66 76 74L71 92C62 88 42 88 33 92Z" fill="var(--color-glass)" />
        <path d="M33 156C42 160 62 160 71 156L75 170C66 177 38 177 29 170Z" fill="var(--color-glass)" />
        <path d="M33 92C31 112 31 136 33 156M71 92C73 112 73 136 71 156" />
        <path d="M30 26C38 40 66 40 74 26" opacity=".4" />
      </svg>
      <div className="flex flex-col justify-between py-3.5 text-end">
        {depth('frontRight')}
        {depth('rearRight')}
      </div>
    </div>
  )
}
