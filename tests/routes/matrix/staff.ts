import { type Line, STAFF } from './line'

const DEALER = {
  ...{ 'name.zh': '甲', 'name.en': 'A', 'city.zh': '甲', 'city.en': 'A', 'address.zh': '甲', 'address.en': 'A' },
  ...{ phone: '+862155500001', zone: 'Asia/Shanghai', lat: '31', lng: '121', version: '1' },
  ...{ 'settings.noticeMinutes': '0', 'settings.horizonDays': '1', 'settings.onlinePercent': '0' },
  ...{ 'settings.cancelNoticeHours': '0', 'settings.missedLimit': '0', 'settings.missedWindowDays': '1' },
  ...{ 'settings.holdMinutes': '1', active: 'on' },
}
const TEMPLATE = {
  ...{ version: '1', code: 'XX', 'name.zh': '甲', 'name.en': 'A', 'detail.zh': '甲', 'detail.en': 'A' },
  ...{ minutes: '30', bufferMinutes: '0', skill: 'general', bayType: 'lift', price: '1', currency: 'CNY' },
}
const HOURS: Record<string, string> = { version: '1' }
for (let day = 0; day < 7; day++)
  Object.assign(HOURS, { [`days[${day}].opens`]: '08:00', [`days[${day}].closes`]: '17:00' })

const HELPER: Record<string, string> = {
  ...{ version: '1', dealerId: ':dealer', kind: 'own', name: 'X', phone: '+862155500001', vehicle: 'van' },
  ...{ skills: 'tyre', lat: '31', lng: '121', radiusKm: '50', capacity: '1', price: '100' },
}
for (let day = 0; day < 7; day++)
  Object.assign(HELPER, { [`days[${day}].on`]: 'on', [`days[${day}].from`]: '08:00', [`days[${day}].to`]: '18:00' })
const RESCUE_LEVEL = {
  ...{ version: '1', acknowledgeMinutes: '5', assignMinutes: '10', arriveMinutes: '60', onSceneMinutes: '90' },
  offerSeconds: '90',
}

