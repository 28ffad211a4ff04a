import { RemixI18Next } from 'remix-i18next/server'
import { isLanguage, LANGUAGES, type Language } from '~/kernel/language'
import type { Cookies } from './cookies.server'

const detector = new RemixI18Next({
  detection: { supportedLanguages: [...LANGUAGES], fallbackLanguage: 'zh-CN', order: ['header'] },
})

/** The visitor's choice (cookie), else the first guess from the browser. An account's own language wins later. */
export async function guessLanguage(request: Request, cookies: Cookies): Promise<Language> {
  const chosen: unknown = await cookies.language.parse(request.headers.get('Cookie'))
  if (isLanguage(chosen)) return chosen
  if (/^zh\b/i.test(request.headers.get('Accept-Language') ?? '')) return 'zh-CN'
  const guessed = await detector.getLocale(request)
  return isLanguage(guessed) ? guessed : 'zh-CN'
}
