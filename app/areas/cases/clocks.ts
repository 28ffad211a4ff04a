import type { CasePolicyTerms } from '#db/schema/cases'
import { type Instant, MINUTE } from '~/kernel/clock'
import { type CaseHand, ENDED, type Nature, type Severity, WAITS_FOR_OWNER } from './rules'

/** Time in which promises run: the business calendar of a dealer, or day and night. */
export type OpenTime = {
  /** The moment after so many milliseconds of open time; undefined when it does not open for that long. */
  add(at: Instant, ms: number): Instant | undefined
  /** Milliseconds of open time between two moments; 0 when the second does not come later. */
  between(from: Instant, to: Instant): number
}
export const DAY_AND_NIGHT: OpenTime = {
  add: (at, ms) => at + ms,
  between: (from, to) => Math.max(0, to - from),
}

export const CLOCK_KINDS = ['acknowledge', 'form', 'contact', 'proposal', 'resolve', 'reply', 'silence'] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]
/** Who is told, one after the other. `warning` comes before the promise is broken. */
export const LEVELS = ['warning', 'solver', 'crm', 'manager', 'hq'] as const
export type BreachLevel = (typeof LEVELS)[number]
/** When something is due that is never due. */
export const END_OF_TIME: Instant = 8_640_000_000_000_000

/** A line of the history as the clocks read it, in order. The first one records the case. */
export type HistoryStep = {
  id: string
  event: string
  fromState: string
  toState: string
  at: Instant
  actorId: string | null
  hand: string
  /**
   * Of the first: nature, severity, tier, and spoken '1' when somebody of the club talked to the owner. Of `sort`:
   * nature and severity as they are then. Of `route`, `take` and `reopen`: solverId, empty for nobody.
   */
  data: Readonly<Record<string, string>>
}

export type CaseClock = {
  kind: ClockKind
  /** The step that started it. */
  clock: string
  startedAt: Instant
  /** Milliseconds of open time; 0 promises nothing. */
  promise: number
  /** Milliseconds of open time that are left; below 0 it is overdue. Of a running one: at `since`. */
  left: number
  /** It has run since; null while it rests and when it has stopped. */
  since: Instant | null
  stoppedAt: Instant | null
  /** Null while it rests before its time, when nothing is promised, and when the dealer does not open for so long. */
  dueAt: Instant | null
  /** When each level is reached, as the history stands now; a stopped clock reaches none after it stopped. */
  reached: { level: BreachLevel; at: Instant; dueAt: Instant }[]
}

/** A human's word that the owner gets. What the machine writes answers nothing. */
const WORDS: ReadonlySet<string> = new Set([
  'say',
  'talk',
  'ask',
  'answer',
  'propose',
  'approve',
  'carry-out',
  'reject',
])
/** Words that are about the solution itself: contact, whether or not it was routed before. */
const ANSWERS: ReadonlySet<string> = new Set(['answer', 'propose', 'approve', 'carry-out'])
/** The owner has answered what was asked. */
const OWNER_ANSWERS: ReadonlySet<string> = new Set([
  ...['owner-says', 'resume', 'agree', 'disagree', 'confirm', 'deny', 'reopen'],
])
/** Promises that rest while the next word is the owner's. */
const RESTS: readonly ClockKind[] = ['contact', 'proposal', 'resolve', 'silence']
const OVER: ReadonlySet<string> = new Set([...ENDED, 'merged'])
/** While the case lies on a solver's desk. */
const SOLVING: ReadonlySet<string> = new Set(['assigned', 'analysed'])

type Target = Omit<CasePolicyTerms['targets'][number], 'severity' | 'tier' | 'nature'>
const NOTHING: Target = { acknowledge: 0, form: 0, contact: 0, proposal: 0, resolve: 0, reply: 0 }

/** What is promised to whom, in minutes: of the lines that fit the most exact one, a nature counting before a tier. */
export function targetOf(
  { targets }: Pick<CasePolicyTerms, 'targets'>,
  { severity, tier, nature }: { severity: Severity; tier: string; nature: Nature },
): Target {
  const exactness = (line: { tier: string; nature: string }) => (line.nature ? 2 : 0) + (line.tier ? 1 : 0)
  return targets
    .filter((line) => line.severity === severity)
    .filter((line) => [tier, ''].includes(line.tier) && [nature, ''].includes(line.nature))
    .reduce<Target & { tier: string; nature: string }>(
      (best, line) => (best === start || exactness(line) > exactness(best) ? line : best),
      start,
    )
}
const start = { ...NOTHING, tier: '', nature: '' }

