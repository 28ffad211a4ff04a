import { Check, CircleX, Hourglass, Inbox, MessageCircleReply, Wrench } from 'lucide-react'
import type { StatusLook } from '~/ui/chip'
import type { OwnPhase } from '../../own-progress'

/** How a case shows its state to whoever filed it: amber is what waits for them. */
export const phaseLook: Record<OwnPhase, StatusLook> = {
  received: { tone: 'quiet', icon: Inbox },
  accepted: { tone: 'quiet', icon: Hourglass },
  working: { tone: 'now', icon: Wrench },
  proposed: { tone: 'warn', icon: MessageCircleReply },
  agreed: { tone: 'now', icon: Wrench },
  solved: { tone: 'warn', icon: MessageCircleReply },
  confirmed: { tone: 'quiet', icon: Check },
  closed: { tone: 'quiet', icon: Check },
  rejected: { tone: 'quiet', icon: CircleX },
  withdrawn: { tone: 'quiet', icon: CircleX },
  merged: { tone: 'quiet', icon: Check },
}
