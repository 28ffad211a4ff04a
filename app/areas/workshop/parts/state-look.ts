import { ClipboardCheck, Hourglass, KeyRound, LogIn, PackageSearch, Wrench, X } from 'lucide-react'
import type { StatusLook } from '~/ui/chip'
import type { OrderState } from '../rules'

/** How the states of an order are shown: only what waits for somebody takes colour. */
export const visitLook: Record<OrderState, StatusLook> = {
  'checked-in': { tone: 'line', icon: LogIn },
  'in-work': { tone: 'now', icon: Wrench },
  'waiting-parts': { tone: 'warn', icon: PackageSearch },
  'waiting-owner': { tone: 'warn', icon: Hourglass },
  'quality-check': { tone: 'now', icon: ClipboardCheck },
  ready: { tone: 'now', icon: KeyRound },
  'handed-over': { tone: 'quiet' },
  completed: { tone: 'quiet' },
  cancelled: { tone: 'quiet', icon: X },
}
