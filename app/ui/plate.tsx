import type { CSSProperties, ReactNode } from 'react'
import { Wordmark } from './brand'
import { cx } from './class-names'
import { QrCode, type QrMatrix } from './qr-code'

/** The dark surface of the club: member card, head of a voucher, sign-in. White words on it; `quiet` for the second voice. */
export function Plate({
  rivets = true,
  className,
  style,
  children,
}: {
  rivets?: boolean
  className?: string
  style?: CSSProperties
  children: ReactNode
}) {
  return (
    <div className={cx('plate', className)} style={style}>
      {rivets && (
        <>
          <i className="rivet" style={{ left: 9 }} />
          <i className="rivet" style={{ right: 9 }} />
        </>
      )}
      {children}
    </div>
  )
}

interface MemberPlateProps {
  name: string
  /** Language of the name, so that it gets its own letters. */
  nameLang?: string
  /** Already in groups: "M-20 418 077". */
  number: string
  /** The tier as a word. */
  tier: string
  /** Its code, when the card is shown; a button in its place otherwise. */
  qr?: { matrix: QrMatrix; label: string }
  act?: ReactNode
  /** Prints as a card of 85.6 × 54 mm. */
  print?: boolean
}

/** The member card. */
export function MemberPlate({ name, nameLang, number, tier, qr, act, print }: MemberPlateProps) {
  return (
    <Plate className={cx('member-card', print && 'print-card')}>
      <div className="flex items-center justify-between gap-3">
        <Wordmark small />
        <span className="quiet text-small">{tier}</span>
      </div>
      <div className="bottom">
        <div className="min-w-0">
          <p className="name" lang={nameLang}>
            {name}
          </p>
          <p className="number quiet text-small">{number}</p>
        </div>
        {qr ? (
          <span className="w-26 flex-none">
            <QrCode matrix={qr.matrix} label={qr.label} />
          </span>
        ) : (
          act
        )}
      </div>
    </Plate>
  )
}
