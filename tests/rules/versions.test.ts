import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Releases before these have known holes, or are not what the house was built and measured on. */
const FLOORS: Record<string, string> = {
  '@remix-run/dev': '2.17.5',
  '@remix-run/express': '2.17.5',
  '@remix-run/node': '2.17.5',
  '@remix-run/react': '2.17.5',
  '@remix-run/server-runtime': '2.17.5',
  'drizzle-orm': '0.45.2',
  express: '4.22.0',
  remix: '2.17.5',
}

type Lock = { packages: Record<string, { version?: string }> }
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock

const parts = (version: string) => version.split(/[.-]/, 3).map(Number)
function isBelow(version: string, floor: string): boolean {
  const [a, b] = [parts(version), parts(floor)]
  const at = a.findIndex((part, index) => part !== b[index])
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0)
}

it.each(Object.entries(FLOORS))('%s is locked at %s or later, wherever it is installed', (name, floor) => {
  const locked = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
  expect(locked.length).toBeGreaterThan(0)
  expect(locked.filter(([, { version = '0' }]) => isBelow(version, floor)).map(([path]) => path)).toEqual([])
})

it('compares releases by number', () => {
  expect(['2.17.4', '2.9.9', '1.99.0'].map((version) => isBelow(version, '2.17.5'))).toEqual([true, true, true])
  expect(['2.17.5', '2.17.10', '3.0.0'].map((version) => isBelow(version, '2.17.5'))).toEqual([false, false, false])
})
