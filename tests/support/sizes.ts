import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDERS = ['app', 'db', 'emails']
const EMPTY_NAMES = /(^|\/)(utils?|helpers?|common|misc|manager)(\/|\.tsx?$)/i

/** Size and naming rules of the source: 95 of 100 files at most 250 lines, none over 350, no empty names. */
export function sizeFaults(): string[] {
  const files = FOLDERS.flatMap((folder) =>
    (readdirSync(folder, { recursive: true }) as string[]).map((file) => join(folder, file)),
  ).filter((file) => /\.tsx?$/.test(file))
  const lines = files.map((file) => ({ file, count: readFileSync(file, 'utf8').split('\n').length - 1 }))
  const faults = lines
    .filter(({ count }) => count > 350)
    .map(({ file, count }) => `${file} has ${count} lines, more than 350`)
  const sorted = lines.map(({ count }) => count).sort((a, b) => a - b)
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0
  if (p95 > 250) faults.push(`95th percentile of file length is ${p95} lines, more than 250`)
  faults.push(...files.filter((file) => EMPTY_NAMES.test(file)).map((file) => `${file}: the name says nothing`))
  return faults
}
