import type { Instant } from '../../app/kernel/clock'

type Step = { at: Instant; order: number; run: () => Promise<void> }

/** What is to happen, in the order of its moments; whatever happens may plan more. */
export function timeline() {
  const heap: Step[] = []
  let planned = 0
  const before = (a: Step, b: Step) => a.at < b.at || (a.at === b.at && a.order < b.order)

  function add(at: Instant, run: () => Promise<void>) {
    heap.push({ at: Math.round(at), order: planned++, run })
    for (let i = heap.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1
      if (!before(heap[i] as Step, heap[parent] as Step)) break
      ;[heap[i], heap[parent]] = [heap[parent] as Step, heap[i] as Step]
      i = parent
    }
  }

  function next(): Step | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    heap[0] = last
    for (let i = 0; ; ) {
      const left: number = 2 * i + 1
      const least = [left, left + 1]
        .filter((at) => at < heap.length)
        .sort((a, b) => (before(heap[a] as Step, heap[b] as Step) ? -1 : 1))[0]
      if (least === undefined || !before(heap[least] as Step, heap[i] as Step)) break
      ;[heap[i], heap[least]] = [heap[least] as Step, heap[i] as Step]
      i = least
    }
    return first
  }

  /** Runs everything up to a moment, setting the clock to each step's own. What lies beyond is never run. */
  async function runUntil(end: Instant, set: (at: Instant) => void, progress: (at: Instant) => void) {
    for (let step = next(); step && step.at <= end; step = next()) {
      set(step.at)
      await step.run()
      progress(step.at)
    }
  }
  return { add, runUntil }
}
export type Timeline = ReturnType<typeof timeline>
