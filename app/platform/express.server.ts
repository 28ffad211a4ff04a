import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import sirv from 'sirv'
import type { Config } from './config.server'
import { bodyLimit, originCheck, proxyHeaders, securityHeaders } from './http.server'
import { requestSeconds } from './metrics.server'

/** Where files are sent to; photos of an event come by the dozen, and a case has up to six files at once. */
const UPLOADS = [
  { path: /^\/api\/v1\/mail$/, mib: 25 },
  { path: /^\/(desk\/)?(feedback|cases)\/[\w-]+(\.data)?$/, mib: 64 },
  { path: /\/desk\/events\/[\w-]+\/photos(\.data)?$/, mib: 64 },
  { path: /\/(documents|photos|upload|checkin)(\.data)?$/, mib: 12 },
]

type Parts = {
  config: Pick<Config, 'baseUrl' | 'compress' | 'tileUrl' | 'trustedProxies'>
  /** Answers whatever passed the checks: Remix. */
  handle: RequestHandler
  /** Folder of the built browser files; null in development, where Vite serves them. */
  client: string | null
  failed(error: unknown, requestId: string): void
}

/** Everything that stands before Remix, in its order: headers, files, where a request comes from, how large it is. */
export function createHttp({ config, handle, client, failed }: Parts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustedProxies.length > 0 ? config.trustedProxies : false)
  app.use(securityHeaders(config, client === null))
  app.use(proxyHeaders)
  app.use((request, response, next) => {
    const done = requestSeconds.startTimer({ method: request.method })
    response.on('finish', () => done({ status: `${Math.floor(response.statusCode / 100)}xx` }))
    next()
  })
  if (client) {
    app.use('/assets', sirv(`${client}/assets`, { brotli: true, gzip: true, immutable: true, maxAge: 31_536_000 }))
    app.use('/assets', (_, response) => void response.status(404).type('text/plain').send('Not found'))
    app.use(sirv(client, { brotli: true, gzip: true, maxAge: 3_600, extensions: [] }))
  }
  // Not the live line: what waits for a full block comes too late.
  if (config.compress) app.use(compression({ filter: (q, r) => !q.path.endsWith('/live') && compression.filter(q, r) }))
  app.use(originCheck(config))
  app.use(bodyLimit(UPLOADS))
  app.all('*', handle)
  const lastResort: ErrorRequestHandler = (error, _, response, next) => {
    if (response.headersSent) return next(error)
    // An address that cannot be decoded is the sender's fault.
    if (error instanceof URIError) return void response.status(400).type('text/plain').send('Bad request')
    failed(error, response.locals.requestId)
    response.status(500).type('text/plain').send(`Something went wrong. ${response.locals.requestId}`)
  }
  app.use(lastResort)
  return app
}
