import { Check, Hourglass, Navigation, Truck, Wrench } from 'lucide-react'
import type { StatusLook } from '~/ui/chip'
import type { AssignmentState } from '../../rules'

/** How the states of a helper's job look: what waits for them takes colour, what is done is quiet. */
export const jobLook: Record<AssignmentState, StatusLook> = {
  offered: { tone: 'warn', icon: Hourglass },
  accepted: { tone: 'now', icon: Check },
  'en-route': { tone: 'now', icon: Navigation },
  'on-scene': { tone: 'now', icon: Wrench },
  towing: { tone: 'now', icon: Truck },
  done: { tone: 'quiet', icon: Check },
  declined: { tone: 'quiet' },
  'timed-out': { tone: 'quiet' },
  withdrawn: { tone: 'quiet' },
  unable: { tone: 'quiet' },
  'gone-on-arrival': { tone: 'quiet' },
  cancelled: { tone: 'quiet' },
}
