/** Kinds of things that an entry can be about and that have a page of their owner. */
export type LinkKind = 'order' | 'booking' | 'redemption' | 'party'
export type Link = { kind: LinkKind; href: string }

const PAGES: Readonly<Record<LinkKind, (id: string) => string>> = {
  order: (number) => `/records/${number}`,
  booking: (number) => `/book/${number}`,
  redemption: () => '/vouchers',
  party: (number) => `/events/mine/${number}`,
}

/** Where the thing that an entry is about (`<kind>:<number>`) can be opened by its owner; null when it has no page. */
export function linkOf(about: string): Link | null {
  const [kind = '', id] = about.split(':')
  return id && kind in PAGES ? { kind: kind as LinkKind, href: PAGES[kind as LinkKind](id) } : null
}
