import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { browserReader } from '~/i18n/browser'
import { ReaderProvider } from '~/i18n/use'
import { keepPatience } from '~/platform/patient-fetch'

keepPatience()
const reader = await browserReader(document.documentElement)
startTransition(() => {
  hydrateRoot(
    document,
    <ReaderProvider value={reader}>
      <RemixBrowser />
    </ReaderProvider>,
  )
})
