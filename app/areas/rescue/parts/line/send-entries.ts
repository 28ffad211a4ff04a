import { SECOND } from '~/kernel/clock'
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

function stepOf({ act, key, toldAt, fields }: Entry): URLSearchParams {
  return new URLSearchParams({ ...fields, act, submission: key, toldAt: String(toldAt) })
}

function positionsOf(entries: readonly Entry[]): URLSearchParams {
  const body = new URLSearchParams()
  entries.forEach(({ key, toldAt, fields }, at) => {
    for (const [name, value] of Object.entries({
      key,
      at: String(toldAt),
      lat: fields.lat ?? '',
      lng: fields.lng ?? '',
    }))
      body.set(`points[${at}].${name}`, value)
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
