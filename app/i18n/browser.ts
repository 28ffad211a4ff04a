import { isLanguage } from '~/kernel/language'
import { textsOf } from './texts'
import type { Reader } from './use'

/** The words of this page load, from the address that the server wrote on the page. */
export async function browserReader({ lang, dataset }: HTMLElement): Promise<Reader> {
  const language = isLanguage(lang) ? lang : 'zh-CN'
  const answer = await fetch(dataset.texts ?? '')
  if (!answer.ok) throw new Error(`the texts of this page did not come: ${answer.status}`)
  return { language, t: textsOf(await answer.json(), language) }
}
