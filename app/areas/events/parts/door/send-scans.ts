import { SECOND, systemClock } from '~/kernel/clock'
import type { DoorAnswer, DoorBook, DoorList, ListedSeat, Waiting } from '../../door-book'

/** A guest who waits longer for the network is answered by the list. */
const AT_ONCE = 4 * SECOND
const PATIENCE = 20 * SECOND

export type Sent =
  /** `unfit`: the club does not take it, now or later. */
  | { kind: 'later' | 'stranger' | 'unfit' }
  | { kind: 'answered'; answers: Map<string, DoorAnswer>; refused: Map<string, string> }

/** Sends looks to the door of their event: one that is being waited for, or many that were kept. */
export async function sendScans(event: string, scans: readonly Waiting[], isWaitedFor: boolean): Promise<Sent> {
  if (navigator.onLine === false) return { kind: 'later' }
  const body = new URLSearchParams()
  scans.forEach((scan, place) => {
    const { key, sessionId, door, code, seatId, toldAt, shown, madeAt, signature } = scan
    const ago = String(Math.max(0, Math.round(systemClock.now() - toldAt)))
    const fields = { key, sessionId, door, code, seatId, ago, signature, madeAt: String(madeAt) }
    for (const [name, value] of Object.entries({ ...fields, shown: isWaitedFor ? '' : shown })) {
      if (value !== '') body.set(`scans[${place}].${name}`, value)
    }
  })
  const response = await ask(`/desk/events/${event}/door/scans`, {
    ...{ method: 'POST', body, redirect: 'manual' },
    signal: AbortSignal.timeout(isWaitedFor ? AT_ONCE : PATIENCE),
  })
  if (!response) return { kind: 'later' }
  if (isStranger(response)) return { kind: 'stranger' }
  if (!response.ok) return { kind: isUnfit(response) ? 'unfit' : 'later' }
  const said = (await response.json()) as { answers: DoorAnswer[]; refused: { key: string; message: string }[] }
  return {
    kind: 'answered',
    answers: new Map(said.answers.map((answer) => [answer.key, answer])),
    refused: new Map(said.refused.map(({ key, message }) => [key, message])),
  }
}

/**
 * Sends looks that were kept and takes them off the phone. One that the club does not take must not hold up those
 * behind it: they are then sent one by one, and it alone is dropped, to be seen to.
 */
export async function sendKept(book: DoorBook, event: string, looks: readonly Waiting[]): Promise<Sent['kind']> {
  const sent = await sendScans(event, looks, false)
  if (sent.kind === 'answered') book.settle(looks, sent.answers, sent.refused)
  if (sent.kind !== 'unfit') return sent.kind
  const [first, ...others] = looks
  if (first && others.length === 0) book.settle([first], new Map(), new Map([[first.key, '']]))
  else {
    for (const look of looks) {
      const kind = await sendKept(book, event, [look])
      if (kind !== 'answered') return kind
    }
  }
  return 'answered'
}

/** The list as it is now; null without a network. */
export async function fetchList(event: string): Promise<DoorList | null> {
  const response = await ask(`/desk/events/${event}/door/list`, { signal: AbortSignal.timeout(PATIENCE) })
  return response?.ok && !response.redirected ? ((await response.json()) as { list: DoorList }).list : null
}

/** Tickets by name, pinyin, plate or number of the party; null without a network. */
export async function fetchFound(event: string, text: string, signal: AbortSignal): Promise<ListedSeat[] | null> {
  const address = `/desk/events/${event}/door/people?q=${encodeURIComponent(text)}`
  const response = await ask(address, { signal })
  return response?.ok && !response.redirected ? ((await response.json()) as { found: ListedSeat[] }).found : null
}

const isStranger = (response: Response) => response.type === 'opaqueredirect' || response.status === 401

/** What is wrong with the looks themselves; not who sends them (who may be let in again), nor how often. */
const isUnfit = ({ status }: Response) => status >= 400 && status < 500 && ![401, 403, 404, 408, 429].includes(status)

async function ask(address: string, init: RequestInit): Promise<Response | null> {
  return fetch(address, init).catch(() => null)
}
