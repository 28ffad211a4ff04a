import type { Instant } from '~/kernel/clock'
import type { Shelf } from '~/platform/shelf'
import { MOST_OFFLINE, type ScanResult } from './rules'

/** One ticket of the list that a door keeps on its phone. */
export type ListedSeat = {
  seatId: string
  codeVersion: number
  /** SHA-256 of the code, in hex. */
  digest: string
  name: string
  kind: string
  party: string
  plate: string
  sessionId: string
  dueMinor: number
  entry: { at: Instant; by: string; door: string } | null
}
/** `madeAt` and `signature` are the club's; they go back with what was done by the list. */
export type DoorList = {
  event: string
  madeAt: Instant
  signature: string
  currency: string
  seats: ListedSeat[]
}
/** By its list a phone can also not know a ticket: too new, cancelled, or none of ours. */
export type Shown = ScanResult | 'unknown'

/** What is told at the door of one look. */
export type DoorAnswer = {
  key: string
  result: Shown
  seat: Omit<ListedSeat, 'codeVersion' | 'digest' | 'entry'> | null
  entry: ListedSeat['entry']
  /** Session or event that the ticket is for. */
  elsewhere: string
  /** By the phone alone. */
  offline: boolean
}
/** A ticket as it comes before the door: its code, or the seat found by name. */
export type Presented = { code: string; digest: string } | { seatId: string }

/** A look that the club does not know yet. */
export type Waiting = {
  /** Also the order of doing. */
  id: string
  key: string
  sessionId: string
  door: string
  code: string
  seatId: string
  /** By the phone's own clock. */
  toldAt: Instant
  shown: Shown
  madeAt: Instant
  signature: string
}
/**
 * Let in by the list, and the club's books say otherwise; or a look that the club did not take: then without an
 * answer, with its sentence (empty when it gave none) and the seat that was meant.
 */
export type Conflict = { id: string; answer: DoorAnswer | null; toldAt: Instant; message?: string; seatId?: string }

const CODE = /^M1\.([0-9a-f-]{36})\.(\d{1,6})\./

/** The seat that a code names, genuine or not. */
export const seatIn = (code: string): string => CODE.exec(code)?.[1] ?? ''

/**
 * What the door answers by its list alone, in the order of the club's own rule: forged, replaced, already in, wrong
 * session, unpaid, in. `inside` are the seats that this phone has let in since.
 */
export function judgeByList(
  list: Pick<DoorList, 'seats'> | null,
  inside: ReadonlyMap<string, { at: Instant; by: string; door: string }>,
  presented: Presented,
  sessionId: string,
): { result: Shown; seat: ListedSeat | null; entry: ListedSeat['entry'] } {
  const bare = (result: Shown) => ({ result, seat: null, entry: null })
  let seatId = 'seatId' in presented ? presented.seatId : ''
  if ('code' in presented) {
    const [, named = '', version = ''] = CODE.exec(presented.code) ?? []
    if (named === '') return bare('forged')
    seatId = named
    const known = list?.seats.find((one) => one.seatId === named)
    if (!known) return bare('unknown')
    if (known.digest !== presented.digest) {
      return Number(version) < known.codeVersion ? { result: 'replaced', seat: known, entry: null } : bare('forged')
    }
  }
  const seat = list?.seats.find((one) => one.seatId === seatId)
  if (!seat) return bare('unknown')
  const entry = seat.entry ?? inside.get(seatId) ?? null
  if (entry) return { result: 'already', seat, entry }
  if (seat.sessionId !== sessionId) return { result: 'wrong-session', seat, entry: null }
  return { result: seat.dueMinor > 0 ? 'unpaid' : 'in', seat, entry: null }
}

/** Tickets whose name, plate or party has this in it; what the phone can do without the club. */
export function findInList(list: DoorList | null, text: string, most = 12): ListedSeat[] {
  const wanted = text.trim().toLowerCase()
  if (!list || wanted === '') return []
  const has = ({ name, plate, party }: ListedSeat) =>
    [name, plate, party].some((one) => one.toLowerCase().includes(wanted))
  return list.seats.filter(has).slice(0, most)
}

export type BookView = { list: DoorList | null; waiting: readonly Waiting[]; conflicts: readonly Conflict[] }
export const EMPTY_BOOK: BookView = { list: null, waiting: [], conflicts: [] }

