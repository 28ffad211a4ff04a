import type { MetaFunction } from '@remix-run/node'
import {
  Form,
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { CSSProperties, ReactNode } from 'react'
import { textBundle } from '~/i18n/bundles.server'
import type { Key } from '~/i18n/keys'
import { useT } from '~/i18n/use'
import type { MessageParams } from '~/kernel/message'
import { say } from '~/kernel/words'
import type { Toast as Flash } from '~/platform/cookies.server'
import { useNonce } from '~/platform/nonce'
import { page } from '~/platform/page.server'
import { scopeOf } from '~/platform/permissions'
import styles from '~/ui/app.css?url'
import { BrandProvider } from '~/ui/brand'
import { ErrorPage } from '~/ui/error-page'
import { useLinkNavigation } from '~/ui/links'
import { Pending } from '~/ui/pending'
import { Toast } from '~/ui/toast'

export const links = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
]
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.brand.name ?? '' },
  { name: 'theme-color', content: data?.brand.colors?.brandPlate ?? '#0a2a21' },
]

/** What every page knows: reader, club, and the one sentence that the last act left. */
export const loader = page({ permission: 'public' }, async ({ club, actor, request, context, language, headers }) => {
  const toast = (await context.cookies.toast.parse(request.headers.get('Cookie'))) as Flash | null
  const { brand, demo } = club.config
  const data = {
    language,
    theme: actor.theme,
    zone: 'Asia/Shanghai',
    texts: textBundle(language, scopeOf(actor, 'desk:open') === null ? 'owner' : 'staff').path,
    actor:
      actor.kind === 'person'
        ? {
            name: actor.name,
            isMember: actor.memberId !== null,
            sealed: actor.secondFactor === 'wanted' || actor.secondFactor === 'enrol',
          }
        : null,
    brand: {
      wordmark: brand.wordmark,
      name: say(brand.name, language),
      rescuePhone: brand.rescuePhone,
      mark: brand.mark,
      colors: brand.colors,
    },
    demo,
    toast: toast ?? null,
  }
  if (!toast) return data
  const cleared = await context.cookies.toast.serialize('', { maxAge: 0 })
  headers.append('Set-Cookie', cleared)
  return data
})
export type RootData = ReturnType<typeof useLoaderData<typeof loader>>

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root')
  const nonce = useNonce()
  const colors = data?.brand.colors
  const style = colors && {
    '--brand': colors.brand,
    '--brand-on': colors.brandOn,
    '--brand-night': colors.brandNight,
    '--brand-night-on': colors.brandNightOn,
    '--brand-plate': colors.brandPlate,
  }
  // A page that is read at the roadside is dark at night, unless its reader chose otherwise.
  const isNight = useMatches().some(({ data }) => (data as { isNight?: unknown } | null)?.isNight === true)
  const theme = data?.theme === 'system' ? (isNight ? 'dark' : undefined) : data?.theme
  return (
    <html
      lang={data?.language ?? 'zh-CN'}
      data-theme={theme}
      data-texts={data?.texts}
      style={(style ?? undefined) as CSSProperties}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <Meta />
        <Links />
        {data && <link rel="preload" as="fetch" href={data.texts} crossOrigin="anonymous" />}
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  const { brand, toast } = useLoaderData<typeof loader>()
  const t = useT()
  useLinkNavigation()
  return (
    <BrandProvider value={brand}>
      <Pending />
      <Outlet />
      <Toast id={toast} undo={toast?.undo && <Undo {...toast.undo} />}>
        {toast && t(toast.key as Key, toast.params as MessageParams)}
      </Toast>
    </BrandProvider>
  )
}

/** Takes back what the sentence says was done. */
function Undo({ action, fields }: NonNullable<Flash['undo']>) {
  const t = useT()
  return (
    <Form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{t('shell:undo')}</button>
    </Form>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const t = useT()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const id = isRouteErrorResponse(error) && typeof error.data?.id === 'string' ? error.data.id : '–'
  const kind = status === 404 ? 'not_found' : status === 403 ? 'forbidden' : 'failed'
  return (
    <ErrorPage title={t(`shell:error.${kind}_title`)} way={{ href: '/', label: t('shell:error.home') }}>
      {t(`shell:error.${kind}_text`, { id })}
    </ErrorPage>
  )
}
