import { page } from '~/platform/page.server'
import { scopeOf } from '~/platform/permissions'

/** The door: everyone is sent to their side of the house. */
export const loader = page({ permission: 'public' }, async ({ actor, go }) => {
  if (actor.kind === 'guest') return go('/sign-in')
  return go(scopeOf(actor, 'desk:open') === null ? '/home' : '/desk')
})
