import { NotFound } from '~/kernel/outcome'
import { registry } from '~/platform/metrics.server'
import { page } from '~/platform/page.server'

/** For a scraper on the same machine; everyone else is told that there is nothing. */
export const loader = page({ permission: 'public' }, async ({ context }) => {
  const isLocal = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(context.address)
  // A proxy on this machine speaks for the whole world.
  if (!isLocal || context.isForwarded) throw new NotFound('metrics')
  return new Response(await registry.metrics(), { headers: { 'Content-Type': registry.contentType } })
})
