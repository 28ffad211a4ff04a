import { RemixBrowser } from '@remix-run/react'
import { setNonce } from 'get-nonce'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { browserReader } from '~/i18n/browser'
import { ReaderProvider } from '~/i18n/use'

const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
// Dialogs of the desk add a style element; the policy lets it in by this nonce only.
if (nonce) setNonce(nonce)

const reader = await browserReader(document.documentElement)
startTransition(() => {
  hydrateRoot(
    document,
    <ReaderProvider value={reader}>
      <RemixBrowser />
    </ReaderProvider>,
  )
})
