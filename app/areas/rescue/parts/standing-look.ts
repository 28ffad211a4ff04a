import type { Tone } from '~/ui/chip'
import { isWaiting, type Standing } from '../standing'

/** The chip of a standing; what waits turns red when its promise is broken. */
export function toneOf(standing: Standing, isOver: boolean): Tone {
  if (isWaiting(standing)) return isOver ? 'danger' : 'warn'
  if (standing === 'offered') return 'warn'
  return standing === 'coming' ? 'now' : 'quiet'
}
