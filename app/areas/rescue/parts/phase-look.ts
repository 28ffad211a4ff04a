import { Check, CircleX, Hourglass, Inbox, MapPin, Navigation, Truck, UserCheck } from 'lucide-react'
import type { StatusLook } from '~/ui/chip'
import type { OwnPhase } from '../own-progress'

/** How a call shows its state to the one who waits. */
export const phaseLook: Record<OwnPhase, StatusLook> = {
  sent: { tone: 'quiet', icon: Inbox },
  searching: { tone: 'quiet', icon: Hourglass },
  coming: { tone: 'now', icon: UserCheck },
  'on-way': { tone: 'now', icon: Navigation },
  there: { tone: 'now', icon: MapPin },
  towing: { tone: 'now', icon: Truck },
  done: { tone: 'quiet', icon: Check },
  unserved: { tone: 'warn', icon: CircleX },
  cancelled: { tone: 'quiet', icon: CircleX },
  merged: { tone: 'quiet', icon: Check },
}
