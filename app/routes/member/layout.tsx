import { Outlet } from '@remix-run/react'
import { OwnerShell } from '~/ui/owner-shell'

/** The owner's side around every page of it. */
export default function MemberLayout() {
  return (
    <OwnerShell messages="/me/messages">
      <Outlet />
    </OwnerShell>
  )
}
