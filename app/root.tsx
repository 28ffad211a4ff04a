import type { MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { CSSProperties, ReactNode } from 'react'
import { useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import type { Toast } from '~/platform/cookies.server'
import { useNonce } from '~/platform/nonce'
import { page } from '~/platform/page.server'
import { scopeOf } from '~/platform/permissions'
import styles from '~/ui/app.css?url'

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
  const toast = (await context.cookies.toast.parse(request.headers.get('Cookie'))) as Toast | null
  const { brand, demo } = club.config
  const data = {
    language,
    theme: actor.theme,
    zone: 'Asia/Shanghai',
    side: scopeOf(actor, 'desk:open') === null ? ('owner' as const) : ('staff' as const),
    actor:
      actor.kind === 'person'
        ? { name: actor.name, isMember: actor.memberId !== null, sealed: actor.secondFactor === 'wanted' }
        : null,
    brand: {
      wordmark: brand.wordmark,
      name: say(brand.name, language),
      rescuePhone: brand.rescuePhone,
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
  const theme = data?.theme === 'system' ? undefined : data?.theme
  return (
    <html
      lang={data?.language ?? 'zh-CN'}
      data-theme={theme}
      data-side={data?.side}
      style={(style ?? undefined) as CSSProperties}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <Meta />
        <Links />
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
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const t = useT()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const id = isRouteErrorResponse(error) && typeof error.data?.id === 'string' ? error.data.id : '–'
  const kind = status === 404 ? 'not_found' : status === 403 ? 'forbidden' : 'failed'
  return (
    <main className="mx-auto max-w-xl px-gutter py-beat">
      <h1 className="text-title font-semibold">{t(`shell:error.${kind}_title`)}</h1>
      <p className="mt-2 text-ink-2">{t(`shell:error.${kind}_text`, { id })}</p>
      <a className="mt-6 inline-block text-accent underline" href="/">
        {t('shell:error.home')}
      </a>
    </main>
  )
}
