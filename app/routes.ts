import { index, layout, type RouteConfig, route } from '@remix-run/route-config'

/** Every URL of the club, in one list. The authorisation matrix enumerates it: a new line here wants one there. */
export default [
  index('routes/public/index.tsx'),

  // Public
  route('first-administrator', 'routes/public/first-administrator.tsx'),
  route('forgot', 'routes/public/forgot.tsx'),
  route('language', 'routes/public/language.ts'),
  layout('routes/public/account-layout.tsx', [
    route('me/password', 'routes/public/me.password.tsx'),
    route('me/sessions', 'routes/public/me.sessions.tsx'),
  ]),
  route('reset/:token', 'routes/public/reset.tsx'),
  route('sign-in', 'routes/public/sign-in.tsx'),
  route('sign-in/code', 'routes/public/sign-in.code.tsx'),
  route('sign-in/enrol', 'routes/public/sign-in.enrol.tsx'),
  route('sign-in/second-factor', 'routes/public/sign-in.second-factor.tsx'),
  route('sign-out', 'routes/public/sign-out.ts'),
  route('theme', 'routes/public/theme.ts'),
  route('mailbox', 'routes/public/mailbox.tsx'),
  route('mailbox/:messageId/attachments/:place', 'routes/public/mailbox-attachment.ts'),
  route('mailbox/:messageId/html', 'routes/public/mailbox-html.ts'),

  // Owners
  layout('routes/member/layout.tsx', [
    route('book', 'routes/member/book.tsx'),
    route('book/:number', 'routes/member/book-one.tsx'),
    route('book/:number/cancel', 'routes/member/book-cancel.tsx'),
    route('book/:number/time', 'routes/member/book-move.tsx'),
    route('book/new', 'routes/member/book-new.tsx'),
    route('book/new/dealer', 'routes/member/book-new-dealer.tsx'),
    route('book/new/jobs', 'routes/member/book-new-jobs.tsx'),
    route('book/new/time', 'routes/member/book-new-time.tsx'),
    route('book/new/wait', 'routes/member/book-new-wait.tsx'),
    route('garage', 'routes/member/garage.tsx'),
    route('garage/add', 'routes/member/garage-add.tsx'),
    route('garage/:vehicleId', 'routes/member/garage-car.tsx'),
    route('garage/:vehicleId/cluster', 'routes/member/garage-cluster.tsx'),
    route('garage/:vehicleId/documents', 'routes/member/garage-documents.tsx'),
    route('garage/:vehicleId/edit', 'routes/member/garage-edit.tsx'),
    route('garage/:vehicleId/readings', 'routes/member/garage-readings.tsx'),
    route('garage/:vehicleId/release', 'routes/member/garage-release.tsx'),
    // /home
    // /me
  ]),
  route('book/:number/calendar.ics', 'routes/member/book-calendar.ts'),
  route('garage/:vehicleId/documents/:documentId', 'routes/member/garage-document.ts'),

  // Staff
  route('desk/audit.csv', 'routes/staff/audit-csv.ts'),
  route('desk/dealer', 'routes/staff/dealer.ts'),
  route('desk/search', 'routes/staff/search.ts'),
  layout('routes/staff/layout.tsx', [
    route('desk', 'routes/staff/today.tsx'),
    route('desk/admin/dealers', 'routes/staff/admin-dealers.tsx'),
    route('desk/admin/dealers/new', 'routes/staff/admin-dealer-new.tsx'),
    route('desk/admin/dealers/:dealerId', 'routes/staff/admin-dealer.tsx'),
    route('desk/admin/dealers/:dealerId/holidays', 'routes/staff/admin-dealer-holidays.tsx'),
    route('desk/admin/dealers/:dealerId/hours', 'routes/staff/admin-dealer-hours.tsx'),
    route('desk/admin/dealers/:dealerId/units', 'routes/staff/admin-dealer-units.tsx'),
    route('desk/admin/roles', 'routes/staff/admin-roles.tsx'),
    route('desk/admin/roles/:role', 'routes/staff/admin-role.tsx'),
    route('desk/admin/staff', 'routes/staff/admin-staff.tsx'),
    route('desk/admin/staff/new', 'routes/staff/admin-staff-new.tsx'),
    route('desk/admin/staff/:userId', 'routes/staff/admin-staff-person.tsx'),
    route('desk/admin/templates', 'routes/staff/admin-templates.tsx'),
    route('desk/admin/templates/:templateId', 'routes/staff/admin-template.tsx'),
    route('desk/members', 'routes/staff/members.tsx'),
    route('desk/members/new', 'routes/staff/member-new.tsx'),
    route('desk/members/:number', 'routes/staff/member.tsx'),
    route('desk/audit', 'routes/staff/audit.tsx'),
    route('desk/jobs', 'routes/staff/jobs.tsx'),
    // /desk/…
  ]),

  // Machines
  route('live', 'routes/api/live.ts'),
  route('healthz', 'routes/api/healthz.ts'),
  route('readyz', 'routes/api/readyz.ts'),
  route('metrics', 'routes/api/metrics.ts'),
  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig
