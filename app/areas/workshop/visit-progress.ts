import type { OrderState } from './rules'

type Line = { id: string; event: string; at: number; reason: string; to: OrderState }
export type ProgressStep = {
  id: string
  name:
    | 'state.checked-in'
    | 'state.in-work'
    | 'state.quality-check'
    | 'state.ready'
    | 'state.handed-over'
    | 'parts'
    | 'owner'
    | 'back'
    | 'cancelled'
  time: number | null
  reason: string
  at: 'done' | 'now' | 'next' | 'stopped'
}

const MAIN: OrderState[] = ['checked-in', 'in-work', 'quality-check', 'ready', 'handed-over']

/**
 * The way of a visit as its owner follows it: the five stations, with the waits and ways back between them. A wait
 * that is over is left out; one that lasts is where the car stands.
 */
export function progressOf(history: readonly Line[], state: OrderState): ProgressStep[] {
  const steps: ProgressStep[] = []
  for (const line of history) {
    if (line.event === 'promise' || line.event === 'resume') continue
    if (line.event === 'wait-parts' || line.event === 'wait-owner') continue
    if (line.event === 'fail' || line.event === 'reopen') {
      steps.push({ id: line.id, name: 'back', time: line.at, reason: line.reason, at: 'done' })
    } else if (line.event === 'cancel') {
      steps.push({ id: line.id, name: 'cancelled', time: line.at, reason: line.reason, at: 'stopped' })
    } else if (MAIN.includes(line.to) && line.event !== 'take-back') {
      steps.push({
        id: line.id,
        name: `state.${line.to}` as ProgressStep['name'],
        time: line.at,
        reason: '',
        at: 'done',
      })
    }
  }
  if (state === 'waiting-parts' || state === 'waiting-owner') {
    const since = history.filter((line) => line.to === state).at(-1)
    const isParts = state === 'waiting-parts'
    const reason = isParts ? (since?.reason ?? '') : ''
    steps.push({ id: state, name: isParts ? 'parts' : 'owner', time: since?.at ?? null, reason, at: 'now' })
  } else {
    const last = steps.at(-1)
    if (last && last.at === 'done' && state !== 'completed' && state !== 'handed-over') last.at = 'now'
  }
  if (state === 'cancelled') return steps
  const reached =
    state === 'waiting-parts' || state === 'waiting-owner' ? 'in-work' : state === 'completed' ? 'handed-over' : state
  for (const ahead of MAIN.slice(MAIN.indexOf(reached) + 1)) {
    steps.push({ id: ahead, name: `state.${ahead}` as ProgressStep['name'], time: null, reason: '', at: 'next' })
  }
  return steps
}
