import { describe, expect, it } from 'vitest'
import enOwner from '~/i18n/en/owner'
import enStaff from '~/i18n/en/staff'
import type { Key } from '~/i18n/keys'
import { translator } from '~/i18n/server'
import { textsOf } from '~/i18n/texts'
import zhOwner from '~/i18n/zh-CN/owner'
import zhStaff from '~/i18n/zh-CN/staff'

const texts = { 'zh-CN': { ...zhOwner, ...zhStaff }, en: { ...enOwner, ...enStaff } } as const

function keysOf(node: object, path: string): string[] {
  return Object.entries(node).flatMap(([name, value]) => {
    const at = path === '' ? `${name}:` : path.endsWith(':') ? `${path}${name}` : `${path}.${name}`
    return typeof value === 'object' ? keysOf(value, at) : [at]
  })
}

describe('texts in the browser', () => {
  for (const language of ['zh-CN', 'en'] as const)
    it(`reads every text of ${language} as the server does`, () => {
      const here = textsOf(texts[language], language)
      const there = translator(language)
      const keys = keysOf(texts[language], '')
      expect(keys.length).toBeGreaterThan(50)
      for (const key of keys.map((key) => key.replace(/_(one|other)$/, '') as Key)) {
        const holes = [...there(key, { count: 1 }).matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => [
          name,
          `${name} $&`,
        ])
        for (const count of [0, 1, 2, 21]) {
          const params = { ...Object.fromEntries(holes), count }
          expect(here(key, params), key).toBe(there(key, params))
        }
        expect(here(key), key).toBe(there(key))
      }
    })

  it('shows an unknown key rather than nothing', () => {
    expect(textsOf(texts.en, 'en')('shell:nowhere' as Key)).toContain('nowhere')
  })
})
