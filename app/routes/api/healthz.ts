import { page } from '~/platform/page.server'

/** The process answers. */
export const loader = page(
  { permission: 'public' },
  async () => new Response('ok\n', { headers: { 'Content-Type': 'text/plain' } }),
)
