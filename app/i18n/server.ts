import { createInstance, type i18n } from 'i18next'
import type { Language } from '~/kernel/language'
import enLetters from './en/letters'
import enOwner from './en/owner'
import enStaff from './en/staff'
import type { Translate } from './keys'
import { i18nOptions } from './options'
import type { Reader } from './use'
import zhLetters from './zh-CN/letters'
import zhOwner from './zh-CN/owner'
import zhStaff from './zh-CN/staff'

export type { Translate } from './keys'

function ready(language: Language, resources: object): i18n {
  const instance = createInstance()
  void instance.init(i18nOptions(language, { [language]: resources } as never))
  // Our two codes are canonical; asked of Intl at every translation, that was a quarter of the points page.
  instance.services.languageUtils.formatLanguageCode = (code: string) => code
  return instance
}

const instances: Record<Language, i18n> = {
  'zh-CN': ready('zh-CN', { ...zhOwner, ...zhStaff, ...zhLetters }),
  en: ready('en', { ...enOwner, ...enStaff, ...enLetters }),
}

/** A text without parameters is always the same: found once, then known. */
function remembering(language: Language): Translate {
  const find = instances[language].t as unknown as (key: string, params?: object) => string
  const known = new Map<string, string>()
  const t = (key: string, params?: object) => {
    if (params) return find(key, params)
    const text = known.get(key) ?? find(key)
    known.set(key, text)
    return text
  }
  return t as unknown as Translate
}

const readers: Record<Language, Reader> = {
  'zh-CN': { language: 'zh-CN', t: remembering('zh-CN') },
  en: { language: 'en', t: remembering('en') },
}

export function translator(language: Language): Translate {
  return readers[language].t
}

/** One ready reader per language for the components, shared by all requests. */
export function readerOf(language: Language): Reader {
  return readers[language]
}
