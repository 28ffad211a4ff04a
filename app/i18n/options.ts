import type { InitOptions, Resource } from 'i18next'
import type { Language } from '~/kernel/language'

/** Escaping is React's; keys are `<namespace>:<path>`. */
export function i18nOptions(language: Language, resources: Resource): InitOptions {
  return {
    lng: language,
    // One language has all texts: nothing else is looked up, which is what a translation costs most.
    fallbackLng: false,
    load: 'currentOnly',
    resources,
    ns: Object.keys(resources[language] ?? {}),
    defaultNS: 'shell',
    initImmediate: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  }
}
