import { describe, expect, it } from 'vitest'
import { choices, defineFlow, endings, reachable, statesBefore, step } from '~/kernel/flow'

type State = 'draft' | 'open' | 'done' | 'dropped' | 'lost'
type Event = 'publish' | 'finish' | 'drop'
type Who = 'member' | 'staff'

const flow = defineFlow<State, Event, Who, { paid: boolean }, 'not_paid'>({
  initial: 'draft',
  steps: [
    { from: 'draft', event: 'publish', to: 'open', who: ['staff'] },
    {
      from: 'open',
      event: 'finish',
      to: 'done',
      who: ['staff'],
      guard: ({ paid }) => (paid ? { ok: true } : { ok: false, reason: 'not_paid', nextStep: '/pay' }),
    },
    { from: ['draft', 'open'], event: 'drop', to: 'dropped', who: ['member', 'staff'] },
  ],
})

const states: State[] = ['draft', 'open', 'done', 'dropped', 'lost']
const events: Event[] = ['publish', 'finish', 'drop']
const hands: Who[] = ['member', 'staff']

describe('a flow', () => {
  it('allows what its table says and nothing else', () => {
    const allowed = new Map([
      ['draft publish staff', 'open'],
      ['open finish staff', 'done'],
      ['draft drop member', 'dropped'],
      ['draft drop staff', 'dropped'],
      ['open drop member', 'dropped'],
      ['open drop staff', 'dropped'],
    ])
    for (const state of states) {
      for (const event of events) {
        for (const who of hands) {
          const to = allowed.get(`${state} ${event} ${who}`)
          const verdict = step(flow, state, event, who, { paid: true })
          expect(verdict.ok ? verdict.to : undefined, `${state} ${event} ${who}`).toBe(to)
        }
      }
    }
  })

  it('tells the wrong state, the wrong hand and the guard apart', () => {
    expect(step(flow, 'done', 'drop', 'staff', { paid: true })).toMatchObject({ reason: 'flow_wrong_state' })
    expect(step(flow, 'draft', 'publish', 'member', { paid: true })).toMatchObject({ reason: 'flow_not_yours' })
    expect(step(flow, 'open', 'finish', 'staff', { paid: false })).toEqual({
      ok: false,
      reason: 'not_paid',
      nextStep: '/pay',
    })
  })

  it('lists the choices of a hand with their verdicts', () => {
    expect(choices(flow, 'open', 'staff', { paid: false }).map((one) => [one.event, one.verdict.ok])).toEqual([
      ['finish', false],
      ['drop', true],
    ])
    expect(choices(flow, 'done', 'staff', { paid: true })).toEqual([])
  })

  it('knows what can be reached, where it ends and whence an event comes', () => {
    expect([...reachable(flow)].sort()).toEqual(['done', 'draft', 'dropped', 'open'])
    expect([...endings(flow)].sort()).toEqual(['done', 'dropped'])
    expect(statesBefore(flow, 'drop')).toEqual(['draft', 'open'])
  })

  it('needs no facts when nothing guards it', () => {
    const plain = defineFlow({
      initial: 'off',
      steps: [
        { from: 'off', event: 'switch', to: 'on', who: ['anyone'] },
        { from: ['on'], event: 'break', to: 'off', who: ['anyone'] },
      ],
    })
    expect(step(plain, 'off', 'switch', 'anyone')).toEqual({ ok: true, to: 'on' })
    expect(choices(plain, 'on', 'anyone')).toEqual([{ event: 'break', verdict: { ok: true, to: 'off' } }])
  })

  it('refuses a table that cannot be decided', () => {
    const double = { from: 'draft', event: 'publish', to: 'open', who: ['staff'] } as const
    expect(() =>
      defineFlow<State, Event, Who>({ initial: 'draft', steps: [double, { ...double, to: 'done' }] }),
    ).toThrow()
  })
})
