import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '~/kernel/language'
import { i18nOptions } from './options'

const bundles = {
  owner: { 'zh-CN': () => import('./zh-CN/owner'), en: () => import('./en/owner') },
  staff: { 'zh-CN': () => import('./zh-CN/staff'), en: () => import('./en/staff') },
}

/** The instance of this page load: one language, and the desk's texts for staff only. */
export async function browserInstance(language: Language, side: string | undefined): Promise<i18n> {
  const [owner, staff] = await Promise.all([
    bundles.owner[language](),
    side === 'staff' ? bundles.staff[language]() : null,
  ])
  const instance = createInstance()
  const resources = { ...owner.default, ...staff?.default }
  await instance.use(initReactI18next).init(i18nOptions(language, { [language]: resources } as never))
  return instance
}
