import { type PointerEvent, useRef, useState } from 'react'

export type Dragged = {
  number: string
  version: number
  quarters: number
  unitId: string
  from: number
  offset: number
}
export type Target = { unitId: string; kind: string; from: number }

const THRESHOLD = 5

/**
 * Carries a block over the calendar with the pointer; an addition to the form that does the same. `onDrop` gets the
 * unit and the quarter that it was let go over. Escape lets it fall back.
 */
export function useDrag(axis: { from: number; to: number }, onDrop: (dragged: Dragged, target: Target) => void) {
  const [state, setState] = useState<{ dragged: Dragged; target: Target } | null>(null)
  const begun = useRef<{ x: number; y: number; dragged: Dragged } | null>(null)
  const moved = useRef(false)

  const targetAt = (x: number, y: number, dragged: Dragged): Target | null => {
    for (const element of document.elementsFromPoint(x, y)) {
      const track = element.closest<HTMLElement>('[data-unit]')
      if (!track) continue
      const box = track.getBoundingClientRect()
      const at = axis.from + ((x - box.left) / box.width) * (axis.to - axis.from) - dragged.offset
      const from = Math.max(axis.from, Math.min(axis.to - 1, Math.round(at)))
      return { unitId: track.dataset.unit ?? '', kind: track.dataset.kind ?? '', from }
    }
    return null
  }
  const stop = () => {
    begun.current = null
    setState(null)
  }
  return {
    state,
    /** True right after a drag, when the click that follows is not meant. */
    wasDragged: () => moved.current,
    begin(event: PointerEvent<HTMLElement>, given: Omit<Dragged, 'offset'>) {
      if (event.button !== 0 || event.pointerType === 'touch') return
      const track = event.currentTarget.closest<HTMLElement>('[data-unit]')
      const box = track?.getBoundingClientRect()
      const at = box ? axis.from + ((event.clientX - box.left) / box.width) * (axis.to - axis.from) : given.from
      moved.current = false
      begun.current = { x: event.clientX, y: event.clientY, dragged: { ...given, offset: at - given.from } }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    move(event: PointerEvent<HTMLElement>) {
      const start = begun.current
      if (!start) return
      if (!moved.current && Math.hypot(event.clientX - start.x, event.clientY - start.y) < THRESHOLD) return
      moved.current = true
      const target = targetAt(event.clientX, event.clientY, start.dragged)
      setState((before) => (target ? { dragged: start.dragged, target } : before))
    },
    end() {
      const last = state
      const had = begun.current && moved.current
      stop()
      if (had && last && (last.target.unitId !== last.dragged.unitId || last.target.from !== last.dragged.from)) {
        onDrop(last.dragged, last.target)
      }
    },
    stop,
  }
}
