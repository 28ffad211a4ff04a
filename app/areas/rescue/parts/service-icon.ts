import { BatteryWarning, CircleHelp, Disc3, Fuel, KeyRound, PlugZap, PowerOff, Siren, Truck } from 'lucide-react'
import type { IconType } from '~/ui/icon'
import type { Service } from '../rules'

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
