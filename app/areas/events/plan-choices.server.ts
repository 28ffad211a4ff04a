import { readDealers } from '~/areas/dealers/read.server'
import { CLUB_MODELS } from '~/areas/garage/club-models'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { scopeOf } from '~/platform/permissions'
import { circleChoices } from './read-circles.server'

const ZONES = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Tokyo',
  'Asia/Singapore',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
] as const

/** What the forms of an event choose from: hosts that the actor may write for, circles, models, dealers, zones. */
export async function planChoices(club: Club, actor: Actor, language: Language) {
  const scope = scopeOf(actor, 'event:manage')
  const dealers = (await readDealers(club)).map(({ id, name, zone, currency }) => ({
    ...{ value: id, label: say(name, language), zone, currency },
  }))
  return {
    hosts: dealers.filter(({ value }) => scope === 'club' || (scope instanceof Set && scope.has(value))),
    /** The club itself may be the host. */
    isClub: scope === 'club',
    dealers: dealers.map(({ value, label }) => ({ value, label })),
    zones: [...new Set([...ZONES, ...dealers.map(({ zone }) => zone)])],
    models: Object.entries(CLUB_MODELS).map(([value, { model }]) => ({ value, label: say(model, language) })),
    ...(await circleChoices(club, language)),
  }
}
