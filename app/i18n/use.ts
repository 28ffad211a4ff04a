import { useRouteLoaderData } from '@remix-run/react'
import { createContext, useContext } from 'react'
import { isLanguage, type Language } from '~/kernel/language'
import { type Format, formatter } from './format'
import type { Translate } from './keys'

/** Who reads: the language and its words. `readerOf` on the server, `browserReader` in the browser. */
export interface Reader {
  language: string
  t: Translate
}

const ReaderContext = createContext<Reader | null>(null)
export const ReaderProvider = ReaderContext.Provider

function useReader(): Reader {
  const reader = useContext(ReaderContext)
  if (!reader) throw new Error('A component is rendered outside ReaderProvider')
  return reader
}

/** Translates inside components: `const t = useT()`, `t('booking:confirm.title')`. */
export function useT(): Translate {
  return useReader().t
}

export function useLanguage(): Language {
  const { language } = useReader()
  return isLanguage(language) ? language : 'zh-CN'
}

/** Dates, numbers and money in the reader's language; instants in `zone`, else the club's. */
export function useFormat(zone?: string): Format {
  const root = useRouteLoaderData('root') as { zone?: string } | undefined
  return formatter(useLanguage(), zone ?? root?.zone ?? 'Asia/Shanghai')
}
