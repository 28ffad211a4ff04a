import { describe, expect, it } from 'vitest'
import { callName, phaseOf, progressOf, shareOf } from '~/areas/rescue/own-progress'

const step = (event: string, assignmentId: string | null, at: number, more = {}) => ({
  ...{ id: `${event}-${at}`, assignmentId, event, toState: '', at, happenedAt: at, etaAt: null, reason: '' },
  ...more,
})

describe('a rescue as the one who waits sees it', () => {
  it('has one word for both states', () => {
    expect(phaseOf('new', null)).toBe('sent')
    expect(phaseOf('dispatching', 'offered')).toBe('searching')
    expect(phaseOf('assigned', 'accepted')).toBe('coming')
    expect(phaseOf('assigned', 'en-route')).toBe('on-way')
    expect(phaseOf('helping', 'on-scene')).toBe('there')
    expect(phaseOf('helping', 'towing')).toBe('towing')
    expect(phaseOf('cancelled', 'on-scene')).toBe('cancelled')
  })

  it('says nothing of offers that came to nothing, and says when the wait begins anew', () => {
    const steps = [
      step('call', null, 1),
      step('decline', 'a', 2, { reason: 'Too far' }),
      step('accept', 'b', 3),
      step('unable', 'b', 4, { reason: 'Flat tyre of my own' }),
      step('release', null, 4, { reason: 'Flat tyre of my own' }),
    ]
    const told = progressOf(steps, { state: 'dispatching', coming: null })
    expect(told.map(({ name, at, reason }) => [name, at, reason])).toEqual([
      ['called', 'done', ''],
      ['accepted', 'done', ''],
      ['again', 'now', ''],
      ['accepted', 'next', ''],
      ['arrived', 'next', ''],
      ['done', 'next', ''],
    ])
  })

  it('ends where it ended', () => {
    const told = progressOf([step('call', null, 1), step('cancel', null, 2, { reason: 'Solved' })], {
      state: 'cancelled',
      coming: null,
    })
    expect(told.at(-1)).toMatchObject({ name: 'cancelled', at: 'stopped', reason: 'Solved' })
  })

  it('calls people as people do', () => {
    expect(callName({ name: '陈志远', kind: 'own' })).toEqual({ name: '陈', isMaster: true })
    expect(callName({ name: 'John Miller', kind: 'own' })).toEqual({ name: 'John', isMaster: false })
    expect(callName({ name: '虹桥救援', kind: 'company' })).toEqual({ name: '虹桥救援', isMaster: false })
  })

  it('measures the way by distance where it is known, else by the promised time', () => {
    expect(shareOf({ beganAt: 0, etaAt: 100, leftM: 250, wholeM: 1_000 }, 10)).toBe(0.75)
    expect(shareOf({ beganAt: 0, etaAt: 100, leftM: null, wholeM: null }, 40)).toBe(0.4)
    expect(shareOf({ beganAt: 0, etaAt: 100, leftM: null, wholeM: null }, 400)).toBe(0.97)
    expect(shareOf({ beganAt: null, etaAt: null, leftM: null, wholeM: null }, 400)).toBe(0)
  })
})
