import type { Tone } from '~/ui/chip'
import type { CaseState, Severity } from '../rules'

/** Only what waits for somebody here takes colour. */
export const stateTone: Record<CaseState, Tone> = {
  new: 'now',
  checked: 'now',
  assigned: 'now',
  analysed: 'now',
  approval: 'warn',
  proposed: 'quiet',
  agreed: 'now',
  'carried-out': 'quiet',
  confirmed: 'now',
  closed: 'quiet',
  rejected: 'quiet',
  withdrawn: 'quiet',
  merged: 'quiet',
}
export const severityTone: Record<Severity, Tone> = { low: 'quiet', normal: 'quiet', high: 'warn', critical: 'danger' }
