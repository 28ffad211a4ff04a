import { createServer, type Server } from 'node:http'
import { isMainThread } from 'node:worker_threads'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import { fillDemo, makeDemoFile } from '#db/seed/demo-club'
import { bySegment } from './platform/by-segment.server'
import type { Club } from './platform/club.server'
import { readConfig } from './platform/config.server'
import { cookies } from './platform/cookies.server'
import { createHttp } from './platform/express.server'
import { openClub } from './platform/open.server'
import { serveTasks } from './platform/threads.server'
import { endLive } from './platform/topics.server'
import { loginLines, startClub } from './start.server'
import { tasks } from './tasks.server'
import { wiring } from './wiring.server'

const dev = import.meta.env.DEV
const config = readConfig()

/** One club per process: in development the modules are evaluated anew, the club is not. */
const kept = globalThis as { marqueClub?: Promise<Club>; marqueStop?: () => Promise<void> }
async function club(): Promise<Club> {
  kept.marqueClub ??= open()
  return kept.marqueClub
}

async function open(): Promise<Club> {
  await makeDemoFile(config, wiring)
  const opened = await openClub({ wiring, config })
  await fillDemo(opened)
  return opened
}

const readBuild = () => import('virtual:remix/server-build') as Promise<ServerBuild>
const remix = (build: ServerBuild | (() => Promise<ServerBuild>)) =>
  createRequestHandler({
    build,
    mode: dev ? 'development' : 'production',
    getLoadContext: async (request, response) => ({
      club: await club(),
      cookies: cookies(config),
      nonce: response.locals.nonce as string,
      requestId: response.locals.requestId as string,
      address: request.ip ?? '',
      isForwarded: response.locals.isForwarded !== false,
    }),
  })

export const app = createHttp({
  config,
  client: dev ? null : 'build/client',
  handle: dev ? remix(readBuild) : bySegment(await readBuild(), remix),
  failed: (err, requestId) => void club().then(({ log }) => log.error({ err, requestId }, 'request failed')),
})

async function serve() {
  const opened = await club()
  const server: Server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 10_000 }, app)
  const stopBackground = await startClub(opened)
  await new Promise<void>((resolve) => server.listen(config.port, resolve))
  opened.log.info({ port: config.port, engine: opened.store.engine }, 'serving')
  console.info(`Marque serves on ${config.baseUrl ?? `http://localhost:${config.port}`}`)
  for (const line of await loginLines(opened)) console.info(line)

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    opened.log.info({ signal }, 'stopping')
    const closed = new Promise((resolve) => server.close(resolve))
    endLive(opened)
    server.closeIdleConnections()
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 15_000).unref())])
    await stopBackground()
    await opened.store.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
}

function fall(error: unknown): void {
  console.error(error)
  process.exit(1)
}

if (isMainThread) {
  // Not awaited here: parts of the bundle that are loaded on demand wait for this module to be through.
  if (import.meta.env.PROD) serve().catch(fall)
  else if (!kept.marqueStop) kept.marqueStop = await startClub(await club())
} else serveTasks(tasks)
