/// <reference types="vitest/config" />
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwind from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

const at = (folder: string) => fileURLToPath(new URL(`./${folder}`, import.meta.url))

/** app/server.ts is the process: the entry of the server build, and what answers in dev. */
const server: Plugin = {
  name: 'marque:server',
  config: {
    order: 'post', // after Remix, which sets its own entry
    handler: (_, { isSsrBuild }) => (isSsrBuild ? { build: { rollupOptions: { input: 'app/server.ts' } } } : undefined),
  },
  configureServer: {
    order: 'pre', // before Remix, whose dev handler would answer without our middleware
    handler: (vite) => () => {
      vite.middlewares.use(async (request, response, next) => {
        try {
          const { app } = await vite.ssrLoadModule('/app/server.ts')
          request.url = request.originalUrl ?? request.url
          app(request, response, next)
        } catch (error) {
          next(error)
        }
      })
    },
  },
}

/** Assets are compressed once, here; the server (sirv with brotli and gzip) only picks the variant. */
const compressed: Plugin = {
  name: 'marque:compressed',
  apply: (_, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        if (source.length < 1_000 || !/\.(js|css|svg|json)$/.test(file.fileName)) continue
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gzipSync(source, { level: 9 }) })
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: brotliCompressSync(source) })
      }
    },
  },
}

const future = {
  v3_fetcherPersist: true,
  v3_lazyRouteDiscovery: true,
  v3_relativeSplatPath: true,
  v3_routeConfig: true,
  v3_singleFetch: false,
  v3_throwAbortReason: true,
}
const suite = (name: string, folders: string[], env = {}, testTimeout = 30_000) => ({
  extends: true as const,
  test: {
    name,
    testTimeout,
    hookTimeout: testTimeout,
    include: folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`),
    // The modules are read once a process, not once a file: a test keeps what it makes to itself.
    isolate: false,
    env,
  },
})

/** Processes against each other: few at a time, and slow to start on a busy machine. */
const races = {
  extends: true as const,
  test: {
    name: 'races',
    include: ['tests/contract/races/**/*.race.ts'],
    globalSetup: ['tests/support/race-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
}

export default defineConfig({
  resolve: { alias: { '~': at('app'), '#db': at('db'), '#emails': at('emails'), '#tests': at('tests') } },
  server: { port: Number(process.env.PORT || 3000), strictPort: true, fs: { strict: false } },
  build: { target: 'es2022' },
  // Found up front: a dependency found at the first click reloads the page with two Reacts in it.
  optimizeDeps: { entries: ['app/{root,entry.client}.tsx', 'app/routes/**/*.tsx'], exclude: ['@node-rs/argon2'] },
  test: {
    setupFiles: ['tests/support/quiet.ts'],
    // Two even on a machine of two cores, where the tests wait for disks and processes as often as they count.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      suite('rules', ['rules']),
      suite('sqlite', ['contract', 'usecases'], { ENGINE: 'sqlite' }),
      // The first test of a file waits for a whole PostgreSQL to be made: half a minute on a busy machine.
      suite('postgres', ['contract', 'usecases'], { ENGINE: 'pglite' }, 60_000),
      suite('routes', ['routes'], { ENGINE: 'sqlite' }),
      races,
    ],
  },
  plugins: process.env.VITEST ? [] : [tailwind(), remix({ future }), server, compressed],
})
