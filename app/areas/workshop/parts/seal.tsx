import { useId } from 'react'
import { useBrand } from '~/ui/brand'

/** The dealer's seal on what is issued: its name around the club's mark, the day below. */
export function Seal({ text, date, className }: { text: string; date: string; className?: string }) {
  const arc = useId()
  const { mark } = useBrand()
  const length = Math.min(200, [...text].length * 13)
  return (
    <svg className={`seal ${className ?? ''}`} viewBox="0 0 120 120" aria-hidden fill="none" stroke="currentColor">
      <defs>
        <path id={arc} d="M18 64A42 42 0 1 1 102 64" />
      </defs>
      <circle cx="60" cy="60" r="56" strokeWidth="2.4" />
      <circle cx="60" cy="60" r="51" strokeWidth=".8" />
      <text fill="currentColor" stroke="none" fontSize="12.5" fontFamily="var(--font-record)" fontWeight="600">
        <textPath
          href={`#${arc}`}
          startOffset="50%"
          textAnchor="middle"
          textLength={Math.min(length, 128)}
          lengthAdjust="spacingAndGlyphs"
        >
          {text}
        </textPath>
      </text>
      <g transform="translate(38 53) scale(1.7)" strokeWidth="1.5" strokeLinecap="round">
        {mark?.map((path) => (
          <path key={path} d={path} />
        ))}
      </g>
      <path d="M34 96H86" strokeWidth=".8" />
      <text x="60" y="93" textAnchor="middle" fill="currentColor" stroke="none" fontSize="9" letterSpacing="1">
        {date}
      </text>
    </svg>
  )
}
