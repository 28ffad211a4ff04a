// Keeps a few pages readable in a dead spot. The network always comes first; a copy is dropped when it is too old, when
// the page says so, and with the session.
const NAME = 'marque-kept-2'
const HOUR = 60 * 60 * 1000
const PARTS = /^\/(assets|texts)\//
const PATIENCE = 8000
/** Which pages are kept, and for how long. */
const KEPT = [
  // A helper's rescues.
  { pages: /^\/desk\/my-rescues(\/[\w-]+)?$/, hours: 12 },
  // The door of an event.
  { pages: /^\/desk\/events\/[\w-]+\/door$/, hours: 12 },
  // Tickets: until their event is over, which the page says.
  { pages: /^\/events\/mine(\/T-[\w-]+)?$/, hours: 24 * 60 },
]
const rule = (path) => KEPT.find(({ pages }) => pages.test(path))

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(Promise.all([self.clients.claim(), dropOld()])))

self.addEventListener('message', (event) => {
  const { keep, until, parts = [], drop } = event.data ?? {}
  if (drop) event.waitUntil(forget(drop))
  if (keep && rule(keep)) event.waitUntil(Promise.all([fetchAndKeep(keep, until), ...parts.map(keepPart)]))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (PARTS.test(url.pathname)) return event.respondWith(partOf(request))
  if (!rule(url.pathname)) return
  if (request.mode === 'navigate' || url.searchParams.has('_data')) event.respondWith(pageOf(request))
})

async function partOf(request) {
  const cache = await caches.open(NAME)
  const kept = await cache.match(request.url)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request.url, answer.clone())
  return answer
}

async function keepPart(path) {
  const cache = await caches.open(NAME)
  if (!(await cache.match(path))) await cache.add(path).catch(() => undefined)
}

async function fetchAndKeep(path, until) {
  const answer = await fetch(path, { headers: { Accept: 'text/html' } }).catch(() => null)
  if (answer) await keepPage(path, answer, until)
}

async function pageOf(request) {
  try {
    const answer = await fetch(request, request.mode === 'navigate' ? {} : { signal: AbortSignal.timeout(PATIENCE) })
    await keepPage(request.url, answer.clone())
    return answer
  } catch (error) {
    const kept = await keptPage(request)
    if (kept) return kept
    throw error
  }
}

/** A session that is over takes every copy with it. */
async function keepPage(address, answer, until) {
  const leads = answer.headers.get('X-Remix-Redirect') ?? ''
  if (answer.type === 'opaqueredirect' || answer.redirected || leads.startsWith('/sign-in')) {
    return caches.delete(NAME)
  }
  const cache = await caches.open(NAME)
  if (!answer.ok) return cache.delete(address)
  const headers = new Headers(answer.headers)
  for (const name of ['content-encoding', 'content-length', 'set-cookie']) headers.delete(name)
  headers.set('X-Kept-At', String(Date.now()))
  const before = (await cache.match(address))?.headers.get('X-Kept-Until')
  if (until ?? before) headers.set('X-Kept-Until', String(until ?? before))
  return cache.put(address, new Response(await answer.text(), { headers }))
}

async function keptPage(request) {
  const cache = await caches.open(NAME)
  const kept = await cache.match(request.url)
  if (!kept) return null
  const hours = rule(new URL(request.url).pathname)?.hours ?? 0
  const until = Number(kept.headers.get('X-Kept-Until') ?? Number.POSITIVE_INFINITY)
  if (Math.min(until, Number(kept.headers.get('X-Kept-At')) + hours * HOUR) < Date.now()) {
    await cache.delete(request.url)
    return null
  }
  if (request.mode !== 'navigate') return kept
  // The page must know that it is a copy: its clock is the phone's own then.
  const html = (await kept.text()).replace('<html', '<html data-kept=""')
  return new Response(html, { headers: kept.headers })
}

async function forget(path) {
  const cache = await caches.open(NAME)
  for (const { url } of await cache.keys()) if (new URL(url).pathname === path) await cache.delete(url)
}

async function dropOld() {
  for (const name of await caches.keys()) if (name !== NAME) await caches.delete(name)
}
