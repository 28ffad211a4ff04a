import { signOut } from '~/areas/accounts/sessions.server'
import { page } from '~/platform/page.server'

export const loader = page({ permission: 'public' }, async ({ go }) => go('/'))

export const action = page({ permission: 'public' }, async ({ club, actor, context, go }) => {
  await signOut({ club, actor })
  const headers = new Headers({ 'X-Remix-Reload-Document': 'true' })
  headers.append('Set-Cookie', await context.cookies.session.serialize('', { maxAge: 0 }))
  headers.append('Set-Cookie', await context.cookies.desk.serialize('', { maxAge: 0 }))
  return go('/sign-in', { key: 'accounts:sign_in.signed_out' }, headers)
})
