import { Outlet, useLoaderData } from '@remix-run/react'
import { page } from '~/platform/page.server'
import { scopeOf } from '~/platform/permissions'
import { Wordmark } from '~/ui/brand'
import { OwnerShell } from '~/ui/owner-shell'

/** The account's own pages belong to owners and staff alike: each sees them on their side of the house. */
export const loader = page({ permission: 'signed-in' }, async ({ actor }) => ({
  owner: actor.memberId !== null && scopeOf(actor, 'desk:open') === null,
}))

export default function AccountLayout() {
  const { owner } = useLoaderData<typeof loader>()
  if (owner)
    return (
      <OwnerShell messages="/me/messages">
        <Outlet />
      </OwnerShell>
    )
  return (
    <div className="owner">
      <header className="topbar">
        <a href="/" className="mark">
          <Wordmark />
        </a>
      </header>
      <Outlet />
    </div>
  )
}
