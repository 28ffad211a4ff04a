import {
  Ban,
  CalendarX2,
  CircleCheckBig,
  CircleHelp,
  CreditCard,
  History,
  RefreshCcw,
  ShieldAlert,
  TicketX,
  Undo2,
} from 'lucide-react'
import type { StatusLook } from '~/ui/chip'
import type { IconType } from '~/ui/icon'
import type { Shown } from '../../door-book'
import type { Signal } from './door-signal'

/** Colour, sound and drawing of each answer. */
export const doorLook: Record<Shown, { signal: Signal; icon: IconType }> = {
  in: { signal: 'good', icon: CircleCheckBig },
  undone: { signal: 'ask', icon: Undo2 },
  already: { signal: 'stop', icon: History },
  'wrong-session': { signal: 'ask', icon: CalendarX2 },
  'wrong-event': { signal: 'stop', icon: TicketX },
  revoked: { signal: 'stop', icon: Ban },
  replaced: { signal: 'stop', icon: RefreshCcw },
  unpaid: { signal: 'ask', icon: CreditCard },
  forged: { signal: 'stop', icon: ShieldAlert },
  unknown: { signal: 'ask', icon: CircleHelp },
}

const TONES: Record<Signal, StatusLook['tone']> = { good: 'quiet', ask: 'warn', stop: 'danger' }
export const chipLook = (shown: Shown): StatusLook => {
  const { signal, icon } = doorLook[shown]
  return { tone: TONES[signal], icon }
}

/** A stored word as one of the answers; what is none of them is not known. */
export const shownAs = (word: string): Shown => (word in doorLook ? (word as Shown) : 'unknown')
