import type { ReactNode } from 'react'
import { cx } from '~/ui/class-names'
import { artOf, type EventArtName } from '../art'

/** Each stands on the ground line at 96; what lies behind is fainter. 320 × 120. */
const SCENES: Record<EventArtName, { line: string; faint: string; more?: ReactNode }> = {
  hills: {
    line: 'M0 84l46-40 26 22 44-50 52 58 30-28 40 38M160 96c26-6 44-12 38-20-4-6-26-6-22-13 3-6 22-7 34-9',
    faint: 'M238 84l30-24 52 30M26 62l20-18 14 12M98 36l18-20 20 23',
    more: <circle cx="262" cy="30" r="11" />,
  },
  coast: {
    line: 'M238 96V40l8-4 8 4v56M232 40h28M240 30h12v6h-12zM246 22v8M0 76c18 0 30 10 48 10s30-10 48-10 30 10 48 10 30-10 48-10',
    faint:
      'M20 60c14 0 22 7 36 7s22-7 36-7 22 7 36 7M234 60h24M236 78h20M266 30l26-8M266 38l26 2M270 96c10-14 30-18 50-18',
    more: <circle cx="72" cy="34" r="12" />,
  },
  track: {
    line: 'M0 88c70 0 96-4 126-26s66-34 194-36M0 96h320M40 96c76-6 110-20 140-40s74-26 140-26',
    faint: 'M248 16v40M248 18h34v20h-34zM265 18v20M248 28h34M60 60v26M60 62l18 6-18 6',
    more: (
      <>
        <path d="M150 96l8-24h6l8 24zM154 86h14" />
        <path d="M186 96l6-18h5l6 18zM189 88h11" />
      </>
    ),
  },
  snow: {
    line: 'M52 96V84M52 24l-20 26h10L26 68h10L20 84h64L68 68h10L62 50h10zM262 96V86M262 44l-14 19h7l-11 12h7l-11 11h44l-11-11h7l-11-12h7z',
    faint:
      'M0 90c60-14 90 4 150-4s100-18 170-2M132 22v12M127 25l10 6M137 25l-10 6M186 42v12M181 45l10 6M191 45l-10 6M220 16v10M216 18l8 6M224 18l-8 6M104 52v10M100 54l8 6M108 54l-8 6',
  },
  night: {
    line: 'M0 96V66h26V48h30v48M56 62h24v34M80 40l14-10 14 10v56M108 70h34v26M196 96V58h28v38M224 74h22v22M246 46h32v50M278 64h42v32',
    faint: 'M34 58h14M34 68h14M34 78h14M90 50h8M90 62h8M90 74h8M254 56h16M254 68h16M254 80h16M204 68h12M204 80h12',
    more: <path d="M176 14a13 13 0 1 0 12 19a10.500 10.500 0 0 1-12-19z" />,
  },
  workshop: {
    line: 'M40 96V22h12v74M268 96V22h12v74M52 60h216M86 60v-6h148v6M100 54l10-18c2-4 5-6 10-6h70c6 0 10 2 14 6l14 18',
    faint: 'M30 96h32M258 96h32M150 30v24M108 40h34M158 40h50M46 30v60M274 30v60M120 96v-16h30v16M128 80v-6h14v6',
    more: (
      <>
        <circle cx="118" cy="64" r="12" />
        <circle cx="204" cy="64" r="12" />
      </>
    ),
  },
  family: {
    line: 'M92 96l48-66 48 66M140 30v-8M140 46l-22 50M140 46l22 50M236 96V70M236 70c-16 0-24-10-24-20s10-22 24-22 24 12 24 22-8 20-24 20z',
    faint:
      'M30 96V80M30 80c-10 0-15-6-15-13s6-14 15-14 15 7 15 14-5 13-15 13zM196 96h24M202 96v-8h12v8M252 96l8-20 8 20M278 40h14M285 33v14',
    more: <circle cx="54" cy="28" r="10" />,
  },
  showroom: {
    line: 'M30 96V36l130-16 130 16v60M30 48h260M70 96V48M250 96V48',
    faint: 'M100 28v20M160 20v28M220 28v20M40 60l20 24M40 72l10 12M260 60l20 24M260 72l10 12',
    more: (
      <>
        <path d="M96 84c0-8 3-11 10-12l14-2c8-8 14-12 26-12h16c12 0 20 4 30 12l22 3c8 1 10 5 10 11z" />
        <circle cx="124" cy="86" r="9" />
        <circle cx="198" cy="86" r="9" />
      </>
    ),
  },
}

/** What an event is about, drawn in one line weight on the club's ruler. */
export function EventArt({ art, className }: { art: string; className?: string }) {
  const { line, faint, more } = SCENES[artOf(art)]
  return (
    <svg
      viewBox="0 0 320 120"
      className={cx('block h-auto w-full max-w-80', className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={faint} className="text-ink-3" stroke="currentColor" opacity="0.7" />
      <path d={line} className="text-ink" stroke="currentColor" />
      {more && <g className="text-ink">{more}</g>}
      <path d="M0 96h320" className="text-ink" />
      <path d={TICKS} className="text-ink-3" strokeWidth="1" stroke="currentColor" />
    </svg>
  )
}

const TICKS = Array.from({ length: 65 }, (_, n) => `M${n * 5} 100v${n % 10 === 0 ? 12 : 7}`).join('')
