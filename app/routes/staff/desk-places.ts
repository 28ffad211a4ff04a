import type { Permission } from '~/platform/permissions'

/** One place of the desk; shown only to those who may open it. */
export type Place = { id: string; href: string; permission: Permission }

/** The rail of the desk by groups, in the order of a working day. */
export const PLACES = [
  {
    id: 'start',
    places: [
      { id: 'today', href: '/desk', permission: 'desk:open' },
      { id: 'members', href: '/desk/members', permission: 'member:search' },
    ],
  },
  {
    id: 'service',
    places: [
      { id: 'calendar', href: '/desk/calendar', permission: 'booking:read' },
      { id: 'orders', href: '/desk/orders', permission: 'workshop:read' },
      { id: 'rescue', href: '/desk/rescue', permission: 'rescue:read' },
      { id: 'cases', href: '/desk/cases', permission: 'case:read' },
      { id: 'knowledge', href: '/desk/knowledge', permission: 'article:read' },
      { id: 'work', href: '/desk/my-jobs', permission: 'workshop:work' },
      { id: 'myRescues', href: '/desk/my-rescues', permission: 'rescue:work' },
      { id: 'vouchers', href: '/desk/vouchers', permission: 'voucher:redeem' },
    ],
  },
  {
    id: 'club',
    places: [
      { id: 'points', href: '/desk/points', permission: 'points:read' },
      { id: 'rewards', href: '/desk/rewards', permission: 'reward:read' },
      { id: 'events', href: '/desk/events', permission: 'event:read' },
      { id: 'doors', href: '/desk/doors', permission: 'desk:open' },
    ],
  },
  {
    id: 'admin',
    places: [
      { id: 'dealers', href: '/desk/admin/dealers', permission: 'dealer:manage' },
      { id: 'templates', href: '/desk/admin/templates', permission: 'template:manage' },
      { id: 'staff', href: '/desk/admin/staff', permission: 'staff:manage' },
      { id: 'roles', href: '/desk/admin/roles', permission: 'role:manage' },
      { id: 'audit', href: '/desk/audit', permission: 'audit:read' },
      { id: 'jobs', href: '/desk/jobs', permission: 'job:monitor' },
      { id: 'mailbox', href: '/mailbox', permission: 'mailbox:read' },
    ],
  },
] as const satisfies readonly { id: string; places: readonly Place[] }[]

export type PlaceId = (typeof PLACES)[number]['places'][number]['id']
