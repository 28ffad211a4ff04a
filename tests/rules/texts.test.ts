import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import enLetters from '~/i18n/en/letters'
import enOwner from '~/i18n/en/owner'
import enStaff from '~/i18n/en/staff'
import zhLetters from '~/i18n/zh-CN/letters'
import zhOwner from '~/i18n/zh-CN/owner'
import zhStaff from '~/i18n/zh-CN/staff'
import { PERMISSIONS } from '~/platform/permissions'

type Tree = { [key: string]: string | Tree }
const plural = /_(one|other)$/

function flatten(tree: Tree, path: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flatten(value, `${path}${key}.`),
  )
}
const texts = (all: Record<string, unknown>) =>
  new Map(Object.entries(all).flatMap(([namespace, tree]) => flatten(tree as Tree, `${namespace}:`)))
const zh = texts({ ...zhOwner, ...zhStaff, ...zhLetters })
const en = texts({ ...enOwner, ...enStaff, ...enLetters })
const bare = (keys: Iterable<string>) => new Set([...keys].map((key) => key.replace(plural, '')))
const holes = (text: string) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name).sort()

function sources(): string[] {
  return ['app', 'db', 'emails'].flatMap((folder) =>
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  )
}
const namespaces = [...new Set([...zh.keys()].map((key) => key.split(':')[0]))].join('|')

describe('texts', () => {
  it('stand in both languages', () => {
    expect([...bare(zh.keys())].filter((key) => !bare(en.keys()).has(key))).toEqual([])
    expect([...bare(en.keys())].filter((key) => !bare(zh.keys()).has(key))).toEqual([])
  })

  it('take the same parameters in both languages', () => {
    const parameters = (all: Map<string, string>) => {
      const byKey = new Map<string, Set<string>>()
      for (const [key, text] of all) {
        const name = key.replace(plural, '')
        byKey.set(name, new Set([...(byKey.get(name) ?? []), ...holes(text).map(String)]))
      }
      return byKey
    }
    const other = parameters(en)
    const differing = [...parameters(zh)].filter(([key, names]) => {
      // A plural may say "one" without its figure.
      const theirs = new Set(other.get(key))
      names.delete('count')
      theirs.delete('count')
      return names.size !== theirs.size || [...names].some((name) => !theirs.has(name))
    })
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('exist wherever the code names one', () => {
    const known = bare(zh.keys())
    const named = sources().flatMap((source) =>
      [...source.matchAll(new RegExp(`['"\`]((?:${namespaces}):[a-z][\\w.-]*)['"\`|]`, 'g'))].map(([, key]) =>
        String(key),
      ),
    )
    const permissions = new Set<string>(PERMISSIONS)
    expect([...new Set(named)].filter((key) => !known.has(key) && !key.endsWith('.') && !permissions.has(key))).toEqual(
      [],
    )
  })

  it('are all used', () => {
    const all = sources()
    const literals = new Set<string>()
    const prefixes = new Set<string>()
    const shapes: RegExp[] = []
    for (const source of all) {
      for (const [, key] of source.matchAll(new RegExp(`['"\`]((?:${namespaces}):[\\w.-]+)`, 'g')))
        literals.add(String(key))
      for (const [, template] of source.matchAll(new RegExp(`\`((?:${namespaces}):[^\`]*\\$\\{[^\`]*)\``, 'g'))) {
        const pattern = String(template)
          .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '\u0000')
          .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
          .replaceAll('\u0000', '.+')
        shapes.push(new RegExp(`^${pattern}`))
      }
    }
    for (const literal of literals) if (literal.endsWith('.')) prefixes.add(literal)
    const unused = [...bare(zh.keys())].filter(
      (key) =>
        !literals.has(key) &&
        ![...prefixes].some((prefix) => key.startsWith(prefix)) &&
        !shapes.some((shape) => shape.test(key)),
    )
    expect(unused).toEqual([])
  })

  it('hold no Chinese in English and no empty sentence', () => {
    expect(
      [...en].filter(([, text]) => /[\u4e00-\u9fff]/.test(text) && !/中文/.test(text)).map(([key]) => key),
    ).toEqual([])
    expect([...zh, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })
})

describe('source', () => {
  it('says nothing to a reader outside the language files', () => {
    const chinese = ['app', 'emails'].flatMap((folder) =>
      (readdirSync(folder, { recursive: true }) as string[])
        .filter((file) => /\.tsx$/.test(file))
        .filter((file) =>
          /[\u4e00-\u9fff]/.test(readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
        )
        .map((file) => join(folder, file)),
    )
    expect(chinese).toEqual([])
  })
})
