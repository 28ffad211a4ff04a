import { create } from 'qrcode'

/** A QR code as rows of 0 and 1, for the component that draws it. */
export function qrMatrix(text: string): string[] {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  return Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_, x) => (modules.get(y, x) ? '1' : '0')).join(''),
  )
}
