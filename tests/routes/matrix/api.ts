import { EVERYONE, type Line, SIGNED_IN } from './line'

/** What machines ask for, and what is nowhere. */
export const machines: Record<string, Line> = {
  '/live': { get: SIGNED_IN, closed: true },
  '/healthz': { get: EVERYONE },
  '/readyz': { get: EVERYONE },
  '/texts/:language/:name': { get: EVERYONE, params: { language: 'language', name: 'texts' } },
  '/metrics': { get: EVERYONE },
  // Closed by its own secret, and altogether where none is set.
  '/api/v1/mail': { post: EVERYONE, closed: true },
  '/*': { get: EVERYONE, post: EVERYONE, closed: true },
}
