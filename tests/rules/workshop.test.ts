import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAYERS, partMinor, totalsOf } from '~/areas/workshop/charges'
import {
  canAnswer,
  canCredit,
  EXTRA_STATES,
  NEXT_STEP,
  ORDER_EVENTS,
  ORDER_STATES,
  type OrderFacts,
  type OrderHand,
  onTime,
  orderFlow,
  repeatOf,
} from '~/areas/workshop/rules'
import { DAY } from '~/kernel/clock'
import { choices, endings, reachable, step } from '~/kernel/flow'

const HANDS: OrderHand[] = ['adviser', 'technician', 'owner', 'system']
const finished: OrderFacts = { jobs: 2, openJobs: 0, startedJobs: 2, undecided: 0, unexplained: 0 }

/** The whole table, written down once more: state, event, hands, state after it. */
const TABLE = `
checked-in     start       adviser technician          in-work
checked-in     wait-parts  adviser technician          waiting-parts
checked-in     wait-owner  adviser technician system   waiting-owner
checked-in     cancel      adviser                     cancelled
in-work        wait-parts  adviser technician          waiting-parts
in-work        wait-owner  adviser technician system   waiting-owner
in-work        submit      adviser technician          quality-check
waiting-parts  resume      adviser technician          in-work
waiting-parts  wait-owner  adviser technician system   waiting-owner
waiting-owner  resume      adviser technician system   in-work
quality-check  fail        adviser                     in-work
quality-check  pass        adviser                     ready
ready          reopen      adviser                     in-work
ready          hand-over   adviser                     handed-over
handed-over    take-back   adviser                     ready
handed-over    complete    adviser                     completed
`
const expected = new Map(
  TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const words = line.split(/\s+/)
      const [from, event, to] = [words[0], words[1], words.at(-1)]
      return words.slice(2, -1).map((who) => [`${from} ${event} ${who}`, to] as const)
    }),
)

describe('the life of a work order', () => {
  it('takes every step of the table and no other, in every state by every hand', () => {
    for (const state of ORDER_STATES) {
      for (const event of ORDER_EVENTS) {
        for (const who of HANDS) {
          // Each guard is content with the facts of its own step.
          const facts =
            event === 'wait-owner'
              ? { ...finished, undecided: 1 }
              : event === 'cancel'
                ? { ...finished, startedJobs: 0 }
                : finished
          const verdict = step(orderFlow, state, event, who, facts)
          const to = expected.get(`${state} ${event} ${who}`)
          expect([state, event, who, verdict.ok ? verdict.to : null]).toEqual([state, event, who, to ?? null])
          if (verdict.ok) continue
          const known = HANDS.some((hand) => expected.has(`${state} ${event} ${hand}`))
          expect(verdict.reason).toBe(known ? 'flow_not_yours' : 'flow_wrong_state')
        }
      }
    }
  })

  it('reaches every state, and ends completed or cancelled only', () => {
    expect(reachable(orderFlow)).toEqual(new Set(ORDER_STATES))
    expect(endings(orderFlow)).toEqual(new Set(['completed', 'cancelled']))
  })

  it('offers a next step in every state that is not an end', () => {
    for (const state of ORDER_STATES) {
      const events = choices(orderFlow, state, 'adviser', finished).map(({ event }) => event)
      if (endings(orderFlow).has(state)) expect(NEXT_STEP[state]).toBeUndefined()
      else expect(events).toContain(NEXT_STEP[state])
    }
  })

  it.each([
    ['submit', 'in-work', { undecided: 1 }, 'undecided_extras'],
    ['submit', 'in-work', { jobs: 0 }, 'no_jobs'],
    ['submit', 'in-work', { openJobs: 1 }, 'open_jobs'],
    ['submit', 'in-work', { unexplained: 1 }, 'unexplained_jobs'],
    ['pass', 'quality-check', { openJobs: 1 }, 'open_jobs'],
    ['complete', 'handed-over', { undecided: 1 }, 'undecided_extras'],
    ['resume', 'waiting-owner', { undecided: 2 }, 'undecided_extras'],
    ['wait-owner', 'in-work', { undecided: 0 }, 'nothing_asked'],
    ['cancel', 'checked-in', { startedJobs: 1 }, 'work_started'],
  ] as const)('%s from %s is held up by %o', (event, state, more, reason) => {
    expect(step(orderFlow, state, event, 'adviser', { ...finished, ...more })).toMatchObject({ ok: false, reason })
  })
})

