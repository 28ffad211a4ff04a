import { HOUR, type Instant } from '../../app/kernel/clock'
import { addDays, weekday } from '../../app/kernel/dates'
import type { Outcome } from '../../app/kernel/outcome'
import { dayBounds, localDay } from '../../app/kernel/zones'
import type { Actor } from '../../app/platform/actor'
import type { Club } from '../../app/platform/club.server'
import type { Story } from './case-complaints'
import type { Owner } from './people'
import type { Timeline } from './timeline'
import type { workshopLife } from './visits'

export type World = {
  club: Club
  plan: Timeline
  life: ReturnType<typeof workshopLife>
  rewardIds: readonly string[]
  random: () => number
}
/** A case on its way, and those who have to do with it. */
export type Course = {
  number: string
  story: Story
  owner: Owner | null
  dealerId: string
  keeper: Actor
  solver: Actor
}
/** How far a case gets: nobody looks at it, it waits for its approval, for its owner, or goes its whole way. */
export type Until = 'new' | 'routed' | 'approval' | 'proposed' | 'agreed' | 'end'

const ZONE = 'Asia/Shanghai'
const [OPENS, SHUTS] = [9 * HOUR, 17 * HOUR]

/** The first moment from this one on at which somebody sits at the desk. */
export function atDesk(at: Instant, spread: number): Instant {
  const day = localDay(ZONE, at)
  const { from } = dayBounds(ZONE, day)
  if (weekday(day) !== 7 && at < from + SHUTS) return Math.max(at, from + OPENS + spread * HOUR)
  const next = addDays(day, weekday(day) === 6 ? 2 : 1)
  return dayBounds(ZONE, next).from + OPENS + spread * HOUR
}

/** Moments at the desk, and acts on a case, as the lives of cases use them. */
export function caseMoments({ club, random }: Pick<World, 'club' | 'random'>) {
  /** In so many hours, when somebody is there. */
  const inHours = (least: number, most: number) =>
    atDesk(club.clock.now() + (least + random() * (most - least)) * HOUR, random())
  return {
    inHours,
    inMinutes: (least: number, most: number) => inHours(least / 60, most / 60),
    on: ({ number }: Course, actor: Actor) => ({ club, actor, number }),
    /** Whether it was done; the keeper does it where the case has gone back to the pool. */
    async done<T>(course: Course, act: (actor: Actor) => Promise<Outcome<T>>): Promise<boolean> {
      return (await act(course.solver)).ok || (await act(course.keeper)).ok
    },
  }
}
export type CaseMoments = ReturnType<typeof caseMoments>
