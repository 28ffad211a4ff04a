import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { readerOf } from '~/i18n/server'
import { ReaderProvider } from '~/i18n/use'
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
    <ReaderProvider value={readerOf(language)}>
      <NonceProvider value={nonce}>
        <RemixServer context={remix} url={request.url} nonce={nonce} />
      </NonceProvider>
    </ReaderProvider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(`<!doctype html>${html}`, { status, headers })
}

export function handleError(error: unknown, { context }: { context: AppLoadContext }) {
  context.club.log.error({ err: error, requestId: context.requestId }, 'render failed')
}
