import { Outlet, type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { countUnread } from '~/platform/mailbox.server'
import { page } from '~/platform/page.server'
import { isUnder, OwnerShell } from '~/ui/owner-shell'

const MESSAGES = '/me/messages'

/** What the frame tells. Who may see the page inside it is that page's own question. */
export const loader = page({ permission: 'public' }, async ({ club, actor, url }) => ({
  // Who has the list open is reading them.
  unread: actor.userId && !isUnder(url.pathname, MESSAGES) ? await countUnread(club, actor.userId) : 0,
}))

export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
  defaultShouldRevalidate || [currentUrl, nextUrl].some(({ pathname }) => isUnder(pathname, MESSAGES))

/** The owner's side around every page of it. */
export default function MemberLayout() {
  const { unread } = useLoaderData<typeof loader>()
  return (
    <OwnerShell messages={MESSAGES} unread={unread}>
      <Outlet />
    </OwnerShell>
  )
}
