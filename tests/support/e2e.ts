import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSqlite } from '#db/store.sqlite'
import { readConfig } from '~/platform/config.server'
import { createLog } from '~/platform/log.server'
import { openClub } from '~/platform/open.server'
import { wiring } from '~/wiring.server'
import { matrix, type Visitor } from '../routes/matrix'
import { readSamples } from '../routes/samples'
import { findBrowser } from './browser'
import { demoCopy } from './demo'
import { prepareDoor } from './e2e-door'
import { knownRoutes } from './routes'
import { startServer } from './server'
import { addressOf, enterAll } from './visitors'

// Journeys in a real browser against the built server on a fresh demo club. Arguments go on to Playwright.

/**
 * Every page with a visitor who may open it, and everybody's cookies: what the page checks walk through. Answers where
 * the door of the journeys is written down.
 */
async function writeWalk(
  databaseUrl: string,
  filesDir: string,
  { file, folder }: { file: string; folder: string },
): Promise<{ door: string }> {
  const store = openSqlite(databaseUrl.slice('file:'.length))
  const config = readConfig({ DATABASE_URL: databaseUrl, FILES_DIR: filesDir })
  const club = await openClub({ store, config, wiring, log: createLog('silent') })
  const samples = await readSamples(club)
  const cookies = await enterAll(club, samples)
  const order: Visitor[] = ['member', 'adviser', 'technician', 'manager', 'coordinator', 'admin', 'guest']
  const pages = (await knownRoutes()).flatMap(({ path, file: module }) => {
    const line = matrix[path]
    if (!module.endsWith('.tsx') || !line?.get || line.closed || path === '/') return []
    const everyone = line.get.includes('guest')
    const visitor = everyone
      ? 'guest'
      : order.find(
          (one) =>
            line.get?.includes(one) && (!line.owners || line.owners.includes(one) || line.everywhere?.includes(one)),
        )
    return visitor ? [{ path, address: addressOf(path, line, samples.ids), visitor }] : []
  })
  const [dealer] = await store.probe(`select id from dealers where code = 'SHQ'`)
  const door = await prepareDoor(club, { dealerId: String(dealer?.id), folder })
  await store.close()
  writeFileSync(file, JSON.stringify({ pages, cookies: Object.fromEntries(cookies) }))
  return { door }
}

const browser = findBrowser()
if (!process.env.MARQUE_BUILT || !existsSync('build/server/index.js')) {
  execFileSync('node_modules/.bin/remix', ['vite:build'], { stdio: ['ignore', 'ignore', 'inherit'] })
}
const demo = demoCopy()
const walk = join(demo.folder, 'walk.json')
const { door } = await writeWalk(demo.databaseUrl, demo.filesDir, { file: walk, folder: demo.folder })
const own = { DATABASE_URL: demo.databaseUrl, FILES_DIR: demo.filesDir, INBOUND_MAIL_SECRET: 'letters-come-in' }
const server = await startServer({ ...own, MARQUE_DEMO: '1' })
try {
  const { status } = spawnSync('node_modules/.bin/playwright', ['test', '-c', 'tests/e2e', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...own,
      CHROMIUM_PATH: browser,
      MARQUE_URL: server.url,
      MARQUE_WALK: walk,
      MARQUE_DOOR: door,
    },
  })
  if (status !== 0) console.info(server.output().slice(-5_000))
  process.exitCode = status ?? 1
} finally {
  await server.stop()
  demo.remove()
}