/** Milliseconds before (below 0) or after the due time at which a level is told. */
function offsetOf(level: BreachLevel, promise: number, { warnPercent, escalateAfter }: CasePolicyTerms): number {
  if (level === 'warning') return -Math.round((promise * (100 - warnPercent)) / 100)
  return level === 'solver' ? 0 : escalateAfter[level] * MINUTE
}

/** A merge that was undone never was, nor was what went with it: a question to the owner was not taken back. */
function withoutUndone(history: readonly HistoryStep[]): HistoryStep[] {
  const kept: HistoryStep[] = []
  for (const step of history) {
    const merge = kept.at(-1)
    if (step.event !== 'unmerge' || merge?.event !== 'merge') {
      kept.push(step)
      continue
    }
    kept.pop()
    const before = kept.at(-1)
    if (before?.event === 'resume' && before.hand === 'system' && before.at === merge.at) kept.pop()
  }
  return kept
}

type Running = CaseClock & { spent: number; solverId: string }

/**
 * Every promise of a case, computed from its history and from the terms that it began with: the same history, terms
 * and calendar always give the same clocks, and a later step changes nothing that was reached before it.
 */
export function clocksOf(history: readonly HistoryStep[], terms: CasePolicyTerms, time: OpenTime): CaseClock[] {
  const clocks: Running[] = []
  const about = { nature: 'inquiry' as Nature, severity: 'normal' as Severity, tier: '' }
  let isResting = false
  let isAsked = false
  let isRouted = false

  const running = (...kinds: readonly ClockKind[]) =>
    clocks.filter(({ kind, stoppedAt }) => stoppedAt === null && kinds.includes(kind))
  const promised = (kind: ClockKind) =>
    (kind === 'silence' ? terms.silentMinutes : targetOf(terms, about)[kind]) * MINUTE
  const run = (clock: Running, at: Instant) => {
    clock.since = at
    if (clock.promise === 0) return
    // With nothing left it is due at once, open or not.
    const after = (ms: number) => (ms <= 0 ? at : time.add(at, ms))
    if (clock.left >= 0) clock.dueAt = after(clock.left) ?? null
    for (const level of clock.kind === 'silence' ? LEVELS.slice(0, 2) : LEVELS) {
      if (clock.reached.some((one) => one.level === level)) continue
      const until = clock.left + offsetOf(level, clock.promise, terms)
      const when = after(until)
      if (when !== undefined) clock.reached.push({ level, at: when, dueAt: clock.dueAt ?? when })
    }
  }
  const rest = (clock: Running, at: Instant) => {
    if (clock.since === null) return
    const spent = time.between(clock.since, at)
    clock.spent += spent
    clock.left -= spent
    clock.since = null
    clock.reached = clock.reached.filter((one) => one.at < at)
    if (clock.left >= 0) clock.dueAt = null
  }
  const stop = (at: Instant, ...kinds: readonly ClockKind[]) => {
    for (const clock of running(...kinds)) {
      const { dueAt } = clock
      rest(clock, at)
      Object.assign(clock, { stoppedAt: at, dueAt })
    }
  }
  const begin = (kind: ClockKind, { id, at, data }: HistoryStep) => {
    const promise = promised(kind)
    const none = { since: null, stoppedAt: null, dueAt: null, reached: [], spent: 0, solverId: data.solverId ?? '' }
    const clock: Running = { kind, clock: id, startedAt: at, promise, left: promise, ...none }
    clocks.push(clock)
    if (!(isResting && RESTS.includes(kind))) run(clock, at)
  }
  /** A sharper promise is due at once at the earliest; one that was broken stays so unless the new one is longer. */
  const sort = (clock: Running, at: Instant) => {
    const promise = promised(clock.kind)
    if (promise === clock.promise) return
    const wasRunning = clock.since !== null
    rest(clock, at)
    const floor = clock.promise === 0 ? 0 : Math.min(0, clock.left)
    clock.left = Math.max(promise - clock.spent, floor)
    clock.promise = promise
    if (clock.left >= 0 || promise === 0) clock.dueAt = null
    if (wasRunning) run(clock, at)
  }

  withoutUndone(history).forEach((step, place) => {
    const { event, at, data, toState, fromState } = step
    const byHuman = !['owner', 'system'].includes(step.hand as CaseHand)
    const isFirst = place === 0
    if (isFirst || event === 'sort') {
      const before = about.nature
      Object.assign(about, pick(data, isFirst ? ['nature', 'severity', 'tier'] : ['nature', 'severity']))
      if (!isFirst) {
        for (const clock of running('acknowledge', 'form', 'contact', 'proposal', 'resolve', 'reply')) sort(clock, at)
        if (before === 'complaint' && about.nature !== 'complaint') stop(at, 'form', 'proposal')
        if (before !== 'complaint' && about.nature === 'complaint') {
          if (!isRouted) begin('form', step)
          begin('proposal', step)
        }
      }
    }
    if (byHuman && WORDS.has(event) && !isFirst) {
      stop(at, 'acknowledge', 'reply')
      if (isRouted || ANSWERS.has(event)) stop(at, 'contact')
    }
    if (event === 'settle') stop(at, 'reply')
    if (event === 'route' || event === 'reject') {
      isRouted = true
      stop(at, 'form')
    }
    if (toState === 'proposed') stop(at, 'proposal')
    if (toState === 'carried-out') stop(at, 'resolve')
    for (const clock of running('silence')) {
      if (step.actorId === clock.solverId || !SOLVING.has(toState)) stop(at, 'silence')
    }
    if (['route', 'take', 'lose'].includes(event)) stop(at, 'silence')
    if (OVER.has(toState) && !OVER.has(fromState)) stop(at, ...CLOCK_KINDS)

    if (event === 'ask') isAsked = true
    if (OWNER_ANSWERS.has(event) || OVER.has(toState)) isAsked = false
    isResting = isAsked || WAITS_FOR_OWNER.has(toState as never)
    for (const clock of running(...RESTS)) {
      if (isResting) rest(clock, at)
      else if (clock.since === null) run(clock, at)
    }

    if (isFirst) {
      begin('acknowledge', step)
      if (data.spoken === '1') stop(at, 'acknowledge')
      if (about.nature === 'complaint') begin('form', step)
      begin('contact', step)
      if (about.nature === 'complaint') begin('proposal', step)
      begin('resolve', step)
    }
    const isAgain = event === 'deny' || event === 'reopen'
    if (about.nature === 'complaint' && (isAgain || event === 'disagree')) {
      stop(at, 'proposal')
      begin('proposal', step)
    }
    if (isAgain) {
      stop(at, 'resolve')
      begin('resolve', step)
    }
    if (event === 'owner-says' && running('reply').length === 0) begin('reply', step)
    if (['route', 'take', 'reopen'].includes(event) && data.solverId && SOLVING.has(toState)) begin('silence', step)
  })
  return clocks.map(({ spent: _, solverId: __, ...clock }) => clock)
}

