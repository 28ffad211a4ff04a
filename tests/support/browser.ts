import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

const folders = (process.env.PATH ?? '').split(delimiter)
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const candidates = [
  process.env.CHROMIUM_PATH,
  chromium.executablePath(),
  ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const installed = () => candidates.find((path) => path && existsSync(path))

const debian =
  'test "$(id -u)" = 0 && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk'
const ways: [string, string[]][] = [
  [process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']],
  ['sh', ['-c', debian]],
]

/** Path of a browser: one that is here, else Playwright's own download, else Debian's package when we may. */
export function findBrowser(): string {
  for (const [command, args] of ways) {
    if (installed()) break
    try {
      execFileSync(command, args, { stdio: 'inherit', timeout: 300_000 })
    } catch {
      // The next way, or the sentence below.
    }
  }
  const path = installed()
  if (!path) throw new Error('No Chromium found: install Chrome or Chromium, or set CHROMIUM_PATH')
  return path
}

/** Flags that keep a test browser from looking outside the machine. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
