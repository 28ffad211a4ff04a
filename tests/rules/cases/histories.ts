import type { HistoryStep } from '~/areas/cases/clocks'
import { DEFAULT_TERMS } from '~/areas/cases/defaults'

export const MINUTE = 60_000
const line = (severity: 'normal' | 'critical', share: number) => ({
  ...{ severity, tier: '', nature: '', acknowledge: 30 * share, form: 30 * share, contact: 120 * share },
  ...{ proposal: 480 * share, resolve: 960 * share, reply: 60 * share },
})
/** Short promises with round figures. */
export const terms = {
  ...DEFAULT_TERMS,
  targets: [line('normal', 1), line('critical', 0.1), { ...line('normal', 0.5), tier: 'gold' }],
  warnPercent: 50,
  escalateAfter: { crm: 60, manager: 120, hq: 240 },
  silentMinutes: 90,
}
export type Given = Partial<HistoryStep> & { event: string; at: number }
/** A history by minutes; states follow each other where none is given. */
export function told(...steps: Given[]): HistoryStep[] {
  let state = 'new'
  return steps.map(({ at, data, ...step }, place) => {
    const fromState = place === 0 ? '' : state
    state = step.toState ?? state
    const first = { nature: 'complaint', severity: 'normal', tier: '' }
    return {
      ...{ id: `s${place}`, fromState, toState: state, actorId: null, hand: place === 0 ? 'owner' : 'keeper', ...step },
      ...{ at: at * MINUTE, data: place === 0 ? { ...first, ...data } : (data ?? {}) },
    }
  })
}
/** The case is filed at minute 0. */
export const record: Given = { event: 'record', at: 0 }
