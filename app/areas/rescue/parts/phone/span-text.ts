import { SECOND } from '~/kernel/clock'

const two = (figure: number) => String(figure).padStart(2, '0')

/** Minutes and seconds of a span in milliseconds: 02:45. Nothing is left of one that is over. */
export function spanText(span: number): string {
  const seconds = Math.max(0, Math.ceil(span / SECOND))
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}
