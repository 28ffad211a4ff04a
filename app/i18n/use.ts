import { useRouteLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { isLanguage, type Language } from '~/kernel/language'
import { type Format, formatter } from './format'
import type { Translate } from './keys'

/** Translates inside components: `const t = useT()`, `t('booking:confirm.title')`. */
export function useT(): Translate {
  return useTranslation().t as unknown as Translate
}

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return isLanguage(i18n.language) ? i18n.language : 'zh-CN'
}

/** Dates, numbers and money in the reader's language; instants in `zone`, else the club's. */
export function useFormat(zone?: string): Format {
  const root = useRouteLoaderData('root') as { zone?: string } | undefined
  return formatter(useLanguage(), zone ?? root?.zone ?? 'Asia/Shanghai')
}
