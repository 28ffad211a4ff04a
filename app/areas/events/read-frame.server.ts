import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can, type Permission } from '~/platform/permissions'
import { requireEvent } from './event-scope.server'
import type { EventRow } from './rows.server'
import type { EventState } from './rules'

/** What the head of every page about one event shows at the desk. */
export type Frame = {
  id: string
  number: string
  title: string
  state: EventState
  place: string
  zone: string
  currency: string
  startsAt: Instant
  endsAt: Instant
  version: number
  /** May be changed: by right, and not over. */
  mayManage: boolean
  /** Also of what is over. */
  mayCopy: boolean
  mayDoor: boolean
  isOver: boolean
}

/** The event of a desk page and its head; NotFound for an unknown one and for another dealer's. */
export async function readFrame(
  club: Club,
  actor: Actor,
  number: string,
  language: Language,
  permission: Permission = 'event:read',
): Promise<{ event: EventRow; frame: Frame }> {
  const event = await requireEvent(club, actor, number, permission)
  const { id, title, place, zone, currency, startsAt, endsAt, version } = event
  const state = event.state as EventState
  const at = { dealerId: event.dealerId }
  return {
    event,
    frame: {
      ...{ id, number, state, zone, currency, startsAt, endsAt, version },
      title: say(title, language),
      place: say(place, language),
      mayCopy: can(actor, 'event:manage', at),
      mayManage: can(actor, 'event:manage', at) && state !== 'cancelled' && state !== 'closed',
      mayDoor: can(actor, 'event:door', at),
      isOver: club.clock.now() >= endsAt,
    },
  }
}
