import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import enOwner from '~/i18n/en/owner'
import enStaff from '~/i18n/en/staff'
import type { Key } from '~/i18n/keys'
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

/** The library whose files ours are. */
function i18next(language: 'zh-CN' | 'en') {
  const instance = createInstance()
  void instance.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: texts[language] },
    ns: Object.keys(texts[language]),
    initImmediate: false,
    interpolation: { escapeValue: false },
  })
  return instance.t as unknown as (key: string, params?: object) => string
}

describe('the reader of texts', () => {
  for (const language of ['zh-CN', 'en'] as const)
    it(`reads every text of ${language} as i18next does`, () => {
      const here = textsOf(texts[language], language)
      const there = i18next(language)
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