/** Pages of the desk. */
export const desk: Record<string, Line> = {
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
  '/desk/rescue/:number/photos/:photoId': {
    get: ['adviser', 'care', 'manager', 'admin'],
    params: { number: 'document', photoId: 'document' },
    closed: true,
  },
  // Desk: a helper's own rescues; a job of somebody else is nobody's, not even the administrator's
  '/desk/my-rescues': { get: ['technician', 'partner', 'manager', 'admin'] },
  '/desk/my-rescues/:assignmentId': {
    get: ['technician', 'partner', 'manager', 'admin'],
    post: ['technician', 'partner', 'manager', 'admin'],
    params: { assignmentId: 'rescueJob' },
    form: { act: 'message', text: 'x' },
    owners: [],
  },
  '/desk/my-rescues/:assignmentId/photos': {
    post: ['technician', 'partner', 'manager', 'admin'],
    params: { assignmentId: 'rescueJob' },
    form: { act: 'message', text: 'x' },
    owners: [],
  },
  '/desk/my-rescues/:assignmentId/photos/:photoId': {
    get: ['technician', 'partner', 'manager', 'admin'],
    params: { assignmentId: 'rescueJob', photoId: 'document' },
    closed: true,
  },
  '/desk/my-rescues/:assignmentId/positions': {
    post: ['technician', 'partner', 'manager', 'admin'],
    params: { assignmentId: 'rescueJob' },
    form: { 'points[0].key': 'matrix-position', 'points[0].ago': '0', 'points[0].lat': '31', 'points[0].lng': '121' },
    owners: [],
  },
  '/desk/my-rescues/:assignmentId/steps': {
    post: ['technician', 'partner', 'manager', 'admin'],
    params: { assignmentId: 'rescueJob' },
    form: { act: 'message', text: 'x' },
    owners: [],
  },
  '/desk/my-rescues/:assignmentId/upload': {
    get: ['technician', 'partner', 'manager', 'admin'],
    post: ['technician', 'partner', 'manager', 'admin'],
    params: { assignmentId: 'rescueJob' },
    form: { act: 'message', text: 'x' },
    owners: [],
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
  // Desk: rescue
  '/desk/rescue': {
    get: ['adviser', 'care', 'manager', 'admin'],
    post: ['adviser', 'manager', 'admin'],
    query: { open: 'deskRescue' },
    form: { act: 'reveal', number: ':deskRescue' },
    owners: ['adviser', 'care', 'manager'],
    everywhere: ['admin'],
  },
  '/desk/rescue/callers': { get: ['adviser', 'manager', 'admin'] },
  '/desk/rescue/insights': { get: ['adviser', 'care', 'manager', 'admin'] },
  '/desk/rescue/list': { get: ['adviser', 'care', 'manager', 'admin'] },
  '/desk/rescue/list.csv': { get: ['adviser', 'care', 'manager', 'admin'] },
  '/desk/rescue/new': { get: ['adviser', 'manager', 'admin'], post: ['adviser', 'manager', 'admin'] },
  // Desk: rewards
  '/desk/rewards': { get: ['adviser', 'marketing', 'coordinator', 'manager', 'admin'] },
  '/desk/rewards/new': { get: ['coordinator', 'admin'], post: ['coordinator', 'admin'] },
  '/desk/rewards/orders': { get: ['adviser', 'marketing', 'coordinator', 'manager', 'admin'] },
  '/desk/rewards/orders.csv': { get: ['adviser', 'marketing', 'coordinator', 'manager', 'admin'] },
  '/desk/rewards/:rewardId': {
    get: ['coordinator', 'admin'],
    post: ['coordinator', 'admin'],
    params: { rewardId: 'reward' },
    form: { act: 'stock', delta: '+1', reason: 'delivery' },
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
    form: { intent: 'note', words: 'x' },
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
  '/desk/admin/roles/:role': { get: ['admin'], post: ['admin'], params: { role: 'role' }, form: {} },
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
  '/desk/admin/templates/:templateId': {
    get: ['admin'],
    post: ['admin'],
    params: { templateId: 'template' },
    form: TEMPLATE,
  },
  // The machine room's desk
  '/desk/audit': { get: ['admin'] },
  '/desk/audit.csv': { get: ['admin'] },
  '/desk/jobs': { get: ['admin'], post: ['admin'] },
  // Staff: booking calendar
  '/desk/calendar': {
    get: ['adviser', 'care', 'dealer-admin', 'manager', 'admin'],
    post: ['adviser', 'manager', 'admin'],
    form: { act: 'miss', number: ':deskBooking' },
    owners: ['adviser', 'manager'],
    everywhere: ['admin'],
  },
  '/desk/calendar/affected': { get: ['adviser', 'care', 'dealer-admin', 'manager', 'admin'] },
  '/desk/calendar/block': { get: ['adviser', 'manager', 'admin'], post: ['adviser', 'manager', 'admin'] },
  '/desk/calendar/new': { get: ['adviser', 'manager', 'admin'], post: ['adviser', 'manager', 'admin'] },
  // Desk: rescue, set-up
  '/desk/rescue/set-up': {
    get: ['dealer-admin', 'manager', 'admin'],
    post: ['dealer-admin', 'manager', 'admin'],
  },
  '/desk/rescue/set-up/helpers/:helperId': {
    get: ['dealer-admin', 'manager', 'admin'],
    post: ['dealer-admin', 'manager', 'admin'],
    params: { helperId: 'rescueHelper' },
    form: HELPER,
    owners: ['dealer-admin', 'manager'],
    everywhere: ['admin'],
  },
  '/desk/rescue/set-up/helpers/:helperId/upload': {
    get: ['dealer-admin', 'manager', 'admin'],
    post: ['dealer-admin', 'manager', 'admin'],
    params: { helperId: 'rescueHelper' },
    form: { act: 'remove' },
    owners: ['dealer-admin', 'manager'],
    everywhere: ['admin'],
  },
  // The helpers of the demo club have no picture yet.
  '/desk/rescue/set-up/helpers/:helperId/photo.jpg': {
    get: ['dealer-admin', 'manager', 'admin'],
    params: { helperId: 'rescueHelper' },
    closed: true,
  },
  // What holds for the whole club is headquarters' alone: at a dealer it is not there.
  '/desk/rescue/set-up/entitlements/:tier/:kind': {
    get: ['dealer-admin', 'manager', 'admin'],
    post: ['dealer-admin', 'manager', 'admin'],
    params: { tier: 'rescueTier', kind: 'rescueKind' },
    form: { version: '1', perYear: '2', cover: '1200' },
    owners: [],
    everywhere: ['admin'],
  },
  '/desk/rescue/set-up/levels/:priority': {
    get: ['dealer-admin', 'manager', 'admin'],
    post: ['dealer-admin', 'manager', 'admin'],
    params: { priority: 'rescuePriority' },
    form: RESCUE_LEVEL,
    owners: [],
    everywhere: ['admin'],
  },
  '/desk/rescue/set-up/services/:code': {
    get: ['dealer-admin', 'manager', 'admin'],
    post: ['dealer-admin', 'manager', 'admin'],
    params: { code: 'rescueService' },
    form: {
      ...{ version: '1', 'name.zh': '甲', 'name.en': 'A', skill: 'tyre', base: '200', includedKm: '20' },
      ...{ perKm: '6', night: '20' },
    },
    owners: [],
    everywhere: ['admin'],
  },
  // Desk: points
  '/desk/points': { get: ['adviser', 'care', 'coordinator', 'manager', 'admin'], post: ['coordinator', 'admin'] },
  '/desk/points/accounts/:number': {
    get: ['adviser', 'care', 'coordinator', 'manager', 'admin'],
    post: ['coordinator', 'admin'],
    params: { number: 'member' },
    form: { reason: 'looked at it' },
    owners: ['adviser', 'care', 'manager'],
    everywhere: ['coordinator', 'admin'],
  },
  '/desk/points/adjustments': {
    get: ['adviser', 'care', 'coordinator', 'manager', 'admin'],
    post: ['manager', 'admin'],
  },
  '/desk/points/evaluations': { get: ['adviser', 'care', 'coordinator', 'manager', 'admin'] },
}
