import type { Language } from '~/kernel/language'
import { textsOf } from './texts'
import type { Reader } from './use'

const bundles = {
  owner: { 'zh-CN': () => import('./zh-CN/owner'), en: () => import('./en/owner') },
  staff: { 'zh-CN': () => import('./zh-CN/staff'), en: () => import('./en/staff') },
}

/** The words of this page load: one language, and the desk's texts for staff only. */
export async function browserReader(language: Language, side: string | undefined): Promise<Reader> {
  const [owner, staff] = await Promise.all([
    bundles.owner[language](),
    side === 'staff' ? bundles.staff[language]() : null,
  ])
  return { language, t: textsOf({ ...owner.default, ...staff?.default }, language) }
}
