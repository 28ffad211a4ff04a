import { type LaunchedChrome, launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { openSqlite } from '#db/store.sqlite'
import { readConfig } from '~/platform/config.server'
import { createLog } from '~/platform/log.server'
import { openClub } from '~/platform/open.server'
import { wiring } from '~/wiring.server'
import { readSamples } from '../routes/samples'
import { BROWSER_FLAGS, findBrowser } from '../support/browser'
import { demoCopy } from '../support/demo'
import { startServer } from '../support/server'
import { enterAll } from '../support/visitors'

// Lighthouse, mobile profile, on three pages: performance, accessibility, best practices.
const demo = demoCopy()
const store = openSqlite(demo.databaseUrl.slice('file:'.length))
const config = readConfig({ DATABASE_URL: demo.databaseUrl, FILES_DIR: demo.filesDir })
const club = await openClub({ store, config, wiring, log: createLog('silent') })
const cookies = await enterAll(club, await readSamples(club))
await store.close()
// Compressed, as the proxy in front of a club does it.
const server = await startServer({ DATABASE_URL: demo.databaseUrl, FILES_DIR: demo.filesDir, COMPRESS: '1' })
const chrome: LaunchedChrome = await launch({
  chromePath: findBrowser(),
  chromeFlags: ['--headless=new', ...BROWSER_FLAGS],
})
const share = (score: number | null | undefined) => String(Math.round((score ?? 0) * 100)).padStart(4)
try {
  for (const [path, visitor] of [
    ['/sign-in', 'guest'],
    ['/home', 'member'],
    ['/points', 'member'],
  ] as const) {
    const result = await lighthouse(server.url + path, {
      port: chrome.port,
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
      ...(visitor === 'guest' ? {} : { extraHeaders: { Cookie: cookies.get(visitor) ?? '' } }),
      logLevel: 'error',
    })
    if (result?.lhr.runtimeError) throw new Error(`${path}: ${result.lhr.runtimeError.message}`)
    const { performance: speed, accessibility, 'best-practices': practices } = result?.lhr.categories ?? {}
    console.info(
      `${path.padEnd(10)} performance ${share(speed?.score)}  accessibility ${share(accessibility?.score)}  best practices ${share(practices?.score)}`,
    )
    const audits = result?.lhr.audits ?? {}
    const shown = [
      'first-contentful-paint',
      'largest-contentful-paint',
      'total-blocking-time',
      'cumulative-layout-shift',
    ]
    console.info(`  ${shown.map((name) => `${name} ${audits[name]?.displayValue}`).join(', ')}`)
    for (const audit of Object.values(audits)) {
      if (audit.scoreDisplayMode === 'binary' && audit.score === 0) console.info(`  ${audit.id}: ${audit.title}`)
    }
  }
} finally {
  chrome.kill()
  await server.stop()
  demo.remove()
}
