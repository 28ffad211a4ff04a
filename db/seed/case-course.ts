import { HOUR, type Instant, MINUTE } from '../../app/kernel/clock'
import { addDays, weekday } from '../../app/kernel/dates'
import type { Outcome } from '../../app/kernel/outcome'
import { dayBounds, localDay } from '../../app/kernel/zones'
import type { Actor } from '../../app/platform/actor'
import type { Club } from '../../app/platform/club.server'
import type { Story } from './case-complaints'
import { SAID } from './case-words'
import { pick } from './cast'
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
  /** What is to rest somewhere goes there straight. */
  until: Until
}
/** How far a case gets: nobody looks at it, it waits for its approval, for its owner, or goes its whole way. */
export type Until = 'new' | 'checked' | 'routed' | 'analysed' | 'approval' | 'proposed' | 'agreed' | 'confirmed' | 'end'

const ZONE = 'Asia/Shanghai'
/** As the dealers of the demo are open, Monday to Saturday; nobody begins anything in the last minutes. */
const [OPENS, NOON, AFTERNOON, SHUTS] = [8.5 * HOUR, 12 * HOUR, 13 * HOUR, 17.4 * HOUR]
/** Hours within which what came in the night is looked at, and within which it is worked on. */
const [AT_ONCE, IN_TURN] = [0.15, 1]

/** The first moment from this one on at which somebody sits at the desk. */
export function atDesk(at: Instant, spread: number): Instant {
  const day = localDay(ZONE, at)
  const { from } = dayBounds(ZONE, day)
  if (weekday(day) !== 7 && at < from + SHUTS) {
    const morning = Math.max(at, from + OPENS + spread * HOUR)
    return morning < from + NOON ? morning : Math.max(at, from + AFTERNOON + spread * HOUR)
  }
  const next = addDays(day, weekday(day) === 6 ? 2 : 1)
  return dayBounds(ZONE, next).from + OPENS + spread * HOUR
}

/** Every twelve minutes of a day somebody looks at what came in by itself. */
export function looksOn(at: Instant): Instant[] {
  const { from } = dayBounds(ZONE, localDay(ZONE, at))
  const looks: Instant[] = []
  for (let look = from + OPENS + MINUTE; look < from + SHUTS; look += 12 * MINUTE) looks.push(look)
  return looks
}

/** Moments at the desk, and acts on a case, as the lives of cases use them. */
export function caseMoments({ club, random }: Pick<World, 'club' | 'random'>) {
  const within = (least: number, most: number, spread: number) =>
    atDesk(club.clock.now() + (least + random() * (most - least)) * HOUR, random() * spread)
  return {
    /** In so many hours or minutes, when somebody is there. */
    inHours: (least: number, most: number) => within(least, most, IN_TURN),
    inMinutes: (least: number, most: number) => within(least / 60, most / 60, AT_ONCE),
    on: ({ number }: Course, actor: Actor) => ({ club, actor, number }),
    /** Whether something comes between, as often as this; nothing does on the way to a rest. */
    between: ({ until }: Course, share: number) => until === 'end' && random() < share,
    /** A sentence between owner and desk, in the owner's language. */
    said: ({ owner }: Course, what: Exclude<keyof (typeof SAID)['en'], 'rated'>) =>
      pick(random, SAID[owner?.language ?? 'zh-CN'][what]),
    /** Whether it was done; the keeper does it where the case has gone back to the pool. */
    async done<T>(course: Course, act: (actor: Actor) => Promise<Outcome<T>>): Promise<boolean> {
      return (await act(course.solver)).ok || (await act(course.keeper)).ok
    },
  }
}
export type CaseMoments = ReturnType<typeof caseMoments>
