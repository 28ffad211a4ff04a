import type { StaffRole } from '~/platform/permissions'

export type Visitor = 'guest' | 'member' | StaffRole

/** Everyone at the desk. */
export const STAFF: Visitor[] = [
  'adviser',
  'technician',
  'sales',
  'care',
  'marketing',
  'coordinator',
  'dealer-admin',
  'manager',
  'admin',
]
export const SIGNED_IN: Visitor[] = ['member', ...STAFF]
export const EVERYONE: Visitor[] = ['guest', ...SIGNED_IN]

/** Ids of the demo club that stand for "mine" and "someone else's". */
export type Samples = Record<string, { own: string; foreign: string }>

export type Line = {
  /** Who may read the page. Left out: the route has no loader. */
  get?: Visitor[]
  /** Who may act. Left out: the route has no action. */
  post?: Visitor[]
  /** Names the sample of each parameter of the path, e.g. { vehicleId: 'vehicle' }. */
  params?: Record<string, string>
  /** The same for what stands behind the question mark. */
  query?: Record<string, string>
  /** Fields that the action reads; with them a foreign object must be 404, without them a form may be refused first. */
  form?: Record<string, string>
  /**
   * Whose the `own` samples are; they get a 200 or a redirect, and 404 on the foreign ones.
   * Other visitors that may open the route are not asked for the foreign object.
   */
  owners?: Visitor[]
  /** Who sees every object of the club, `own` and `foreign` alike. */
  everywhere?: Visitor[]
  /** The route answers 404 although the visitor may open it (a one-time address, a closed door). */
  closed?: boolean
}

const DEALER = {
  ...{ 'name.zh': '甲', 'name.en': 'A', 'city.zh': '甲', 'city.en': 'A', 'address.zh': '甲', 'address.en': 'A' },
  ...{ phone: '+862155500001', zone: 'Asia/Shanghai', lat: '31', lng: '121', version: '1' },
  ...{ 'settings.noticeMinutes': '0', 'settings.horizonDays': '1', 'settings.onlinePercent': '0' },
  ...{ 'settings.cancelNoticeHours': '0', 'settings.missedLimit': '0', 'settings.missedWindowDays': '1' },
  'settings.holdMinutes': '1',
}
const HOURS: Record<string, string> = { version: '1' }
for (let day = 0; day < 7; day++)
  Object.assign(HOURS, { [`days[${day}].opens`]: '08:00', [`days[${day}].closes`]: '17:00' })