describe('totals', () => {
  const payer = fc.constantFrom(...PAYERS)
  const job = fc.record({ labourMinor: fc.integer({ min: 0, max: 5_000_000 }), payer, dropped: fc.boolean() })
  const part = fc.record({
    quantity: fc.integer({ min: 1, max: 100_000 }),
    unitMinor: fc.integer({ min: 0, max: 2_000_000 }),
    payer,
    removed: fc.boolean(),
  })
  const bill = [
    fc.array(job, { maxLength: 12 }),
    fc.array(part, { maxLength: 20 }),
    fc.integer({ min: 0, max: 10_000 }),
  ] as const

  it('split the bill among the payers without losing a fen', () => {
    fc.assert(
      fc.property(...bill, (jobs, parts, bp) => {
        const sums = totalsOf(jobs, parts, bp)
        expect(sums.labourMinor + sums.partsMinor).toBe(
          sums.customerMinor + sums.discountMinor + sums.warrantyMinor + sums.goodwillMinor,
        )
        for (const minor of Object.values(sums)) expect(Number.isSafeInteger(minor) && minor >= 0).toBe(true)
      }),
    )
  })

  it('do not know what was dropped or removed, nor the order of the lines', () => {
    fc.assert(
      fc.property(...bill, (jobs, parts, bp) => {
        const kept = totalsOf(
          jobs.filter((one) => !one.dropped),
          parts.filter((one) => !one.removed),
          bp,
        )
        expect(totalsOf([...jobs].reverse(), [...parts].reverse(), bp)).toEqual(kept)
      }),
    )
  })

  it('take the discount off the labour that the customer pays, and off nothing else', () => {
    fc.assert(
      fc.property(...bill, (jobs, parts, bp) => {
        const full = totalsOf(jobs, parts)
        const sums = totalsOf(jobs, parts, bp)
        const labour = jobs.reduce(
          (sum, one) => sum + (one.dropped || one.payer !== 'customer' ? 0 : one.labourMinor),
          0,
        )
        expect(Math.abs(sums.discountMinor - (labour * bp) / 10_000)).toBeLessThanOrEqual(0.5)
        expect(full.customerMinor - sums.customerMinor).toBe(sums.discountMinor)
        expect([sums.warrantyMinor, sums.goodwillMinor]).toEqual([full.warrantyMinor, full.goodwillMinor])
      }),
    )
  })

  it.each([
    [450, 9_300, 41_850],
    [100, 7_800, 7_800],
    [33, 101, 33],
    [50, 101, 51],
  ])('%i hundredths at %i are %i', (quantity, unitMinor, minor) => {
    expect(partMinor({ quantity, unitMinor })).toBe(minor)
  })
})

describe('a repeat repair', () => {
  const now = 500 * DAY
  const visit = (faultGroup: string, daysAgo: number) => ({ faultGroup, completedAt: now - daysAgo * DAY })

  it('is the same fault within the days, the latest visit first', () => {
    const earlier = [visit('brakes', 80), visit('brakes', 20), visit('engine', 3), visit('brakes', 40)]
    expect(repeatOf('brakes', earlier, now)).toBe(earlier[1])
    expect(repeatOf('tyres', earlier, now)).toBeNull()
    expect(repeatOf('', [visit('', 1)], now)).toBeNull()
  })

  it('counts to the last day that the dealer set', () => {
    expect(repeatOf('brakes', [visit('brakes', 90)], now)).not.toBeNull()
    expect(repeatOf('brakes', [{ faultGroup: 'brakes', completedAt: now - 90 * DAY - 1 }], now)).toBeNull()
    expect(repeatOf('brakes', [visit('brakes', 90)], now, 30)).toBeNull()
  })
})

describe('the promised time', () => {
  it.each([
    [100, 100, null, 100, 'open'],
    [100, 100, null, 101, 'overdue'],
    [100, 100, 100, 500, 'kept'],
    [200, 100, 150, 500, 'moved'],
    [200, 100, 201, 500, 'late'],
    [50, 100, 80, 500, 'kept'],
  ] as const)('%i, first %i, ready %s at %i is %s', (promisedAt, firstPromisedAt, readyAt, now, says) => {
    expect(onTime({ promisedAt, firstPromisedAt, readyAt }, now)).toBe(says)
  })
})

describe('a credit note', () => {
  it('never gives back more than was paid, whatever came before', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.array(fc.integer({ min: -10, max: 400_000 })), (paid, wishes) => {
        let credited = 0
        for (const wish of wishes) {
          const verdict = canCredit({ state: 'completed', customerMinor: paid, creditedMinor: credited }, wish)
          if (verdict.ok) credited += wish
          else if (wish > 0 && wish <= paid - credited) throw new Error(`refused ${wish} of ${paid - credited}`)
        }
        expect(credited).toBeLessThanOrEqual(paid)
      }),
    )
  })

  it('wants a completed order', () => {
    for (const state of ORDER_STATES) {
      expect(canCredit({ state, customerMinor: 100, creditedMinor: 0 }, 100).ok).toBe(state === 'completed')
    }
  })
})

describe('an answer to extra work', () => {
  it('counts only where it was asked for and the car is still being worked on', () => {
    const working = ['checked-in', 'in-work', 'waiting-parts', 'waiting-owner']
    for (const state of ORDER_STATES) {
      for (const asked of EXTRA_STATES) {
        const may = canAnswer({ state: asked }, { state }).ok
        expect([state, asked, may]).toEqual([state, asked, asked === 'asked' && working.includes(state)])
      }
    }
    expect(canAnswer({ state: 'withdrawn' }, { state: 'in-work' })).toMatchObject({ reason: 'extra_withdrawn' })
    expect(canAnswer({ state: 'asked' }, { state: 'ready' })).toMatchObject({ reason: 'extra_too_late' })
  })
})
