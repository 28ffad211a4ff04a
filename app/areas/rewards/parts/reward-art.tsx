import type { ReactNode } from 'react'
import { cx } from '~/ui/class-names'
import type { Art } from '../rules'

/** Drawn in one line weight; what lies behind is fainter. 96 × 84. */
const DRAWINGS: Record<Art, { line: string; faint?: string; more?: ReactNode }> = {
  wash: {
    line: 'M14 58h68M20 58l4-13a6 6 0 0 1 5.700-4.200h36.600a6 6 0 0 1 5.700 4.200l4 13v9H20z',
    faint:
      'M30 14c3 4.500 4.500 7 4.500 9.500a4.500 4.500 0 0 1-9 0c0-2.500 1.500-5 4.500-9.500zM48 8c3 4.500 4.500 7 4.500 9.500a4.500 4.500 0 0 1-9 0c0-2.500 1.500-5 4.500-9.500zM66 14c3 4.500 4.500 7 4.500 9.500a4.500 4.500 0 0 1-9 0c0-2.500 1.500-5 4.500-9.500z',
    more: (
      <>
        <circle cx="32" cy="67" r="7" />
        <circle cx="64" cy="67" r="7" />
      </>
    ),
  },
  flask: {
    line: 'M36 14h24v8H36zM33 22h30l3 10v40a6 6 0 0 1-6 6H36a6 6 0 0 1-6-6V32z',
    faint: 'M30 40h36M30 62h36',
    more: <path d="M42 50c4 0 5.200 1.500 6 5c.8-3.500 2-5 6-5" />,
  },
  interior: {
    line: 'M34 14h16a6 6 0 0 1 6 6l3 28H31l-3-28a6 6 0 0 1 6-6zM29 48h32a7 7 0 0 1 7 7v5a5 5 0 0 1-5 5H29z',
    faint: 'M36 22h12M35 30h14M36 65v9M60 65v9',
    more: <path d="M63 36h14M70 29v14" />,
  },
  wheels: {
    line: 'M48 23v15M48 46v15M29 42h15M52 42h15',
    more: (
      <>
        <circle cx="48" cy="42" r="30" />
        <circle cx="48" cy="42" r="19" />
        <circle cx="48" cy="42" r="4" />
      </>
    ),
  },
  camera: {
    line: 'M68 33h2',
    faint: 'M40 26v-8h16v8',
    more: (
      <>
        <rect x="20" y="26" width="56" height="34" rx="4" />
        <circle cx="48" cy="43" r="11" />
        <circle cx="48" cy="43" r="4" />
      </>
    ),
  },
  tea: {
    line: 'M24 36h42v14a18 18 0 0 1-18 18h-6a18 18 0 0 1-18-18zM66 40h5a7 7 0 0 1 0 14h-5.500',
    faint: 'M36 26c-3-4 3-7 0-11M46 26c-3-4 3-7 0-11M56 26c-3-4 3-7 0-11',
    more: <path d="M18 74h54" />,
  },
  track: {
    line: 'M14 58c0-20 14-34 34-34s34 14 34 34M20 58l5.500-1.500M26.500 40l5 3M48 30v6M69.500 40l-5 3M76 58l-5.500-1.500M48 60l16-15',
    faint: 'M10 70h76',
    more: <circle cx="48" cy="60" r="4" />,
  },
  tree: {
    line: 'M48 74V34M48 56l12-9M48 48l-11-8',
    faint: 'M20 74h56',
    more: <path d="M48 10c14 0 24 10 24 22s-9 20-20 20M48 10c-14 0-24 10-24 22s9 20 20 20" />,
  },
  gift: {
    line: 'M20 32h56v12H20zM25 44h46v30H25z',
    faint: 'M48 32v42',
    more: <path d="M48 32c-10 0-17-4-17-10s9-8 13-2c2 3 4 8 4 12c0-4 2-9 4-12c4-6 13-4 13 2s-7 10-17 10z" />,
  },
}

/** The drawing of a reward; a name that is not known is drawn as a box with a ribbon. Says nothing: the name stands beside it. */
export function RewardArt({ art, className }: { art: string; className?: string }) {
  const { line, faint, more } = DRAWINGS[art as Art] ?? DRAWINGS.gift
  return (
    <svg
      className={cx('fill-none stroke-ink', className)}
      width="96"
      height="84"
      viewBox="0 0 96 84"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={line} />
      {more}
      {faint && <path d={faint} opacity={0.45} />}
    </svg>
  )
}