/** Every route of app/routes.ts: who may open it and who may act. A route without a line fails the test. */
export const matrix: Record<string, Line> = {
  // Public
  '/': { get: EVERYONE },
  '/first-administrator': { get: EVERYONE, post: EVERYONE, closed: true },
  '/forgot': { get: EVERYONE, post: EVERYONE },
  '/language': { post: EVERYONE },
  '/me/password': { get: SIGNED_IN, post: SIGNED_IN },
  '/me/sessions': { get: SIGNED_IN, post: SIGNED_IN },
  '/reset/:token': { get: EVERYONE, post: EVERYONE, params: { token: 'spentToken' } },
  '/sign-in': { get: EVERYONE, post: EVERYONE },
  '/sign-in/code': { get: EVERYONE, post: EVERYONE },
  '/sign-in/enrol': { get: EVERYONE, post: EVERYONE },
  '/sign-in/second-factor': { get: EVERYONE, post: EVERYONE },
  '/theme': { post: EVERYONE },
  // Owners: booking
  '/book': { get: ['member'], post: ['member'] },
  '/book/:number': {
    get: ['member'],
    post: ['member'],
    params: { number: 'booking' },
    form: { act: 'decline' },
    owners: ['member'],
  },
  '/book/:number/calendar.ics': { get: ['member'], params: { number: 'booking' }, owners: ['member'] },
  '/book/:number/cancel': {
    get: ['member'],
    post: ['member'],
    params: { number: 'booking' },
    form: { reason: 'x' },
    owners: ['member'],
  },
  '/book/:number/time': {
    get: ['member'],
    post: ['member'],
    params: { number: 'booking' },
    form: { start: '1900000000000' },
    owners: ['member'],
  },
  '/book/new': { get: ['member'] },
  '/book/new/dealer': { get: ['member'], query: { car: 'vehicle' }, owners: ['member'] },
  '/book/new/jobs': { get: ['member'], query: { car: 'vehicle', dealer: 'anyDealer' }, owners: ['member'] },
  '/book/new/time': {
    get: ['member'],
    post: ['member'],
    query: { car: 'vehicle', dealer: 'anyDealer', jobs: 'template' },
    form: { act: 'hold', start: '1900000000000' },
    owners: ['member'],
  },
  '/book/new/wait': {
    get: ['member'],
    post: ['member'],
    query: { car: 'vehicle', dealer: 'anyDealer', jobs: 'template' },
    form: { fromDay: '2030-01-01', toDay: '2030-01-02', partOfDay: 'any' },
    owners: ['member'],
  },
  '/card/:token': { get: EVERYONE, params: { token: 'spentToken' } },
  '/join': { get: EVERYONE, post: EVERYONE },
  '/join/account': { get: EVERYONE, post: EVERYONE },
  '/join/car': { get: EVERYONE, post: EVERYONE },
  '/join/code': { get: EVERYONE, post: EVERYONE },
  '/join/consents': { get: EVERYONE, post: EVERYONE },
  '/rescue': { get: EVERYONE },
  // Owners: membership
  '/card': { get: ['member'], post: ['member'] },
  '/home': { get: ['member'] },
  '/me': { get: ['member'] },
  '/me/appearance': { get: ['member'] },
  '/me/consents': { get: ['member'], post: ['member'] },
  '/me/data': { get: ['member'] },
  '/me/data/:list': { get: ['member'], params: { list: 'list' } },
  '/me/erase': { get: ['member'], post: ['member'] },
  '/me/invite': { get: ['member'] },
  '/me/messages': { get: ['member'] },
  '/me/profile': { get: ['member'], post: ['member'] },
  '/welcome': { get: ['member'] },
  // Owners: garage
  '/garage': { get: ['member'] },
  '/garage/add': { get: ['member'], post: ['member'] },
  '/garage/:vehicleId': { get: ['member'], params: { vehicleId: 'vehicle' }, owners: ['member'] },
  '/garage/:vehicleId/cluster': {
    get: ['member'],
    post: ['member'],
    params: { vehicleId: 'vehicle' },
    form: { at: '2026-01-01', oldKm: '1', newKm: '0' },
    owners: ['member'],
  },
  '/garage/:vehicleId/documents': {
    get: ['member'],
    post: ['member'],
    params: { vehicleId: 'vehicle' },
    form: { act: 'remove', documentId: 'nobody' },
    owners: ['member'],
  },
  '/garage/:vehicleId/documents/:documentId': {
    get: ['member'],
    params: { vehicleId: 'vehicle', documentId: 'document' },
    closed: true,
  },
  '/garage/:vehicleId/edit': {
    get: ['member'],
    post: ['member'],
    params: { vehicleId: 'vehicle' },
    form: { version: '1', plate: '' },
    owners: ['member'],
  },
  '/garage/:vehicleId/readings': {
    get: ['member'],
    post: ['member'],
    params: { vehicleId: 'vehicle' },
    form: { act: 'add', km: '1' },
    owners: ['member'],
  },
  '/garage/:vehicleId/release': {
    get: ['member'],
    post: ['member'],
    params: { vehicleId: 'vehicle' },
    form: { act: 'release', ending: 'sold' },
    owners: ['member'],
  },
  '/garage/:vehicleId/serviced': {
    get: ['member'],
    post: ['member'],
    params: { vehicleId: 'vehicle' },
    form: { act: 'add', on: '2026-01-05', km: '1', place: 'X', work: 'X', confirm: 'on' },
    owners: ['member'],
  },
  // Owners: visits and records
  '/records': { get: ['member'] },
  '/records.csv': { get: ['member'] },
  '/records/:number': { get: ['member'], params: { number: 'record' }, owners: ['member'] },
  '/records/:number/csv': { get: ['member'], params: { number: 'record' }, owners: ['member'] },
  '/records/:number/pdf': { get: ['member'], params: { number: 'record' }, owners: ['member'] },
  '/visits/:number': {
    get: ['member'],
    post: ['member'],
    params: { number: 'record' },
    form: { extraId: 'nobody', answer: 'approved' },
    owners: ['member'],
  },
  '/visits/:number/photos/:photoId': {
    get: ['member'],
    params: { number: 'record', photoId: 'document' },
    closed: true,
  },
  // Owners: points
  '/points': { get: ['member'] },
  '/points/earn': { get: ['member'] },
  '/points/tiers': { get: ['member'] },
  // Owners: rewards
  '/rewards': { get: ['member'] },
  '/rewards/:rewardId': { get: ['member'], post: ['member'], params: { rewardId: 'reward' } },
  '/vouchers': { get: ['member'] },
  '/vouchers/:number': { get: ['member'], params: { number: 'redemption' }, owners: ['member'] },
  '/vouchers/:number/return': {
    get: ['member'],
    post: ['member'],
    params: { number: 'redemption' },
    form: {},
    owners: ['member'],
  },
  // Desk: workshop
  '/desk/checkin': { get: ['adviser', 'manager', 'admin'], post: ['adviser', 'manager', 'admin'] },
  '/desk/my-jobs': { get: ['technician', 'manager', 'admin'] },
  '/desk/my-jobs/:number': {
    get: ['technician', 'manager', 'admin'],
    post: ['technician', 'manager', 'admin'],
    params: { number: 'order' },
    form: { act: 'start-job', jobId: 'nobody' },
    owners: ['manager'],
    everywhere: ['admin'],
  },
  '/desk/my-jobs/:number/upload': {
    get: ['technician', 'manager', 'admin'],
    post: ['technician', 'manager', 'admin'],
    params: { number: 'order' },
    form: { act: 'start-job', jobId: 'nobody' },
    owners: ['manager'],
    everywhere: ['admin'],
  },
  '/desk/orders': { get: ['adviser', 'care', 'manager', 'admin'] },
  '/desk/orders/figures': { get: ['adviser', 'care', 'manager', 'admin'], post: ['dealer-admin', 'manager', 'admin'] },
  '/desk/orders/:number': {
    get: ['adviser', 'care', 'manager', 'admin'],
    post: ['adviser', 'manager', 'admin'],
    params: { number: 'order' },
    form: { act: 'drop-job', jobId: 'nobody' },
    owners: ['adviser', 'care', 'manager'],
    everywhere: ['admin'],
  },
  '/desk/orders/:number/credit': {
    get: ['manager', 'admin'],
    post: ['manager', 'admin'],
    params: { number: 'order' },
    form: { reason: 'x', version: '1' },
    owners: ['manager'],
    everywhere: ['admin'],
  },
  '/desk/orders/:number/photos/:photoId': {
    get: ['adviser', 'care', 'manager', 'admin'],
    params: { number: 'order', photoId: 'document' },
    closed: true,
  },
  '/desk/orders/:number/print': {
    get: ['adviser', 'care', 'manager', 'admin'],
    params: { number: 'order' },
    owners: ['adviser', 'care', 'manager'],
    everywhere: ['admin'],
  },
  '/desk/orders/:number/upload': {
    get: ['adviser', 'care', 'manager', 'admin'],
    post: ['adviser', 'manager', 'admin'],
    params: { number: 'order' },
    form: { act: 'drop-job', jobId: 'nobody' },
    owners: ['adviser', 'care', 'manager'],
    everywhere: ['admin'],
  },
  // Desk: rewards
  '/desk/rewards': { get: ['adviser', 'marketing', 'coordinator', 'manager', 'admin'] },
  '/desk/rewards/new': { get: ['coordinator', 'admin'], post: ['coordinator', 'admin'] },
  '/desk/rewards/orders': { get: ['adviser', 'marketing', 'coordinator', 'manager', 'admin'] },
  '/desk/rewards/orders.csv': { get: ['adviser', 'marketing', 'coordinator', 'manager', 'admin'] },
  '/desk/rewards/:rewardId': {
    get: ['coordinator', 'admin'],
    post: ['coordinator', 'admin'],
    params: { rewardId: 'reward' },
  },
  '/desk/vouchers': {
    get: ['adviser', 'coordinator', 'manager', 'admin'],
    post: ['adviser', 'coordinator', 'manager', 'admin'],
  },
  // Desk
  '/desk': { get: STAFF },
  '/desk/dealer': { post: STAFF },
  '/desk/members': { get: ['adviser', 'sales', 'care', 'coordinator', 'manager', 'admin'] },
  '/desk/members/new': { get: ['adviser', 'care', 'manager', 'admin'], post: ['adviser', 'care', 'manager', 'admin'] },
  // A stranger's number answers too, masked: the page is the same address.
  '/desk/members/:number': {
    get: ['adviser', 'sales', 'care', 'coordinator', 'manager', 'admin'],
    post: ['adviser', 'sales', 'care', 'coordinator', 'manager', 'admin'],
    params: { number: 'memberNumber' },
  },
  '/desk/members/:number/car': {
    get: ['adviser', 'care', 'manager', 'admin'],
    post: ['adviser', 'care', 'manager', 'admin'],
    params: { number: 'member' },
    form: { plate: '' },
    owners: ['adviser', 'care', 'manager'],
    everywhere: ['admin'],
  },
  '/desk/members/:number/serviced/:vehicleId': {
    get: ['adviser', 'care', 'manager', 'admin'],
    post: ['adviser', 'care', 'manager', 'admin'],
    params: { number: 'memberNumber', vehicleId: 'vehicle' },
    form: { act: 'remove', serviceId: 'nobody' },
    owners: ['adviser', 'care', 'manager', 'admin'],
  },
  '/desk/search': { get: STAFF },
  // Desk: administration
  '/desk/admin/dealers': { get: ['dealer-admin', 'manager', 'admin'] },
  '/desk/admin/dealers/new': { get: ['admin'], post: ['admin'] },
  '/desk/admin/dealers/:dealerId': {
    get: ['dealer-admin', 'manager', 'admin'],
    post: ['dealer-admin', 'manager', 'admin'],
    params: { dealerId: 'dealer' },
    form: DEALER,
    owners: ['dealer-admin', 'manager'],
    everywhere: ['admin'],
  },
  '/desk/admin/dealers/:dealerId/holidays': {
    get: ['dealer-admin', 'manager', 'admin'],
    post: ['dealer-admin', 'manager', 'admin'],
    params: { dealerId: 'dealer' },
    form: { intent: 'clear', date: '2030-01-01' },
    owners: ['dealer-admin', 'manager'],
    everywhere: ['admin'],
  },
  '/desk/admin/dealers/:dealerId/hours': {
    get: ['dealer-admin', 'manager', 'admin'],
    post: ['dealer-admin', 'manager', 'admin'],
    params: { dealerId: 'dealer' },
    form: HOURS,
    owners: ['dealer-admin', 'manager'],
    everywhere: ['admin'],
  },
  '/desk/admin/dealers/:dealerId/units': {
    get: ['dealer-admin', 'manager', 'admin'],
    post: ['dealer-admin', 'manager', 'admin'],
    params: { dealerId: 'dealer' },
    form: { intent: 'add', kind: 'waiter', name: 'X' },
    owners: ['dealer-admin', 'manager'],
    everywhere: ['admin'],
  },
  '/desk/admin/roles': { get: ['admin'] },
  '/desk/admin/roles/:role': { get: ['admin'], post: ['admin'], params: { role: 'role' } },
  '/desk/admin/staff': { get: ['dealer-admin', 'manager', 'admin'] },
  '/desk/admin/staff/new': { get: ['dealer-admin', 'manager', 'admin'], post: ['dealer-admin', 'manager', 'admin'] },
  '/desk/admin/staff/:userId': {
    get: ['dealer-admin', 'manager', 'admin'],
    post: ['dealer-admin', 'manager', 'admin'],
    params: { userId: 'staff' },
    form: { intent: 'close', reason: 'x' },
    owners: ['dealer-admin', 'manager'],
    everywhere: ['admin'],
  },
  '/desk/admin/templates': { get: ['admin'] },
  '/desk/admin/templates/:templateId': { get: ['admin'], post: ['admin'], params: { templateId: 'template' } },
  // The mailbox of the demo: everybody on the same machine.
  '/mailbox': { get: EVERYONE },
  '/mailbox/:messageId/attachments/:place': { get: EVERYONE, params: { messageId: 'message' }, closed: true },
  '/mailbox/:messageId/html': { get: EVERYONE, params: { messageId: 'message' } },
  // The machine room's desk
  '/desk/audit': { get: ['admin'] },
  '/desk/audit.csv': { get: ['admin'] },
  '/desk/jobs': { get: ['admin'], post: ['admin'] },
  // Staff: booking calendar
  '/desk/calendar': {
    get: ['adviser', 'care', 'dealer-admin', 'manager', 'admin'],
    post: ['adviser', 'manager', 'admin'],
  },
  '/desk/calendar/affected': { get: ['adviser', 'care', 'dealer-admin', 'manager', 'admin'] },
  '/desk/calendar/block': { get: ['adviser', 'manager', 'admin'], post: ['adviser', 'manager', 'admin'] },
  '/desk/calendar/new': { get: ['adviser', 'manager', 'admin'], post: ['adviser', 'manager', 'admin'] },
  // Desk: points
  '/desk/points': { get: ['adviser', 'care', 'coordinator', 'manager', 'admin'], post: ['coordinator', 'admin'] },
  '/desk/points/accounts/:number': {
    get: ['adviser', 'care', 'coordinator', 'manager', 'admin'],
    post: ['coordinator', 'admin'],
    params: { number: 'member' },
    form: { reason: 'x' },
    owners: ['adviser', 'care', 'manager'],
    everywhere: ['coordinator', 'admin'],
  },
  '/desk/points/adjustments': {
    get: ['adviser', 'care', 'coordinator', 'manager', 'admin'],
    post: ['manager', 'admin'],
  },
  '/desk/points/evaluations': { get: ['adviser', 'care', 'coordinator', 'manager', 'admin'] },
  // Machines
  '/live': { get: SIGNED_IN, closed: true },
  '/healthz': { get: EVERYONE },
  '/readyz': { get: EVERYONE },
  '/texts/:language/:name': { get: EVERYONE, params: { language: 'language', name: 'texts' } },
  '/metrics': { get: EVERYONE },
  '/*': { get: EVERYONE, post: EVERYONE, closed: true },
  // Last: it really ends the sessions that the test goes round with.
  '/sign-out': { get: EVERYONE, post: EVERYONE },
}
