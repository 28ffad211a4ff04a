/** After so long a look is tried again, whether or not the browser says that there is a network. */
const AGAIN_MS = 3_000

/** Is this the page that is shown being read again? What leads to another page may fail at once. */
function isLook(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  if (input instanceof Request || (init?.method ?? 'GET').toUpperCase() !== 'GET') return false
  const url = new URL(String(input), window.location.href)
  return url.searchParams.has('_data') && url.pathname === window.location.pathname
}

function untilBack(signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, AGAIN_MS)
    window.addEventListener('online', done)
    signal?.addEventListener('abort', done)
  })
}

/**
 * A page that is read again while the line breaks keeps what it shows and waits for the line: nobody at the roadside
 * finds an error in its place.
 */
export function keepPatience(): void {
  const plain = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    for (;;) {
      try {
        return await plain(input, init)
      } catch (error) {
        if (init?.signal?.aborted || !isLook(input, init)) throw error
        await untilBack(init?.signal)
        if (init?.signal?.aborted) throw error
      }
    }
  }
}