/** What one door has on its phone: the list, the looks that are still to be sent, the conflicts to be seen to. */
export class DoorBook {
  readonly #name: string
  readonly #shelf: Shelf
  readonly #listeners = new Set<() => void>()
  #view: BookView = EMPTY_BOOK

  /** `owner` is who is signed in: nobody sends what another has done on the same phone. */
  constructor({ owner, event, shelf, now }: { owner: string; event: string; shelf: Shelf; now: Instant }) {
    this.#name = `marque.door.${owner}.${event}`
    this.#shelf = shelf
    this.#forgetOld(owner, now)
    this.look()
  }

  readonly view = (): BookView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Reads the shelf again: another tab may have added or sent something. */
  look(): void {
    const list = this.#read<DoorList>(`${this.#name}.list`)
    this.#view = { list, waiting: this.#all<Waiting>('wait'), conflicts: this.#all<Conflict>('conflict') }
    for (const listener of this.#listeners) listener()
  }

  keep(list: DoorList): void {
    this.#shelf.write(`${this.#name}.list`, JSON.stringify(list))
    this.look()
  }

  /** Seats that this phone has let in and the club does not know of yet. */
  inside(by: string): Map<string, { at: Instant; by: string; door: string }> {
    const ours = this.#view.waiting.filter(({ shown }) => shown === 'in')
    return new Map(ours.map((one) => [one.seatId || seatIn(one.code), { at: one.toldAt, by, door: one.door }]))
  }

  /** Puts a look at the end of those to be sent. It is on the shelf before this returns. */
  add(look: Omit<Waiting, 'id'>): void {
    const last = Number(this.#view.waiting.at(-1)?.id.split('-')[0] ?? 0)
    // A clock that was set back must not put the later look first.
    const place = Math.max(look.toldAt, last + 1)
    const id = `${String(place).padStart(15, '0')}-${look.key.slice(0, 6)}`
    this.#shelf.write(`${this.#name}.wait.${id}`, JSON.stringify({ ...look, id }))
    this.look()
  }

  /**
   * The club has answered these looks: whoever was let in by the list and should not have been is kept to be seen to,
   * and what it refused, with its sentence.
   */
  settle(
    sent: readonly Waiting[],
    answers: ReadonlyMap<string, DoorAnswer>,
    refused: ReadonlyMap<string, string> = new Map(),
  ): void {
    for (const { id, key, shown, toldAt, code, seatId } of sent) {
      const answer = answers.get(key) ?? null
      const message = refused.get(key)
      const conflict: Conflict = { id, answer, toldAt, ...(message !== undefined && { message }) }
      if (!answer) conflict.seatId = seatId || seatIn(code)
      if (answer ? shown === 'in' && answer.result !== 'in' : message !== undefined) {
        this.#shelf.write(`${this.#name}.conflict.${id}`, JSON.stringify(conflict))
      }
      this.#shelf.remove(`${this.#name}.wait.${id}`)
    }
    this.look()
  }

  /** A conflict was seen to. */
  forget(id: string): void {
    this.#shelf.remove(`${this.#name}.conflict.${id}`)
    this.look()
  }

  /** Lists hold names: they go after a night, and when somebody else stands at the door. */
  #forgetOld(owner: string, now: Instant): void {
    for (const name of this.#shelf.names()) {
      if (!name.startsWith('marque.door.') || !name.endsWith('.list')) continue
      const list = this.#read<DoorList>(name)
      const isOurs = name.startsWith(`marque.door.${owner}.`)
      if (!list || !isOurs || list.madeAt < now - 2 * MOST_OFFLINE) this.#shelf.remove(name)
    }
  }

  #read<T>(name: string): T | null {
    try {
      return JSON.parse(this.#shelf.read(name) ?? 'null') as T | null
    } catch {
      this.#shelf.remove(name)
      return null
    }
  }

  #all<T>(kind: 'wait' | 'conflict'): T[] {
    const start = `${this.#name}.${kind}.`
    return this.#shelf
      .names()
      .filter((name) => name.startsWith(start))
      .sort()
      .flatMap((name) => this.#read<T>(name) ?? [])
  }
}
