import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '~/kernel/language'
import type { Message } from '~/kernel/message'
import enLetters from './en/letters'
import enOwner from './en/owner'
import enStaff from './en/staff'
import type { Translate } from './keys'
import { i18nOptions } from './options'
import zhLetters from './zh-CN/letters'
import zhOwner from './zh-CN/owner'
import zhStaff from './zh-CN/staff'

export type { Translate } from './keys'

function ready(language: Language, resources: object): i18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init(i18nOptions(language, { [language]: resources } as never))
  return instance
}

const instances: Record<Language, i18n> = {
  'zh-CN': ready('zh-CN', { ...zhOwner, ...zhStaff, ...zhLetters }),
  en: ready('en', { ...enOwner, ...enStaff, ...enLetters }),
}

/** One ready instance per language, shared by all requests. */
export function instanceFor(language: Language): i18n {
  return instances[language]
}

export function translator(language: Language): Translate {
  return instances[language].t as unknown as Translate
}

/** A stored sentence in the reader's language. */
export function tell(language: Language, { key, params }: Message): string {
  return instances[language].t(key as never, params as never) as unknown as string
}
