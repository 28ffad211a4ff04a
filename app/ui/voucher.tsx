import type { ReactNode } from 'react'
import { cx } from './class-names'
import { QrCode, type QrMatrix } from './qr-code'

interface VoucherProps {
  /** Its state as a word ("Ready to use"). */
  state: ReactNode
  name: string
  /** Where and until when. */
  terms: ReactNode
  code: string
  qr?: { matrix: QrMatrix; label: string }
  /** Used, expired or taken back: stays readable, loses its code. */
  off?: boolean
}

/** Paper with a tear line. */
export function Voucher({ state, name, terms, code, qr, off }: VoucherProps) {
  return (
    <div className={cx('voucher', off && 'voucher-off')}>
      <div className="voucher-body">
        <p className="text-small text-ink-2">{state}</p>
        <p className="voucher-name">{name}</p>
        <p className="num mt-2 text-small text-ink-2">{terms}</p>
        <p className={cx('code voucher-code', off && 'line-through')}>{code}</p>
      </div>
      <div className="voucher-tear">{qr && !off && <QrCode matrix={qr.matrix} label={qr.label} />}</div>
    </div>
  )
}
