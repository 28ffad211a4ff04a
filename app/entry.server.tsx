import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { instanceFor } from '~/i18n/server'
import { isLanguage } from '~/kernel/language'
import { NonceProvider } from '~/platform/nonce'

/** Renders to a string: measured faster than a stream for pages whose data is all there. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce }: AppLoadContext,
) {
  const root = remix.staticHandlerContext.loaderData.root as { language?: unknown } | undefined
  const language = isLanguage(root?.language) ? root.language : 'zh-CN'
  const html = renderToString(
    <I18nextProvider i18n={instanceFor(language)}>
      <NonceProvider value={nonce}>
        <RemixServer context={remix} url={request.url} nonce={nonce} />
      </NonceProvider>
    </I18nextProvider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(`<!doctype html>${html}`, { status, headers })
}

export function handleError(error: unknown, { context }: { context: AppLoadContext }) {
  context.club.log.error({ err: error, requestId: context.requestId }, 'render failed')
}
