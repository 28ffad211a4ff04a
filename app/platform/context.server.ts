import type { Actor } from './actor'
import type { Club } from './club.server'
import type { Cookies } from './cookies.server'

/** What the server puts beside every request. */
export type RequestContext = {
  club: Club
  cookies: Cookies
  /** For script and style tags of this answer. */
  nonce: string
  /** The visitor's address, from trusted proxies only. */
  address: string
  /** Something stands between: the address may be that of a proxy on this machine. */
  isForwarded: boolean
  requestId: string
  /** Filled by the first page wrapper that asks; one look-up per request. */
  actor?: Promise<Actor>
}

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
}
