import type { CasePolicyTerms } from '#db/schema/cases'
import type { HistoryStep } from '~/areas/cases/clocks'
import { type DealerCalendar, minuteSpans, planOf } from '~/areas/dealers/working-hours'
import { localOf } from '~/kernel/zones'

const MINUTE = 60_000
const words = ['say', 'talk', 'ask', 'answer', 'propose', 'approve', 'carry-out', 'reject']
const ended = ['closed', 'rejected', 'withdrawn', 'merged']

/**
 * The same promises found the slow way: a stopwatch for each, looked at in every minute, without any arithmetic of
 * spans. Answers `kind clock level` of everybody who had to be told by `until`.
 */
export function watchMinutes(
  history: readonly HistoryStep[],
  terms: CasePolicyTerms,
  calendar: DealerCalendar,
  until: number,
): string[] {
  type Watch = {
    kind: string
    id: string
    promise: number
    left: number
    /** Open minutes in which it ran, whatever was promised at the time. */
    spent: number
    done: boolean
    told: Set<string>
    who: string
  }
  const watches: Watch[] = []
  const known = new Map<string, { from: number; to: number }[]>()
  const isOpen = (at: number) => {
    const { day, minute } = localOf(calendar.zone, at)
    const spans = known.get(day) ?? minuteSpans(planOf(calendar, day).hours)
    known.set(day, spans)
    return spans.some(({ from, to }) => minute >= from && minute < to)
  }
  let nature = ''
  let severity = ''
  let tier = ''
  let state = ''
  let asked = false
  let routed = false
  const target = (kind: string): number => {
    if (kind === 'silence') return terms.silentMinutes
    for (const [n, t] of [
      [nature, tier],
      [nature, ''],
      ['', tier],
      ['', ''],
    ] as const) {
      const line = terms.targets.find((one) => one.severity === severity && one.nature === n && one.tier === t)
      if (line) return line[kind as 'resolve']
    }
    return 0
  }
  const begin = (kind: string, { id, data }: HistoryStep) => {
    const promise = target(kind)
    watches.push({ kind, id, promise, left: promise, spent: 0, done: false, told: new Set(), who: data.solverId ?? '' })
  }
  const end = (...kinds: string[]) => {
    for (const one of watches) if (kinds.includes(one.kind)) one.done = true
  }
  const all = ['acknowledge', 'form', 'contact', 'proposal', 'resolve', 'reply', 'silence']
  const rests = (kind: string) =>
    ['contact', 'proposal', 'resolve', 'silence'].includes(kind) &&
    (asked || ['proposed', 'carried-out'].includes(state))
  const take = (step: HistoryStep, first: boolean) => {
    const { event, data, hand } = step
    const human = hand !== 'owner' && hand !== 'system'
    if (event === 'sort') {
      const was = nature
      nature = data.nature ?? nature
      severity = data.severity ?? severity
      for (const one of watches.filter((w) => !w.done && w.kind !== 'silence')) {
        const next = target(one.kind)
        if (next === one.promise) continue
        // Never overdue by more than it was, and not at all if it was not.
        one.left = Math.max(next - one.spent, one.promise === 0 ? 0 : Math.min(0, one.left))
        one.promise = next
      }
      if (was === 'complaint' && nature !== 'complaint') end('form', 'proposal')
      if (was !== 'complaint' && nature === 'complaint') {
        if (!routed) begin('form', step)
        begin('proposal', step)
      }
    }
    if (human && words.includes(event)) {
      end('acknowledge', 'reply')
      if (routed || ['answer', 'propose', 'approve', 'carry-out'].includes(event)) end('contact')
    }
    if (event === 'settle') end('reply')
    if (event === 'route' || event === 'reject') {
      routed = true
      end('form')
    }
    if (step.toState === 'proposed') end('proposal')
    if (step.toState === 'carried-out') end('resolve')
    for (const one of watches) if (one.kind === 'silence' && step.actorId === one.who) one.done = true
    if (!['assigned', 'analysed'].includes(step.toState) || ['route', 'take', 'lose'].includes(event)) end('silence')
    if (ended.includes(step.toState) && !ended.includes(step.fromState)) end(...all)
    if (event === 'ask') asked = true
    if (['owner-says', 'resume', 'agree', 'disagree', 'confirm', 'deny', 'reopen'].includes(event)) asked = false
    if (ended.includes(step.toState)) asked = false
    state = step.toState
    if (first) {
      nature = data.nature ?? ''
      severity = data.severity ?? ''
      tier = data.tier ?? ''
      if (data.spoken !== '1') begin('acknowledge', step)
      if (nature === 'complaint') begin('form', step)
      begin('contact', step)
      if (nature === 'complaint') begin('proposal', step)
      begin('resolve', step)
    }
    if (['deny', 'reopen', 'disagree'].includes(event) && nature === 'complaint') {
      end('proposal')
      begin('proposal', step)
    }
    if (['deny', 'reopen'].includes(event)) {
      end('resolve')
      begin('resolve', step)
    }
    if (event === 'owner-says' && !watches.some((one) => one.kind === 'reply' && !one.done)) begin('reply', step)
    if (['route', 'take', 'reopen'].includes(event) && data.solverId && ['assigned', 'analysed'].includes(step.toState))
      begin('silence', step)
  }
  const offsets = (promise: number): [string, number][] => [
    ['warning', -Math.round((promise * MINUTE * (100 - terms.warnPercent)) / 100) / MINUTE],
    ['solver', 0],
    ['crm', terms.escalateAfter.crm],
    ['manager', terms.escalateAfter.manager],
    ['hq', terms.escalateAfter.hq],
  ]
  let place = 0
  for (let at = history[0]?.at ?? until; at < until; at += MINUTE) {
    while ((history[place]?.at ?? Number.POSITIVE_INFINITY) <= at) {
      take(history[place] as HistoryStep, place === 0)
      place += 1
    }
    const open = isOpen(at)
    for (const one of watches) {
      if (one.done || rests(one.kind)) continue
      // Where nothing is promised the time counts all the same: something may be promised later.
      for (const [level, after] of one.promise === 0 ? [] : offsets(one.promise)) {
        if (one.kind === 'silence' && !['warning', 'solver'].includes(level)) continue
        // The moment has passed, or lies within this minute.
        const wait = one.left + after
        if (wait <= 0 || (open && wait < 1)) one.told.add(level)
      }
      if (!open) continue
      one.left -= 1
      one.spent += 1
    }
  }
  return watches.flatMap(({ kind, id, told }) => [...told].map((level) => `${kind} ${id} ${level}`)).sort()
}
