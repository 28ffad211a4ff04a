import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Locale = 'zh-CN' | 'en'
type Tree = { [key: string]: string | Tree }

const read = new Map<string, Tree>()
function texts(locale: Locale, area: string): Tree {
  const file = join(import.meta.dirname, '../../app/i18n', locale, `${area}.json`)
  const known = read.get(file) ?? (JSON.parse(readFileSync(file, 'utf8')) as Tree)
  read.set(file, known)
  return known
}

/** The club's own words in one language: `say('booking:jobs.next')`. Throws on a key that does not exist. */
export const sayIn =
  (locale: Locale) =>
  (key: string, params: Record<string, string | number> = {}): string => {
    const [area = '', path = ''] = key.split(':')
    const found = path
      .split('.')
      .reduce<string | Tree | undefined>(
        (tree, step) => (typeof tree === 'object' ? tree[step] : undefined),
        texts(locale, area),
      )
    if (typeof found !== 'string') throw new Error(`no text ${key} in ${locale}`)
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
  }
export type Say = ReturnType<typeof sayIn>

/** The text as a pattern whose blanks may hold anything. */
export function pattern(say: Say, key: string): RegExp {
  const blank = '\u0000'
  const names = new Proxy({}, { get: () => blank })
  const escaped = say(key, names).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(escaped.replaceAll(blank, '.+'))
}
