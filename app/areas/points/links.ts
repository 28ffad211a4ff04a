const PAGES: Readonly<Record<string, string>> = { order: '/records', redemption: '/vouchers', booking: '/book' }

/** Where the thing that an entry is about can be opened by its owner; null when it has no page. */
export function linkOf(about: string): string | null {
  const [kind = '', id] = about.split(':')
  const base = PAGES[kind]
  return base && id ? `${base}/${id}` : null
}
