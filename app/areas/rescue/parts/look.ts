import {
  BatteryWarning,
  Check,
  CircleHelp,
  CircleX,
  Disc3,
  Fuel,
  Hourglass,
  Inbox,
  KeyRound,
  MapPin,
  Navigation,
  PlugZap,
  PowerOff,
  Siren,
  Truck,
  UserCheck,
} from 'lucide-react'
import type { StatusLook } from '~/ui/chip'
import type { IconType } from '~/ui/icon'
import type { OwnPhase } from '../own-progress'
import type { Service } from '../rules'

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

/** One picture for each kind of help. */
export const serviceIcon: Record<Service, IconType> = {
  battery: BatteryWarning,
  tyre: Disc3,
  fuel: Fuel,
  'locked-out': KeyRound,
  accident: Siren,
  'no-start': PowerOff,
  charge: PlugZap,
  tow: Truck,
  other: CircleHelp,
}
