import type { SignedIn } from '~/areas/accounts/open-session.server'
import type { Visit } from '~/areas/accounts/visit'
import { safePath } from '~/kernel/paths'
import type { PageContext } from '~/platform/page.server'
import type { SessionToken } from '~/platform/sessions/sessions.server'

/** From where a request comes, for the session and the throttle. */
export function visitOf({ request, context }: PageContext): Visit {
  return { address: context.address, userAgent: request.headers.get('User-Agent') ?? '' }
}

/** `?to=` for the next step, when there is somewhere to go. */
export const carry = (to: string | undefined) => (to ? `?to=${encodeURIComponent(safePath(to))}` : '')

/** Headers that leave the session in the browser; the page is loaded anew, with the texts of the person's side. */
export async function sessionHeaders(
  { context }: Pick<PageContext, 'context'>,
  { token, maxAge }: SessionToken,
): Promise<Headers> {
  const headers = new Headers({ 'X-Remix-Reload-Document': 'true' })
  headers.append('Set-Cookie', await context.cookies.session.serialize(token, { maxAge }))
  return headers
}

/** Goes on after a sign-in: to the second factor when one is due, else to where the person wanted to go. */
export async function enter(page: PageContext, signedIn: SignedIn, to: string | undefined) {
  const headers = await sessionHeaders(page, signedIn)
  if (signedIn.next !== 'enter') return page.go(`/sign-in/${signedIn.next}${carry(to)}`, undefined, headers)
  return page.go(to ?? '/', undefined, headers)
}

/** The page that a form without its own `to` was sent from, if it is one of ours. */
export function cameFrom({ request, url }: Pick<PageContext, 'request' | 'url'>): string {
  const referrer = request.headers.get('Referer')
  if (!referrer || !URL.canParse(referrer)) return '/'
  const { host, pathname, search } = new URL(referrer)
  return host === url.host ? safePath(pathname + search) : '/'
}
