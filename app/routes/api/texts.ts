import { z } from 'zod'
import { textBundle } from '~/i18n/bundles.server'
import { LANGUAGES } from '~/kernel/language'
import { page } from '~/platform/page.server'

const params = z.object({ language: z.enum(LANGUAGES), name: z.string().regex(/^(owner|staff)-[0-9a-f]{12}\.json$/) })

/** The words of a language and side. An address of an older build gets today's words, unkept. */
export const loader = page({ permission: 'public', params }, async ({ request, params: { language, name } }) => {
  const bundle = textBundle(language, name.startsWith('staff') ? 'staff' : 'owner')
  const accepted = request.headers.get('Accept-Encoding') ?? ''
  const [encoding, body] = /\bbr\b/.test(accepted)
    ? ['br', bundle.brotli]
    : /\bgzip\b/.test(accepted)
      ? ['gzip', bundle.gzip]
      : ['identity', bundle.plain]
  const isCurrent = bundle.path.endsWith(`/${name}`)
  return new Response(body as BodyInit, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Encoding': encoding,
      'Cache-Control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-store',
      Vary: 'Accept-Encoding',
    },
  })
})
