import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demandOf, inOrder, leftIn, PEOPLE, type Pool, planOffers, type Queued, shortOf } from '~/areas/events/rules'

const waits = (id: string, people: number, more: Partial<Queued> = {}): Queued => ({
  ...{ id, priority: 0, rank: Number(id), skips: 0, demand: new Map([[PEOPLE, people]]) },
  ...more,
})
const room = (capacity: number | null, taken = 0): Pool[] => [{ scope: PEOPLE, capacity, taken }]
const strict = { fairness: 'strict', mostSkips: 0 }
const skip = (mostSkips: number) => ({ fairness: 'skip', mostSkips })

describe('who is offered what is free', () => {
  it.each([
    { name: 'nobody, when nothing is free', queue: [waits('1', 1)], pools: room(2, 2), rule: strict, offers: [] },
    { name: 'in order', queue: [waits('2', 1), waits('1', 1)], pools: room(2), rule: strict, offers: ['1', '2'] },
    {
      name: 'who does not fit holds a strict queue',
      ...{ queue: [waits('1', 3), waits('2', 1)], pools: room(4, 2), rule: strict, offers: [] },
    },
    {
      name: 'under skip smaller ones pass',
      ...{ queue: [waits('1', 3), waits('2', 1), waits('3', 1)], pools: room(4, 2), rule: skip(5), offers: ['2', '3'] },
    },
    {
      name: 'as often as may be, in one go too',
      ...{ queue: [waits('1', 3), waits('2', 1), waits('3', 1)], pools: room(4, 2), rule: skip(1), offers: ['2'] },
    },
    {
      name: 'who was passed over often enough holds the queue',
      ...{ queue: [waits('1', 3, { skips: 2 }), waits('2', 1)], pools: room(4, 2), rule: skip(2), offers: [] },
    },
    {
      name: 'who would not fit an empty house holds nobody',
      ...{ queue: [waits('1', 3), waits('2', 1)], pools: room(2), rule: strict, offers: ['2'] },
    },
    {
      name: 'priority before the moment of joining',
      ...{ queue: [waits('1', 1), waits('2', 1, { priority: -1 })], pools: room(1), rule: strict, offers: ['2'] },
    },
    { name: 'everybody, without a limit', queue: [waits('1', 9)], pools: room(null), rule: strict, offers: ['1'] },
  ])('$name', ({ queue, pools, rule, offers }) => {
    expect(planOffers(queue, pools, rule).offers).toEqual(offers)
  })

  it('counts how often each was passed over', () => {
    const queue = [waits('1', 4), waits('2', 3), waits('3', 1), waits('4', 1)]
    expect(planOffers(queue, room(6, 4), skip(5)).skipped).toEqual(
      new Map([
        ['1', 2],
        ['2', 2],
      ]),
    )
  })

  const anyQueue = fc
    .array(
      fc.record({
        people: fc.integer({ min: 1, max: 6 }),
        cars: fc.integer({ min: 0, max: 2 }),
        priority: fc.integer({ min: 0, max: 4 }),
        skips: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 12 },
    )
    .map((all) =>
      all.map(({ people, cars, priority, skips }, at): Queued => {
        const demand = new Map([[PEOPLE, people], ...(cars > 0 ? [['car', cars] as const] : [])])
        return { id: String(at).padStart(2, '0'), priority, rank: at, skips, demand }
      }),
    )
  const anyPools = fc
    .record({ people: fc.integer({ min: 0, max: 20 }), taken: fc.integer({ min: 0, max: 20 }), cars: fc.nat(4) })
    .map(({ people, taken, cars }): Pool[] => [
      { scope: PEOPLE, capacity: people, taken: Math.min(people, taken) },
      { scope: 'car', capacity: cars, taken: 0 },
    ])
  const anyRule = fc.record({ fairness: fc.constantFrom('strict', 'skip'), mostSkips: fc.integer({ min: 0, max: 4 }) })

  it('never gives more than there is, never passes anybody too often, and a second look offers nothing more', () => {
    fc.assert(
      fc.property(anyQueue, anyPools, anyRule, (queue, pools, rule) => {
        const { offers, skipped } = planOffers(queue, pools, rule)
        const after = pools.map((pool) => ({
          ...pool,
          taken: queue
            .filter(({ id }) => offers.includes(id))
            .reduce((sum, { demand }) => sum + (demand.get(pool.scope) ?? 0), pool.taken),
        }))
        for (const pool of after) expect(pool.taken).toBeLessThanOrEqual(pool.capacity ?? 0)
        for (const one of queue) {
          const times = skipped.get(one.id) ?? 0
          if (times > 0) expect(one.skips + times).toBeLessThanOrEqual(rule.mostSkips)
        }
        if (rule.fairness === 'strict') {
          const empty = pools.map((pool) => ({ ...pool, taken: 0 }))
          const ever = queue.filter(({ demand }) => shortOf(empty, demand) === null)
          const order = inOrder(ever).map(({ id }) => id)
          expect(offers).toEqual(order.slice(0, offers.length))
          expect(skipped.size).toBe(0)
        }
        const left = queue
          .filter(({ id }) => !offers.includes(id))
          .map((one) => ({ ...one, skips: one.skips + (skipped.get(one.id) ?? 0) }))
        expect(planOffers(left, after, rule).offers).toEqual([])
      }),
    )
  })

  it('under skip without an end nothing stays free for which somebody waits', () => {
    fc.assert(
      fc.property(anyQueue, anyPools, (queue, pools) => {
        const { offers } = planOffers(queue, pools, skip(1_000))
        const taken = new Map(pools.map(({ scope }) => [scope, 0]))
        for (const { demand } of queue.filter(({ id }) => offers.includes(id))) {
          for (const [scope, count] of demand) taken.set(scope, (taken.get(scope) ?? 0) + count)
        }
        const after = pools.map((pool) => ({ ...pool, taken: pool.taken + (taken.get(pool.scope) ?? 0) }))
        for (const one of queue) if (!offers.includes(one.id)) expect(shortOf(after, one.demand)).not.toBeNull()
      }),
    )
  })
})

describe('what a party takes', () => {
  it('is a place each, one of its kind, and a space for each car', () => {
    const seats = [
      { kindId: 'a', withCar: true },
      { kindId: 'b', withCar: false },
      { kindId: 'b', withCar: false },
    ]
    expect(Object.fromEntries(demandOf(seats))).toEqual({ people: 3, car: 1, a: 1, b: 2 })
  })

  it('is never less than nothing, and without limit is endless', () => {
    expect(leftIn({ scope: 'people', capacity: 2, taken: 3 })).toBe(0)
    expect(leftIn({ scope: 'people', capacity: null, taken: 3 })).toBe(Number.POSITIVE_INFINITY)
  })
})
