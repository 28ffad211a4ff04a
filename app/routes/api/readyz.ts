import { page } from '~/platform/page.server'

/** The process and its database answer. */
export const loader = page({ permission: 'public' }, async ({ club }) => {
  try {
    await club.store.probe('select 1')
    return new Response('ready\n', { headers: { 'Content-Type': 'text/plain' } })
  } catch {
    return new Response('database does not answer\n', { status: 503, headers: { 'Content-Type': 'text/plain' } })
  }
})
