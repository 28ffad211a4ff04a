/**
 * Who may do what: one table, one resolver for server and UI. Grants and role rows live in the database;
 * the names are closed here. An unknown role or permission means no.
 */
export const PERMISSIONS = [
  // Owners, on what is theirs.
  'profile:own',
  'garage:own',
  'booking:own',
  'record:own',
  'points:own',
  'reward:own',
  'rescue:own',
  'event:own',
  'case:own',
  // Staff.
  'desk:open',
  'member:search',
  'member:read',
  'member:read-sensitive',
  'member:edit',
  'booking:read',
  'booking:manage',
  'booking:override',
  'workshop:read',
  'workshop:manage',
  'workshop:work',
  'workshop:credit',
  'points:read',
  'points:adjust',
  'points:approve',
  'points:rules',
  'reward:read',
  'reward:manage',
  'voucher:redeem',
  'rescue:read',
  'rescue:manage',
  'rescue:work',
  'rescue:set-up',
  'event:read',
  'event:manage',
  'event:door',
  'event:set-up',
  'case:read',
  'case:work',
  'case:manage',
  'case:approve',
  'case:set-up',
  'article:read',
  'article:write',
  'article:publish',
  'dealer:manage',
  'dealer:create',
  'template:manage',
  'staff:manage',
  'role:manage',
  'audit:read',
  'job:monitor',
  'mailbox:read',
] as const
export type Permission = (typeof PERMISSIONS)[number]

export const STAFF_ROLES = [
  'adviser',
  'technician',
  'sales',
  'care',
  'marketing',
  'partner',
  'coordinator',
  'dealer-admin',
  'manager',
  'admin',
] as const
export type StaffRole = (typeof STAFF_ROLES)[number]
export type Role = 'guest' | 'member' | StaffRole

/** Roles that hold for the whole club; all other staff roles belong to a dealer. */
export const CLUB_ROLES: ReadonlySet<string> = new Set(['coordinator', 'admin'])

const ADVISER: Permission[] = [
  'desk:open',
  'member:search',
  'member:read',
  'member:edit',
  'booking:read',
  'booking:manage',
  'workshop:read',
  'workshop:manage',
  'points:read',
  'reward:read',
  'voucher:redeem',
  'rescue:read',
  'rescue:manage',
  'event:read',
  'event:door',
  'case:read',
  'case:work',
  'article:read',
  'article:write',
]
const DEALER_DATA: Permission[] = ['dealer:manage', 'staff:manage', 'rescue:set-up']

/** What a new club starts with; afterwards the rows count. */
export const DEFAULT_ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  guest: [],
  member: [
    'profile:own',
    'garage:own',
    'booking:own',
    'record:own',
    'points:own',
    'reward:own',
    'rescue:own',
    'event:own',
    'case:own',
  ],
  adviser: ADVISER,
  technician: ['desk:open', 'workshop:work', 'rescue:work', 'article:read'],
  sales: ['desk:open', 'member:search', 'member:read', 'case:read', 'case:work', 'article:read'],
  care: [
    'desk:open',
    'member:search',
    'member:read',
    'member:edit',
    'booking:read',
    'workshop:read',
    'points:read',
    'rescue:read',
    'case:read',
    'case:work',
    'case:manage',
    'article:read',
    'article:write',
  ],
  marketing: ['desk:open', 'reward:read', 'event:read', 'event:manage', 'event:door'],
  partner: ['desk:open', 'rescue:work'],
  coordinator: [
    'desk:open',
    'member:search',
    'member:read',
    'points:read',
    'points:rules',
    'reward:read',
    'reward:manage',
    'voucher:redeem',
    'event:read',
    'event:manage',
    'event:door',
    'event:set-up',
    'article:read',
    'article:write',
    'article:publish',
  ],
  'dealer-admin': ['desk:open', 'booking:read', ...DEALER_DATA],
  manager: [
    ...ADVISER,
    ...DEALER_DATA,
    'member:read-sensitive',
    'booking:override',
    'workshop:work',
    'rescue:work',
    'workshop:credit',
    'points:adjust',
    'points:approve',
    'event:manage',
    'case:manage',
    'case:approve',
  ],
  admin: PERMISSIONS.filter((permission) => !permission.endsWith(':own')),
}

export type Grant = { role: string; dealerId: string }
/** Permissions by role, as read from the database. */
export type RoleTable = ReadonlyMap<string, ReadonlySet<string>>

export function defaultRoleTable(): RoleTable {
  return new Map(Object.entries(DEFAULT_ROLE_PERMISSIONS).map(([role, names]) => [role, new Set(names)]))
}

type Holder = { memberId: string | null; grants: readonly Grant[]; roles: RoleTable; isSystem?: boolean }

/**
 * Where the holder may use a permission: everywhere in the club, at some dealers, on what is their own, or nowhere (null).
 */
export function scopeOf(holder: Holder, permission: Permission): 'club' | 'own' | ReadonlySet<string> | null {
  if (holder.isSystem) return 'club'
  const dealers = new Set<string>()
  for (const { role, dealerId } of holder.grants) {
    if (!holder.roles.get(role)?.has(permission)) continue
    if (CLUB_ROLES.has(role) && dealerId === '') return 'club'
    if (dealerId !== '') dealers.add(dealerId)
  }
  if (dealers.size > 0) return dealers
  if (holder.memberId && holder.roles.get('member')?.has(permission)) return 'own'
  return null
}

/** May the holder do this — at this dealer, if one is named? */
export function can(holder: Holder, permission: Permission, at: { dealerId?: string } = {}): boolean {
  const scope = scopeOf(holder, permission)
  if (scope === null) return false
  if (at.dealerId === undefined || scope === 'club') return true
  return scope !== 'own' && scope.has(at.dealerId)
}
