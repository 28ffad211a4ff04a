import { index, layout, type RouteConfig, route } from '@remix-run/route-config'

/** Every URL of the club, in one list. The authorisation matrix enumerates it: a new line here wants one there. */
export default [
  index('routes/public/index.tsx'),

  // Public

  // Owners
  layout('routes/member/layout.tsx', [
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
  route('garage/:vehicleId/documents/:documentId', 'routes/member/garage-document.ts'),

  // Staff
  route('desk/dealer', 'routes/staff/dealer.ts'),
  layout('routes/staff/layout.tsx', [
    route('desk', 'routes/staff/today.tsx'),
    // /desk/…
  ]),

  // Machines
  route('live', 'routes/api/live.ts'),
  route('healthz', 'routes/api/healthz.ts'),
  route('readyz', 'routes/api/readyz.ts'),
  route('metrics', 'routes/api/metrics.ts'),
  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig
