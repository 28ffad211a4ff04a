import type { Language } from '~/kernel/language'
import type { MessageParams } from '~/kernel/message'
import type { Translate } from './keys'

type Texts = { [name: string]: string | Texts }

/**
 * Reads the same files by the same rules as i18next does on the server (`{{name}}`, `_one` and `_other`),
 * in 1 kB instead of 16: the browser has every text of its language from the start. A test holds both to the same words.
 */
export function textsOf(texts: Texts, language: Language): Translate {
  const plural = new Intl.PluralRules(language)
  const find = (key: string): string | undefined => {
    let at: string | Texts | undefined = texts
    for (const name of key.split(/[:.]/)) at = typeof at === 'object' ? at[name] : undefined
    return typeof at === 'string' ? at : undefined
  }
  return (key, params: MessageParams = {}) => {
    const { count } = params
    const text =
      (typeof count === 'number' ? find(`${key}_${plural.select(count)}`) : undefined) ??
      find(key) ??
      key.slice(key.indexOf(':') + 1)
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (hole, name: string) =>
      name in params ? String(params[name] ?? '') : hole,
    )
  }
}
