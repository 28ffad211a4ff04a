import type { Columns } from '../columns'
import { archive } from './archive'
import { booking } from './booking'
import { cases } from './cases'
import { dealers } from './dealers'
import { events } from './events'
import { garage } from './garage'
import { knowledge } from './knowledge'
import { membership } from './membership'
import { platform } from './platform'
import { points } from './points'
import { prospects } from './prospects'
import { rescue } from './rescue'
import { rewards } from './rewards'
import { workshop } from './workshop'

/** The whole schema by room; an area reaches its own tables as `schema.<area>.<table>`. */
export function defineSchema(c: Columns) {
  return {
    archive: archive(c),
    booking: booking(c),
    cases: cases(c),
    dealers: dealers(c),
    events: events(c),
    garage: garage(c),
    knowledge: knowledge(c),
    membership: membership(c),
    platform: platform(c),
    points: points(c),
    prospects: prospects(c),
    rescue: rescue(c),
    rewards: rewards(c),
    workshop: workshop(c),
  }
}
export type Schema = ReturnType<typeof defineSchema>
