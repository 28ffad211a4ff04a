import type { Language } from './language'

/** Text that the club writes, in both languages. */
export type Words = { zh: string; en: string }

/** The text for a reader; an empty translation falls back to the other language. */
export function say(words: Words, language: Language): string {
  return language === 'zh-CN' ? words.zh || words.en : words.en || words.zh
}
