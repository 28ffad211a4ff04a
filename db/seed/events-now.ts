import { localText } from '../../app/areas/events/plan-times'
import { DAY, HOUR, type Instant } from '../../app/kernel/clock'
import { pick } from './cast'
import { COMING, PAST } from './event-plans'
import { type EventLife, saturday, ZONE } from './events'
import type { Owner } from './people'
import type { Timeline } from './timeline'

type World = { plan: Timeline; owners: Owner[]; life: EventLife; random: () => number; now: Instant }

/** Events that Lin Zhixia and Amelia Hart were at, by their place in the list. */
const WITH_US = new Set([3, 6, 8, 10])
/** How long ago the last one was, and how far they lie apart. */
const LAST = 9 * DAY

/** Twelve events of the last year and a half, and four that are to come. */
export function planEvents({ plan, owners, life, random, now }: World): void {
  const us = () => owners.slice(0, 2)
  const first = now - 470 * DAY
  plan.add(first - 60 * DAY, life.found)
  for (const [place, demo] of PAST.entries()) {
    const about = first + (place / (PAST.length - 1)) * (now - LAST - first)
    life.hold(demo, saturday(about, demo.hour), () => (WITH_US.has(place) ? us() : []))
  }
  const later = (weeks: number, hour: number) => saturday(now + 7 * weeks * DAY + 6 * DAY, hour)

  const { full, early, paid, family } = COMING
  plan.add(now - 12 * DAY, async () => {
    const event = await life.announce(full, later(0, full.hour))
    await life.keepTemplate(full, event)
    // Everybody wants to come: the queue begins before our members look.
    for (let index = 0; index < 16; index++) {
      plan.add(now - 12 * DAY + (index + 1) * HOUR, async () => {
        const owner = pick(random, owners.slice(2))
        // The last takes the place that is left for one.
        await life.register(full, event, owner, index === 15 ? 0 : 1 + Math.floor(random() * 2))
      })
    }
    for (const [place, owner] of us().entries()) {
      plan.add(now - 11 * DAY + place * HOUR, async () => void (await life.register(full, event, owner, 2)))
    }
  })
  plan.add(now - 6 * DAY, async () => {
    const opensAt = localText(ZONE, saturday(now + 9 * DAY, 10))
    const terms = { opensAt, early: { platinum: 20 * 24, gold: 18 * 24, silver: 48 }, tierFirst: true }
    const event = await life.announce(early, later(5, early.hour), terms)
    // Only the higher tiers get in; the others read when it opens for them.
    for (let index = 0; index < 24; index++) {
      plan.add(
        now - (5 - index / 6) * DAY,
        async () => void (await life.register(early, event, pick(random, owners), 0)),
      )
    }
  })
  plan.add(now - 9 * DAY, async () => {
    const event = await life.announce(paid, later(2, paid.hour))
    const [lin] = us()
    if (lin) plan.add(now - 8 * DAY, async () => void (await life.register(paid, event, lin, 2)))
    for (let index = 0; index < 7; index++) {
      plan.add(now - (7 - index) * DAY + random() * 5 * HOUR, async () => {
        await life.register(paid, event, pick(random, owners.slice(2)), Math.floor(random() * 3))
      })
    }
    plan.add(now - DAY, () => life.takeMoney(paid, event, 0.4))
  })
  plan.add(now - 5 * DAY, async () => {
    const event = await life.announce(family, later(1, family.hour))
    for (let index = 0; index < 9; index++) {
      plan.add(now - (4 - index / 3) * DAY, async () => {
        await life.register(family, event, pick(random, owners.slice(1)), 1 + Math.floor(random() * 3))
      })
    }
  })
}
