import { index, layout, type RouteConfig, route } from '@remix-run/route-config'

/** Every URL of the club, in one list. The authorisation matrix enumerates it: a new line here wants one there. */
export default [
  index('routes/public/index.tsx'),

  // Public

  // Owners
  layout('routes/member/layout.tsx', [
    // /garage
    // /home
    // /me
  ]),

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
