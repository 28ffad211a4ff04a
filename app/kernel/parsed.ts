import type { MessageParams } from './message'

/** What reading a person's input gives: the value, or why not. Fits wherever an Outcome is expected. */
export type Parsed<Value, Reason extends string> =
  | { ok: true; value: Value }
  | { ok: false; reason: Reason; params?: MessageParams }

export function parsed<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function unread<Reason extends string>(
  reason: Reason,
  params?: MessageParams,
): { ok: false; reason: Reason; params?: MessageParams } {
  return params ? { ok: false, reason, params } : { ok: false, reason }
}
