import type { Language } from '~/kernel/language'
import type { Translate } from './keys'

export type Texts = { [name: string]: string | Texts }

/**
 * The one reader of texts, on the server and in the browser, by the rules of i18next's files (`{{name}}`, `_one` and
 * `_other`). Every text is there from the start, so a key is one look into a flat map. A test holds its words to
 * those of i18next.
 */
export function textsOf(texts: Texts, language: Language): Translate {
  const plural = new Intl.PluralRules(language)
  const known = flat(texts)
  return (key, params) => {
    const count = params?.count
    const text =
      (typeof count === 'number' ? known.get(`${key}_${plural.select(count)}`) : undefined) ??
      known.get(key) ??
      key.slice(key.indexOf(':') + 1)
    if (!params) return text
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (hole, name: string) =>
      name in params ? String(params[name] ?? '') : hole,
    )
  }
}

function flat(texts: Texts, path = '', into = new Map<string, string>()): Map<string, string> {
  for (const [name, value] of Object.entries(texts)) {
    const key = path === '' ? `${name}:` : `${path}${name}`
    if (typeof value === 'string') into.set(key, value)
    else flat(value, path === '' ? key : `${key}.`, into)
  }
  return into
}
