import type { Language } from '~/kernel/language'
import enLetters from './en/letters'
import enOwner from './en/owner'
import enStaff from './en/staff'
import type { Translate } from './keys'
import { textsOf } from './texts'
import type { Reader } from './use'
import zhLetters from './zh-CN/letters'
import zhOwner from './zh-CN/owner'
import zhStaff from './zh-CN/staff'

export type { Translate } from './keys'

const readers: Record<Language, Reader> = {
  'zh-CN': { language: 'zh-CN', t: textsOf({ ...zhOwner, ...zhStaff, ...zhLetters }, 'zh-CN') },
  en: { language: 'en', t: textsOf({ ...enOwner, ...enStaff, ...enLetters }, 'en') },
}

/** One ready reader per language for the components, shared by all requests. */
export function readerOf(language: Language): Reader {
  return readers[language]
}

export function translator(language: Language): Translate {
  return readers[language].t
}
