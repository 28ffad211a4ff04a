import { useEffect } from 'react'
import type { Instant } from '~/kernel/clock'

const KEEPER = '/keeper.js'

type Keeping = {
  scope: string
  keep: boolean
  mark: string
  /** The copy is for nobody after this moment; else as long as the worker keeps such pages. */
  until?: Instant
}

/**
 * Keeps this page readable without a network, also after a reload: a small worker holds the last answer of the
 * pages under `scope` that it knows (public/keeper.js) and of what they are made of. With `keep` false the copy of
 * this address is dropped: the job is over. Whenever `mark` changes a new copy is made.
 */
export function useKeptPage({ scope, keep, mark, until }: Keeping): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another mark is another page
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const page = location.pathname
    const parts = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && /^\/(assets|texts)\//.test(pathname))
      .map(({ pathname }) => pathname)
    const message = keep ? { keep: page, parts, until } : { drop: page }
    navigator.serviceWorker
      .register(KEEPER, { scope })
      .then(keeperOf)
      .then((keeper) => keeper?.postMessage(message))
      // A browser that forbids it does without.
      .catch(() => undefined)
  }, [scope, keep, mark, until])
}

/** Drops every copy; for the page that is shown after signing out. */
export function useNoKeptPages(): void {
  useEffect(() => {
    if (!('caches' in window)) return
    caches
      .keys()
      .then((names) => Promise.all(names.map((name) => caches.delete(name))))
      .catch(() => undefined)
  }, [])
}

/**
 * The worker of a registration once it works. `navigator.serviceWorker.ready` would wait for ever on a page that was
 * come to without a new document.
 */
function keeperOf(registration: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  const { active, installing, waiting } = registration
  const keeper = active ?? waiting ?? installing
  if (!keeper || keeper.state === 'activated') return Promise.resolve(keeper)
  return new Promise((resolve) => {
    keeper.addEventListener('statechange', () => {
      if (keeper.state === 'activated' || keeper.state === 'redundant') resolve(registration.active)
    })
  })
}
