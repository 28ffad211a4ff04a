import type { MessageParams } from './message'
import type { Verdict } from './outcome'

/**
 * One permitted change of state. `who` names the kinds of hands that may do it; `guard` looks at the facts of the case
 * and answers with its own reason.
 */
export type Step<
  State extends string,
  Event extends string,
  Who extends string,
  Facts = undefined,
  Reason extends string = string,
> = {
  from: State | readonly State[]
  event: Event
  to: State
  who: readonly Who[]
  guard?: (facts: Facts) => Verdict<Reason>
}

export type Flow<
  State extends string,
  Event extends string,
  Who extends string,
  Facts = undefined,
  Reason extends string = string,
> = {
  initial: State
  steps: readonly Step<State, Event, Who, Facts, Reason>[]
}

/** The facts that guards look at; nothing for a flow without guards. */
export type Told<Facts> = [Facts] extends [undefined] ? [facts?: undefined] : [facts: Facts]

export type FlowReason = 'flow_wrong_state' | 'flow_not_yours'

export type StepVerdict<State extends string, Reason extends string = string> =
  | { ok: true; to: State }
  | { ok: false; reason: FlowReason | Reason; params?: MessageParams; nextStep?: string }

/** Keeps the types of a table and refuses one with two equal steps for the same hand, which could not be decided. */
export function defineFlow<
  State extends string,
  Event extends string,
  Who extends string,
  Facts = undefined,
  Reason extends string = string,
>(flow: Flow<State, Event, Who, Facts, Reason>): Flow<State, Event, Who, Facts, Reason> {
  const seen = new Set<string>()
  for (const one of flow.steps) {
    for (const from of sources(one.from)) {
      for (const who of one.who) {
        const key = `${from} ${one.event} ${who}`
        if (seen.has(key)) throw new Error(`two steps for ${key}`)
        seen.add(key)
      }
    }
  }
  return flow
}

function sources<State extends string>(from: State | readonly State[]): readonly State[] {
  return typeof from === 'string' ? [from] : from
}

/**
 * Where an event leads. Refuses with `flow_wrong_state` when the state knows no such event, `flow_not_yours` when it
 * does but not for this hand, or with the guard's own reason.
 */
export function step<State extends string, Event extends string, Who extends string, Facts, Reason extends string>(
  flow: Flow<State, Event, Who, Facts, Reason>,
  state: State,
  event: Event,
  who: Who,
  ...told: Told<Facts>
): StepVerdict<State, Reason> {
  const here = flow.steps.filter((one) => one.event === event && sources(one.from).includes(state))
  if (here.length === 0) return { ok: false, reason: 'flow_wrong_state', params: { state, event } }
  const mine = here.find((one) => one.who.includes(who))
  if (!mine) return { ok: false, reason: 'flow_not_yours', params: { state, event } }
  const verdict = mine.guard?.(told[0] as Facts)
  return verdict && !verdict.ok ? verdict : { ok: true, to: mine.to }
}

/** Events that this hand may see in a state, each with its verdict; what buttons are made of. */
export function choices<State extends string, Event extends string, Who extends string, Facts, Reason extends string>(
  flow: Flow<State, Event, Who, Facts, Reason>,
  state: State,
  who: Who,
  ...told: Told<Facts>
): { event: Event; verdict: StepVerdict<State, Reason> }[] {
  return flow.steps
    .filter((one) => sources(one.from).includes(state) && one.who.includes(who))
    .map((one) => ({ event: one.event, verdict: step(flow, state, one.event, who, ...told) }))
}

/** States from which the event is known, whoever does it: for the WHERE of a guarded update. */
export function statesBefore<
  State extends string,
  Event extends string,
  Who extends string,
  Facts,
  Reason extends string,
>(flow: Flow<State, Event, Who, Facts, Reason>, event: Event): State[] {
  return [...new Set(flow.steps.filter((one) => one.event === event).flatMap((one) => [...sources(one.from)]))]
}

/** All states that can be reached from the first one, guards aside. */
export function reachable<State extends string, Event extends string, Who extends string, Facts, Reason extends string>(
  flow: Flow<State, Event, Who, Facts, Reason>,
): Set<State> {
  const found = new Set<State>([flow.initial])
  for (const state of found) {
    for (const one of flow.steps) if (sources(one.from).includes(state)) found.add(one.to)
  }
  return found
}

/** States that no step leaves. */
export function endings<State extends string, Event extends string, Who extends string, Facts, Reason extends string>(
  flow: Flow<State, Event, Who, Facts, Reason>,
): Set<State> {
  const left = new Set(flow.steps.flatMap((one) => [...sources(one.from)]))
  return new Set([...reachable(flow)].filter((state) => !left.has(state)))
}
