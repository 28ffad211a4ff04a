import { SECOND, systemClock } from '~/kernel/clock'
import type { Answer, Entry } from './waiting-line'

const PATIENCE = 12 * SECOND

/** Sends one step or message, or several positions, to the address of their job. */
export async function sendEntries(entries: readonly Entry[]): Promise<Answer> {
  const [first] = entries
  if (!first) return { kind: 'done' }
  if (navigator.onLine === false) return { kind: 'later' }
  const isPosition = first.act === 'position'
  const response = await fetch(`/desk/my-rescues/${first.assignmentId}/${isPosition ? 'positions' : 'steps'}`, {
    method: 'POST',
    body: isPosition ? positionsOf(entries) : stepOf(first),
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE),
  })
  return answerOf(response)
}

/** How long ago something was done: the same for a phone whose clock is wrong. */
const agoOf = ({ toldAt }: Entry) => String(Math.max(0, Math.round(systemClock.now() - toldAt)))

function stepOf(entry: Entry): URLSearchParams {
  const { act, key, fields } = entry
  return new URLSearchParams({ ...fields, act, submission: key, ago: agoOf(entry) })
}

function positionsOf(entries: readonly Entry[]): URLSearchParams {
  const body = new URLSearchParams()
  entries.forEach((entry, place) => {
    const { lat = '', lng = '' } = entry.fields
    for (const [name, value] of Object.entries({ key: entry.key, ago: agoOf(entry), lat, lng })) {
      body.set(`points[${place}].${name}`, value)
    }
  })
  return body
}

type Refusing = { refusal?: { message?: string } | null; result?: { error?: Record<string, string[] | null> } }

/** What an answer means for the line. A fault of the server's own is no answer: it may be over soon. */
export async function answerOf(response: Response): Promise<Answer> {
  if (response.type === 'opaqueredirect' || response.status === 401) return { kind: 'stranger' }
  if (response.ok) return { kind: 'done' }
  if (response.status >= 500 || response.status === 408 || response.status === 429) return { kind: 'later' }
  const said = (await response.json().catch(() => ({}))) as Refusing
  const fields = Object.values(said.result?.error ?? {}).flatMap((sentences) => sentences ?? [])
  return { kind: 'refused', message: said.refusal?.message || fields[0] || '' }
}
