import type { Club } from './club.server'
import { takePlace } from './live-places.server'
import { readTopics, watchTopics } from './topics.server'

/** Now and then, so that nobody on the way takes the silence for the end; a page that hears none begins anew. */
const HEARTBEAT_MS = 20_000
const RETRY_MS = 2_000
/** Then the browser asks again, and its rights are looked at anew. */
const LIFE_MS = 10 * 60_000

type Watch = {
  club: Club
  request: Request
  /** Topics that may be watched, with the versions already seen. */
  wanted: Map<string, number | null>
  /** Who takes the place: a person, or a link. */
  who: string
  /** Asked after each change; the stream ends with the right to it. */
  isStillAllowed?: () => Promise<boolean>
}

/**
 * Server-sent events: one `change` whenever a watched topic changed, a `beat` in between. What changed is read from
 * the page itself. Too many streams at once are refused with 429: the page then looks by itself now and then.
 */
export async function streamTopics({ club, request, wanted, who, isStillAllowed }: Watch): Promise<Response> {
  // After a broken line the browser says what it saw last.
  for (const [name, version] of readTopics(request.headers.get('Last-Event-ID') ?? '') ?? []) {
    if (wanted.has(name)) wanted.set(name, version)
  }
  const leave = takePlace(club, who)
  if (!leave) {
    const headers = { 'Retry-After': '60', 'Content-Type': 'text/plain; charset=utf-8' }
    return new Response('Too many open streams', { status: 429, headers })
  }
  const encoder = new TextEncoder()
  let end = (_isCancelled = false) => {}
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      let open = true
      const say = (text: string) => open && controller.enqueue(encoder.encode(text))
      say(`retry: ${RETRY_MS}\n\n`)
      const heart = setInterval(() => say('event: beat\ndata: still here\n\n'), HEARTBEAT_MS)
      const life = setTimeout(() => end(), LIFE_MS)
      let unwatch = () => {}
      end = (isCancelled = false) => {
        if (!open) return
        open = false
        leave()
        clearInterval(heart)
        clearTimeout(life)
        unwatch()
        // A stream that its reader has given up is closed already.
        if (!isCancelled) controller.close()
      }
      request.signal.addEventListener('abort', () => end())
      const tell = (versions: string) => {
        say(`id: ${versions}\nevent: change\ndata: ${versions}\n\n`)
        isStillAllowed?.().then(
          (may) => may || end(),
          () => end(),
        )
      }
      try {
        unwatch = await watchTopics(club, wanted, { tell, close: () => end() })
      } catch (error) {
        end()
        throw error
      }
      if (!open) unwatch()
    },
    cancel: () => end(true),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}
