/** A place for small texts by name that outlives the page. */
export type Shelf = {
  names(): string[]
  read(name: string): string | null
  write(name: string, text: string): void
  remove(name: string): void
}

/** The browser's own shelf; where it has none, the page's memory. */
export function browserShelf(): Shelf {
  try {
    const store = window.localStorage
    store.setItem('marque.try', '1')
    store.removeItem('marque.try')
    return {
      names: () => Object.keys(store),
      read: (name) => store.getItem(name),
      write: (name, text) => store.setItem(name, text),
      remove: (name) => store.removeItem(name),
    }
  } catch {
    const kept = new Map<string, string>()
    return {
      names: () => [...kept.keys()],
      read: (name) => kept.get(name) ?? null,
      write: (name, text) => void kept.set(name, text),
      remove: (name) => void kept.delete(name),
    }
  }
}

export const hex = (bytes: Iterable<number>): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A key for one act, so that what is sent twice counts once: 96 random bits. */
export const freshKey = (): string => hex(crypto.getRandomValues(new Uint8Array(12)))

/** One tab does the work at a time, where the browser can tell; another tab's turn is left out. */
export async function aloneInTabs(name: string, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work()
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work()
  })
}
