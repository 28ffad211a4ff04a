import Negotiator from 'negotiator'
import { isLanguage, type Language } from '~/kernel/language'
import type { Cookies } from './cookies.server'

/** The visitor's choice (cookie), else the first guess from the browser. An account's own language wins later. */
export async function guessLanguage(request: Request, cookies: Cookies): Promise<Language> {
  const chosen: unknown = await cookies.language.parse(request.headers.get('Cookie'))
  if (isLanguage(chosen)) return chosen
  const wanted = new Negotiator({ headers: { 'accept-language': request.headers.get('Accept-Language') ?? '' } })
  // Any Chinese, zh-TW and zh-Hans-CN too, reads ours; every other language meets English only when it asks for it.
  const guessed = wanted.languages().map((tag) => tag.split('-')[0]?.toLowerCase())
  return guessed.find((tag) => tag === 'zh' || tag === 'en') === 'en' ? 'en' : 'zh-CN'
}