function pick(data: HistoryStep['data'], names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])))
}

export type Breach = { kind: ClockKind; clock: string; level: BreachLevel; dueAt: Instant }

/** Which levels were reached by `now`: at the due moment itself a promise is still kept. Later moments only add. */
export function breachesOf(clocks: readonly CaseClock[], now: Instant): Breach[] {
  return clocks.flatMap(({ kind, clock, reached }) =>
    reached.filter(({ at }) => at < now).map(({ level, dueAt }) => ({ kind, clock, level, dueAt })),
  )
}

/** The running clock that is due first, overdue ones before all; null when nothing is promised just now. */
export function nextDue(clocks: readonly CaseClock[]): { kind: ClockKind; dueAt: Instant } | null {
  let next: { kind: ClockKind; dueAt: Instant } | null = null
  for (const { kind, dueAt, since } of clocks) {
    if (since !== null && dueAt !== null && (!next || dueAt < next.dueAt)) next = { kind, dueAt }
  }
  return next
}

/** When somebody is to be told next after `now`; null when no running clock will. */
export function nextLook(clocks: readonly CaseClock[], now: Instant): Instant | null {
  const moments = clocks
    .filter(({ since }) => since !== null)
    .flatMap(({ reached }) => reached.map(({ at }) => at + 1))
    .filter((at) => at > now)
  return moments.length > 0 ? Math.min(...moments) : null
}

/** Has the owner written something that no human has answered? */
export const isUnanswered = (clocks: readonly CaseClock[]): boolean =>
  clocks.some(({ kind, stoppedAt }) => kind === 'reply' && stoppedAt === null)
