import { SECOND, systemClock } from '~/kernel/clock'
import type { DoorAnswer, DoorList, ListedSeat, Waiting } from '../../door-book'

/** A guest who waits longer for the network is answered by the list. */
const AT_ONCE = 4 * SECOND
const PATIENCE = 20 * SECOND

export type Sent =
  | { kind: 'later' | 'stranger' }
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
  if (!response.ok) return { kind: 'later' }
  const said = (await response.json()) as { answers: DoorAnswer[]; refused: { key: string; message: string }[] }
  return {
    kind: 'answered',
    answers: new Map(said.answers.map((answer) => [answer.key, answer])),
    refused: new Map(said.refused.map(({ key, message }) => [key, message])),
  }
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

async function ask(address: string, init: RequestInit): Promise<Response | null> {
  return fetch(address, init).catch(() => null)
}
