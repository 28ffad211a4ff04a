import { describe, expect, it } from 'vitest'
import {
  EVENT_STATES,
  type EventEvent,
  type EventHand,
  eventFlow,
  PARTY_STATES,
  type PartyEvent,
  type PartyHand,
  partyFlow,
} from '~/areas/events/rules'
import { endings, reachable, step } from '~/kernel/flow'

/** What the tables allow, one line each: state, event, who may, where it leads. */
const EVENT_TABLE: [from: string, event: EventEvent, who: string, to: string][] = [
  ['draft', 'publish', 'coordinator', 'published'],
  ['published', 'postpone', 'coordinator', 'postponed'],
  ['published', 'cancel', 'coordinator', 'cancelled'],
  ['published', 'close', 'coordinator system', 'closed'],
  ['postponed', 'resume', 'coordinator', 'published'],
  ['postponed', 'cancel', 'coordinator', 'cancelled'],
]
const PARTY_TABLE: [from: string, event: PartyEvent, who: string, to: string][] = [
  ['held', 'confirm', 'owner desk', 'confirmed'],
  ['held', 'lapse', 'system', 'lapsed'],
  ['held', 'cancel', 'owner desk system', 'cancelled'],
  ['waiting', 'offer', 'system', 'offered'],
  ['waiting', 'cancel', 'owner desk system', 'cancelled'],
  ['offered', 'accept', 'owner desk', 'confirmed'],
  ['offered', 'decline', 'owner desk', 'declined'],
  ['offered', 'lapse', 'system', 'lapsed'],
  ['offered', 'cancel', 'desk system', 'cancelled'],
  ['confirmed', 'cancel', 'owner desk system', 'cancelled'],
]
const EVENT_EVENTS: EventEvent[] = ['publish', 'postpone', 'resume', 'cancel', 'close']
const EVENT_HANDS: EventHand[] = ['coordinator', 'system']
const PARTY_EVENTS: PartyEvent[] = ['confirm', 'offer', 'accept', 'decline', 'lapse', 'cancel']
const PARTY_HANDS: PartyHand[] = ['owner', 'desk', 'system']

describe('the life of an event', () => {
  const all = EVENT_STATES.flatMap((from) =>
    EVENT_EVENTS.flatMap((on) => EVENT_HANDS.map((who) => ({ from, on, who }))),
  )
  it.each(all)('$from, $on by $who', ({ from, on, who }) => {
    const line = EVENT_TABLE.find(([state, event]) => state === from && event === on)
    const verdict = step(eventFlow, from, on, who)
    if (!line) expect(verdict).toMatchObject({ ok: false, reason: 'flow_wrong_state' })
    else if (line[2].includes(who)) expect(verdict).toEqual({ ok: true, to: line[3] })
    else expect(verdict).toMatchObject({ ok: false, reason: 'flow_not_yours' })
  })

  it('ends called off or closed; a template is only copied', () => {
    expect(endings(eventFlow)).toEqual(new Set(['cancelled', 'closed']))
    expect(reachable(eventFlow)).toEqual(new Set(EVENT_STATES.filter((state) => state !== 'template')))
  })
})

describe('the life of a party', () => {
  const all = PARTY_STATES.flatMap((from) =>
    PARTY_EVENTS.flatMap((on) => PARTY_HANDS.map((who) => ({ from, on, who }))),
  )
  it.each(all)('$from, $on by $who', ({ from, on, who }) => {
    const line = PARTY_TABLE.find(([state, event]) => state === from && event === on)
    const verdict = step(partyFlow, from, on, who)
    if (!line) expect(verdict).toMatchObject({ ok: false, reason: 'flow_wrong_state' })
    else if (line[2].includes(who)) expect(verdict).toEqual({ ok: true, to: line[3] })
    else expect(verdict).toMatchObject({ ok: false, reason: 'flow_not_yours' })
  })

  it('ends cancelled, declined or lapsed', () => {
    expect(endings({ ...partyFlow, initial: 'waiting' })).toEqual(new Set(['cancelled', 'declined', 'lapsed']))
  })
})
