/** Imports point one way: routes → areas → platform → kernel; areas → db; db → kernel; ui → kernel, i18n. */
const from = (path, pathNot) => ({ path, ...(pathNot ? { pathNot } : {}) })
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: from('^app/kernel/'),
      to: { path: '^(app|db|emails)/', pathNot: '^app/kernel/' },
    },
    {
      name: 'platform-knows-no-area',
      severity: 'error',
      from: from('^app/platform/'),
      to: { path: '^app/(areas|routes|ui)/' },
    },
    {
      name: 'areas-know-no-route',
      severity: 'error',
      from: from('^app/areas/'),
      to: { path: '^app/(routes|wiring|start|server)' },
    },
    {
      name: 'db-knows-kernel-only',
      severity: 'error',
      from: from('^db/[^/]+\\.ts$|^db/schema/', '^db/(doctor|transfer|backup|restore)\\.ts$'),
      to: { path: '^app/', pathNot: '^app/kernel/' },
    },
    {
      name: 'ui-has-no-data',
      severity: 'error',
      from: from('^app/ui/'),
      to: { path: '^app/', pathNot: '^app/(ui|kernel|i18n)/' },
    },
    {
      name: 'areas-meet-by-use-cases',
      comment: 'Another area is reached through its use cases, reads and rules, never its parts or forms.',
      severity: 'error',
      from: { path: '^app/areas/([^/]+)/' },
      to: { path: '^app/areas/[^/]+/(parts/|forms)', pathNot: '^app/areas/$1/' },
    },
    {
      name: 'lucia-behind-platform',
      severity: 'error',
      from: { pathNot: '^app/platform/sessions/' },
      to: { path: 'node_modules/lucia/' },
    },
    {
      name: 'engines-behind-the-store',
      severity: 'error',
      from: { pathNot: '^(db|tests)/' },
      to: { path: 'node_modules/(better-sqlite3|pg|@electric-sql)/' },
    },
    { name: 'app-needs-no-tests', severity: 'error', from: { path: '^(app|db|emails)/' }, to: { path: '^tests/' } },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: '^app/', pathNot: 'routes\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|\\?url$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
