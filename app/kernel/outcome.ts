import type { MessageParams } from './message'

/** What a rule says of an act: allowed, or why not and what to do next. The page's hint and the use case's refusal. */
export type Verdict<Reason extends string = string> =
  | { ok: true }
  | { ok: false; reason: Reason; params?: MessageParams; nextStep?: string }

export type Refusal = {
  ok: false
  /** Key of the sentence, `<area>:refusal.<reason>`. */
  reason: string
  params?: MessageParams
  /** Field of the form that the refusal belongs to. */
  field?: string
  /** Route that helps. */
  nextStep?: string
  /** What could be had instead (nearest free slots, for one). Makes the answer a 409. */
  alternatives?: unknown
}

/** What a use case answers. Refusals are values; a refused write leaves nothing behind. */
export type Outcome<Value> = { ok: true; value: Value } | Refusal

export const allowed: { ok: true } = { ok: true }

export function done<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function refuse(reason: string, more: Omit<Refusal, 'ok' | 'reason'> = {}): Refusal {
  return { ok: false, reason, ...more }
}

/** Unknown or someone else's: the answer is the same 404. */
export class NotFound extends Error {
  constructor(readonly what: string) {
    super(`not found: ${what}`)
    this.name = 'NotFound'
  }
}
