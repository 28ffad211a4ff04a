import { RemixBrowser } from '@remix-run/react'
import { setNonce } from 'get-nonce'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { browserInstance } from '~/i18n/browser'
import { isLanguage } from '~/kernel/language'

const { lang, dataset } = document.documentElement
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
// Dialogs of the desk add a style element; the policy lets it in by this nonce only.
if (nonce) setNonce(nonce)

const i18n = await browserInstance(isLanguage(lang) ? lang : 'zh-CN', dataset.side)
startTransition(() => {
  hydrateRoot(
    document,
    <I18nextProvider i18n={i18n}>
      <RemixBrowser />
    </I18nextProvider>,
  )
})
