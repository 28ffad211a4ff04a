import type { Instant } from '~/kernel/clock'
import type { Shelf } from '~/platform/shelf'

/** Something the helper did that the server may not know yet. */
export type Entry = {
  /** Sorts in the order of doing; also where it lies on the shelf. */
  id: string
  /** Submission key: the server takes it once, however often it is sent. */
  key: string
  assignmentId: string
  /** `position`, `message`, or a step of the assignment. */
  act: string
  fields: Record<string, string>
  /** By the phone's own clock. */
  toldAt: Instant
  /** How often it waited in vain. */
  tries: number
}
/** A step that the server did not take, with the sentence why. It is not sent again. */
export type Refused = { id: string; assignmentId: string; act: string; message: string; fields: Record<string, string> }

/** `done`: taken, now or earlier; `refused`: never to be taken; `later`: no line; `stranger`: to sign in first. */
export type Answer = { kind: 'done' | 'later' | 'stranger' } | { kind: 'refused'; message: string }

type Parts = {
  /** Whose line it is: nobody sends what another has done on the same phone. */
  owner: string
  shelf: Shelf
  /** Sends one entry, or several positions of one job, with their keys. */
  send(entries: readonly Entry[]): Promise<Answer>
  now(): Instant
  freshKey(): string
  /** Lets one page of the browser send at a time; answers without running `work` while another does. */
  alone?(work: () => Promise<void>): Promise<void>
}

export type LineView = {
  waiting: readonly Entry[]
  refused: readonly Refused[]
  /** What is being sent or was last in vain. */
  state: 'idle' | 'sending' | 'offline' | 'stranger'
}
export const EMPTY_LINE: LineView = { waiting: [], refused: [], state: 'idle' }

const MOST_POSITIONS = 240
const MOST_AT_ONCE = 50

/**
 * What was done without a line, kept on the phone and sent in order, each until the server has answered it once. A
 * refusal is kept to be read and the next goes on; what got no answer stays first.
 */
export class WaitingLine {
  readonly #parts: Parts
  readonly #listeners = new Set<() => void>()
  #view: LineView = EMPTY_LINE
  #sending: Promise<void> | null = null
  #isNew = false

  constructor(parts: Parts) {
    this.#parts = parts
    this.look()
  }

  /** For useSyncExternalStore. */
  readonly view = (): LineView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Reads the shelf again: another tab may have added or sent something. */
  look(state = this.#view.state): void {
    const waiting = this.#all<Entry>('wait')
    const refused = this.#all<Refused>('no')
    this.#view = { waiting, refused, state: waiting.length === 0 && state !== 'sending' ? 'idle' : state }
    for (const listener of this.#listeners) listener()
  }

  /** Puts something at the end of the line. It is on the shelf before this returns. */
  add(assignmentId: string, act: string, fields: Record<string, string>): Entry {
    const { now, freshKey } = this.#parts
    const toldAt = now()
    const last = this.#view.waiting.at(-1)?.id ?? ''
    // A clock that was set back must not put the later step first.
    const place = Math.max(toldAt, Number(last.split('-')[0] || 0) + 1)
    const key = freshKey()
    const id = `${String(place).padStart(15, '0')}-${key.slice(0, 6)}`
    const entry: Entry = { id, key, assignmentId, act, fields, toldAt, tries: 0 }
    this.#put('wait', entry)
    this.#isNew = true
    if (act === 'position') this.#thin()
    else for (const old of this.#view.refused) if (old.act === act) this.#drop('no', old.id)
    this.look()
    return entry
  }

  /** Takes a notice of refusal away once it was read. */
  forget(id: string): void {
    this.#drop('no', id)
    this.look()
  }

  /** Sends whatever waits, in order; stops at the first that gets no answer. Safe to call at any time. */
  flush(): Promise<void> {
    this.#sending ??= this.#rounds().finally(() => {
      this.#sending = null
      this.look(this.#view.state === 'sending' ? 'idle' : this.#view.state)
    })
    return this.#sending
  }

  /** What was added while the last round was ending gets one of its own. */
  async #rounds(): Promise<void> {
    do {
      this.#isNew = false
      await this.#run()
    } while (this.#isNew && this.#view.state !== 'offline' && this.#view.state !== 'stranger')
  }

  async #run(): Promise<void> {
    const { alone = (work: () => Promise<void>) => work() } = this.#parts
    await alone(async () => {
      for (;;) {
        this.look(this.#view.state)
        const batch = this.#next()
        const [first] = batch
        if (!first) return
        this.look('sending')
        const answer = await this.#parts.send(batch).catch((): Answer => ({ kind: 'later' }))
        if (answer.kind === 'later' || answer.kind === 'stranger') {
          // Whoever stands behind it has waited in vain as well; the page shows all of them as done but not sent.
          for (const entry of this.#all<Entry>('wait')) {
            if (entry.act !== 'position') this.#put('wait', { ...entry, tries: entry.tries + 1 })
          }
          this.look(answer.kind === 'later' ? 'offline' : 'stranger')
          return
        }
        // Positions that come too late are of no use to anybody: nothing to tell.
        if (answer.kind === 'refused' && first.act !== 'position') {
          const { id, assignmentId, act, fields } = first
          this.#put('no', { id, assignmentId, act, message: answer.message, fields })
        }
        for (const entry of batch) this.#drop('wait', entry.id)
        this.look('idle')
      }
    })
  }

  #next(): Entry[] {
    const [first, ...rest] = this.#view.waiting
    if (!first) return []
    if (first.act !== 'position') return [first]
    const end = rest.findIndex(({ act, assignmentId }) => act !== 'position' || assignmentId !== first.assignmentId)
    return [first, ...rest.slice(0, end === -1 ? rest.length : end)].slice(0, MOST_AT_ONCE)
  }

  /** Half of the older positions tell the same way. */
  #thin(): void {
    const positions = this.#all<Entry>('wait').filter(({ act }) => act === 'position')
    if (positions.length <= MOST_POSITIONS) return
    positions.slice(0, -1).forEach(({ id }, at) => {
      if (at % 2 === 1) this.#drop('wait', id)
    })
  }

  #name(kind: 'wait' | 'no', id = '') {
    return `marque.rescue.${this.#parts.owner}.${kind}.${id}`
  }
  #put(kind: 'wait' | 'no', what: Entry | Refused) {
    this.#parts.shelf.write(this.#name(kind, what.id), JSON.stringify(what))
  }
  #drop(kind: 'wait' | 'no', id: string) {
    this.#parts.shelf.remove(this.#name(kind, id))
  }
  #all<T extends { id: string }>(kind: 'wait' | 'no'): T[] {
    const { shelf } = this.#parts
    const start = this.#name(kind)
    return shelf
      .names()
      .filter((name) => name.startsWith(start))
      .sort()
      .flatMap((name) => {
        try {
          return [JSON.parse(shelf.read(name) ?? '') as T]
        } catch {
          shelf.remove(name)
          return []
        }
      })
  }
}
