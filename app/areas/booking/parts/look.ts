import { CircleCheck, Hourglass, LogIn, Timer, UserRoundX, Wrench } from 'lucide-react'
import type { IconType } from '~/ui/icon'
import type { BookingState } from '../rules'

/** Icon of a state in the calendar, beside its bar and border; agreed bookings have none. */
export const STATE_ICON: Readonly<Partial<Record<BookingState, IconType>>> = {
  held: Timer,
  'checked-in': LogIn,
  'in-work': Wrench,
  paused: Hourglass,
  ready: CircleCheck,
  done: CircleCheck,
  missed: UserRoundX,
}
