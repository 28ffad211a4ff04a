import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from './browser'
import { demoCopy } from './demo'
import { startServer } from './server'

// Journeys in a real browser against the built server on a fresh demo club. Arguments go on to Playwright.
const browser = findBrowser()
if (!process.env.MARQUE_BUILT || !existsSync('build/server/index.js')) {
  execFileSync('node_modules/.bin/remix', ['vite:build'], { stdio: ['ignore', 'ignore', 'inherit'] })
}
const demo = demoCopy()
const server = await startServer({ DATABASE_URL: demo.databaseUrl, FILES_DIR: demo.filesDir, MARQUE_DEMO: '1' })
try {
  const { status } = spawnSync('node_modules/.bin/playwright', ['test', '-c', 'tests/e2e', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: browser, MARQUE_URL: server.url, MARQUE_DATABASE: demo.databaseUrl },
  })
  if (status !== 0) console.info(server.output().slice(-5_000))
  process.exitCode = status ?? 1
} finally {
  await server.stop()
  demo.remove()
}
