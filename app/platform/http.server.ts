import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Config } from './config.server'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
const MIB = 1024 * 1024

/**
 * Refuses every state-changing request whose Origin is not ours. `apiPrefix` is answered by key, never by cookie.
 * Without a configured base URL (the demo on a desk) loopback hosts are their own origin.
 */
export function originCheck({ baseUrl }: Pick<Config, 'baseUrl'>, apiPrefix = '/api/v1/'): RequestHandler {
  return (request, response, next) => {
    if (SAFE.has(request.method)) return next()
    const host = request.headers.host ?? ''
    const ours = baseUrl ?? (LOOPBACK.test(host) ? `http://${host}` : null)
    if (ours !== null && request.headers.origin === ours) return next()
    if (request.path.startsWith(apiPrefix) && request.headers.cookie === undefined) return next()
    response.status(403).type('text/plain').send('Cross-origin request refused')
  }
}

/** Left by whatever stands between the visitor and us. */
const FORWARDED = /^(forwarded|x-forwarded-.+|x-real-ip|via)$/

/** Takes `X-Forwarded-*` and `Forwarded` away from whoever is not a configured proxy: Remix reads the host from them. */
export const proxyHeaders: RequestHandler = (request, response, next) => {
  response.locals.isForwarded = Object.keys(request.headers).some((name) => FORWARDED.test(name))
  const isTrusted = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean
  if (!isTrusted(request.socket.remoteAddress ?? '', 0)) {
    for (const name of Object.keys(request.headers)) {
      if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete request.headers[name]
    }
  }
  next()
}

/** Body limits in MiB by path, the first that fits; 1 elsewhere. Remix would read a body without limit. */
export function bodyLimit(limits: readonly { path: RegExp; mib: number }[]): RequestHandler {
  return (request, response, next) => {
    if (SAFE.has(request.method)) return next()
    const length = request.headers['content-length']
    if (length === undefined) return void response.status(411).type('text/plain').send('Length required')
    const limit = (limits.find(({ path }) => path.test(request.path))?.mib ?? 1) * MIB
    if (!/^\d+$/.test(length) || Number(length) > limit) {
      return void response.status(413).set('Connection', 'close').type('text/plain').send('Too large')
    }
    next()
  }
}

/** What an answer may say itself: how it is framed, run and kept. */
const OWN = new Set(['content-security-policy', 'x-frame-options', 'cache-control'])

/** Security headers on every answer, errors and assets too; the nonce goes on to the page. */
export function securityHeaders(
  { baseUrl, tileUrl }: Pick<Config, 'baseUrl' | 'tileUrl'>,
  dev = false,
): RequestHandler {
  const tiles = tileUrl ? ` ${new URL(tileUrl.replace(/[{}]/g, '')).origin}` : ''
  return (_, response, next) => {
    const nonce = randomBytes(16).toString('base64')
    response.locals.nonce = nonce
    response.locals.requestId = randomBytes(6).toString('hex')
    response.set({
      'Content-Security-Policy': [
        "default-src 'self'",
        `script-src 'self' 'nonce-${nonce}'`,
        dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
        "style-src-attr 'unsafe-inline'",
        `img-src 'self' data: blob:${tiles}`,
        dev ? "connect-src 'self' ws:" : "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ].join('; '),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'geolocation=(self), camera=(self), microphone=(), payment=(), usb=()',
      'Cache-Control': 'no-store',
      'X-Request-Id': response.locals.requestId,
    })
    // An answer's own word replaces ours; two policies side by side would both hold.
    const append = response.append.bind(response)
    response.append = (name, value) => (OWN.has(name.toLowerCase()) ? response.set(name, value) : append(name, value))
    if (baseUrl?.startsWith('https:')) response.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    next()
  }
}
