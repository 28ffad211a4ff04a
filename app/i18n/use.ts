import { useRouteLoaderData } from '@remix-run/react'
import type { i18n } from 'i18next'
import { useContext } from 'react'
import { I18nContext } from 'react-i18next'
import { isLanguage, type Language } from '~/kernel/language'
import { type Format, formatter } from './format'
import type { Translate } from './keys'

/** All texts of a page load are there from the start, so that the hook of react-i18next, which waits for them, is not needed. */
function useI18n(): i18n {
  return useContext(I18nContext).i18n
}

/** Translates inside components: `const t = useT()`, `t('booking:confirm.title')`. */
export function useT(): Translate {
  return useI18n().t as unknown as Translate
}

export function useLanguage(): Language {
  const { language } = useI18n()
  return isLanguage(language) ? language : 'zh-CN'
}

/** Dates, numbers and money in the reader's language; instants in `zone`, else the club's. */
export function useFormat(zone?: string): Format {
  const root = useRouteLoaderData('root') as { zone?: string } | undefined
  return formatter(useLanguage(), zone ?? root?.zone ?? 'Asia/Shanghai')
}
